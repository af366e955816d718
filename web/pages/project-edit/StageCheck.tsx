import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { fieldsOf } from '#core/form/asked.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { ProblemError, request } from '../../api.ts'
import { gather } from '../../form/finding-text.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { newId } from '../../new-id.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { askProject } from '../project/read.ts'
import { useProjectsWords } from '../projects/words.ts'
import { SectionFindings } from '../suggestion-edit/SectionFindings.tsx'
import type { StageProps } from './StageEditor.tsx'
import { useProjectEditWords } from './words.ts'

interface Props extends StageProps {
  readonly form: Form
  readonly lists: Lists
  readonly answered: Answered
  readonly office: string
  readonly onGo: (field: string, path?: string) => void
  readonly onBack: () => void
  readonly onStrict: (strict: boolean) => void
  readonly onHanded: () => void
}

/** Every finding by section, what happens next, and the one button that hands in. */
export function StageCheck(props: Props) {
  const { draft, view, keeper, answered, office, onStrict } = props
  const editor = useEditorWords()
  const words = useProjectEditWords()
  const projects = useProjectsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [checked, setChecked] = useState<readonly Finding[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [handed, setHanded] = useState(false)
  const key = useRef(newId())
  const list = useRef<HTMLDivElement>(null)
  const paper = projects.papers[draft.stage]

  // The sentence of an error does not depend on what is checked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const check = useCallback(
    async (since: string | null = null) => {
      setProblem(since)
      if (!(await keeper.flush())) setProblem(editor.check.unsaved)
      try {
        const { findings } = await request('GET /projects/:id/check', { params: { id: draft.id } })
        setChecked(findings as readonly Finding[])
      } catch (error) {
        setProblem(sentence(error))
      }
    },
    [keeper, draft.id, editor],
  )
  useEffect(() => {
    onStrict(true)
    void check()
  }, [check, onStrict])
  useEffect(() => {
    if (handed) document.getElementById('sheet-title')?.focus({ preventScroll: true })
  }, [handed])

  const findings = checked ?? answered.findings
  const all = gather(findings)
  const must = all.filter((it) => it.finding.weight === 'must').length
  const mayHandIn = view.may.includes('hand-in')
  const handIn = async () => {
    if (must > 0) {
      setProblem(editor.check.firstFix(must))
      list.current?.querySelector<HTMLElement>('a, button')?.focus()
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      if (!(await keeper.flush())) {
        setProblem(editor.check.unsaved)
        return
      }
      await request('POST /projects/:id/hand-in', {
        params: { id: draft.id },
        body: { revision: keeper.snapshot().revision, key: key.current },
      })
      setHanded(true)
      props.onHanded()
      void keeper.close()
      void askProject(queries, draft.id)
      window.scrollTo({ top: 0 })
    } catch (error) {
      const says = sentence(error)
      setProblem(says)
      if (error instanceof ProblemError && error.problem.why !== 'slow-down') {
        key.current = newId()
        // What has changed meanwhile is shown beside the refusal, not in its place.
        void check(says)
      }
    } finally {
      setBusy(false)
    }
  }

  if (handed)
    return (
      <div className="mid whole">
        <div className="sheet">
          <header>
            <h2 id="sheet-title" tabIndex={-1}>
              {words.handed(paper)}
            </h2>
            <p className="sub">{words.after[draft.stage](office)}</p>
          </header>
          <div>
            <Link className="btn main" to="/projects/$id" params={{ id: draft.id }}>
              {words.toProject}
            </Link>
          </div>
        </div>
      </div>
    )
  const fields = new Map(fieldsOf(props.form).map((it) => [it.id, it]))
  return (
    <div className="mid whole">
      <div className="sheet check-sheet">
        <header>
          <h2 id="sheet-title" tabIndex={-1}>
            {words.title}
          </h2>
          <p className="sub">{checked === null ? words.checking : words.summary(must, all.length - must)}</p>
        </header>
        <div ref={list}>
          <SectionFindings
            answered={answered}
            findings={findings}
            fields={fields}
            lists={props.lists}
            onGo={props.onGo}
          />
        </div>
        {checked !== null && findings.length === 0 ? (
          <p className="find good">
            <b>
              <Icon name="check" /> {editor.check.allGood}
            </b>
          </p>
        ) : null}
        <section className="check-group">
          <h3>{words.next}</h3>
          <p>{mayHandIn ? words.after[draft.stage](office) : words.leaderHandsIn(view.leader.name)}</p>
          {mayHandIn ? <p className="small sub">{words.kept}</p> : null}
        </section>
        {problem === null ? null : (
          <p className="find block" role="alert">
            <b>
              <Icon name="block" /> {words.notYet}
            </b>
            {'　'}
            {problem}
          </p>
        )}
      </div>
      <div className="foot2">
        <button type="button" className="btn" onClick={props.onBack}>
          <Icon name="left" />
          {editor.check.back}
        </button>
        <span className="grow" />
        <button type="button" className="btn no-phone" onClick={() => void check()}>
          {editor.check.again}
        </button>
        {mayHandIn ? (
          <button
            type="button"
            className="btn main"
            aria-disabled={busy}
            onClick={() => (busy ? undefined : void handIn())}
          >
            {busy ? words.handing : words.handIn(paper)}
          </button>
        ) : null}
      </div>
    </div>
  )
}
