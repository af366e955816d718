import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { fieldsOf } from '#core/form/asked.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { type Answer, ProblemError, request } from '../../api.ts'
import { gather } from '../../form/finding-text.ts'
import type { Keeper } from '../../form/keeper.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { Waiting } from '../../parts/Screen.tsx'
import { Receipt } from '../suggestion/Receipt.tsx'
import type { Destination } from './Editor.tsx'
import type { Draft } from './EditPage.tsx'
import { SectionFindings } from './SectionFindings.tsx'
import { UnitFindings } from './UnitFindings.tsx'

interface Props {
  readonly draft: Draft
  readonly keeper: Keeper
  readonly form: Form
  readonly lists: Lists
  readonly answered: Answered
  readonly destination: Destination | null
  readonly onGo: (field: string, path?: string) => void
  readonly onBack: () => void
  readonly onStrict: (strict: boolean) => void
  /** Handed in: nothing can be written here any more. */
  readonly onHanded: () => void
}

type Checked = Answer<'POST /suggestions/:id/check'>

/** Every finding by section, where it goes and who reads it, then the one button that hands in. */
export function CheckPage(props: Props) {
  const { draft, keeper, answered, onStrict } = props
  const { suggestion } = draft
  const words = useEditorWords()
  const say = useSay()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [checked, setChecked] = useState<Checked | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [handed, setHanded] = useState<Answer<'POST /suggestions/:id/hand-in'> | null>(null)
  const key = useRef(newId())
  const list = useRef<HTMLDivElement>(null)

  // The sentence of an error does not depend on what is checked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const check = useCallback(
    async (since: string | null = null) => {
      setProblem(since)
      const saved = await keeper.flush()
      if (!saved) setProblem(words.check.unsaved)
      try {
        setChecked(await request('POST /suggestions/:id/check', { params: { id: suggestion.id } }))
      } catch (error) {
        setProblem(sentence(error))
      }
    },
    [keeper, suggestion.id, words],
  )
  useEffect(() => {
    onStrict(true)
    void check()
  }, [check, onStrict])

  // The button that handed in is gone: the keyboard goes on from the receipt.
  useEffect(() => {
    if (handed !== null) document.getElementById('sheet-title')?.focus({ preventScroll: true })
  }, [handed])

  const findings = (checked?.findings ?? answered.findings) as readonly Finding[]
  const all = gather(findings)
  const must = all.filter((it) => it.finding.weight === 'must').length
  const should = all.length - must
  const refused = checked?.refused ?? null
  const quota = checked?.quota ?? null
  const full = quota !== null && quota.used >= quota.allowed

  const handIn = async () => {
    if (must > 0 || refused !== null || full) {
      setProblem(
        must > 0
          ? words.check.firstFix(must)
          : refused !== null
            ? say(refused)
            : words.check.quotaFull(quota?.allowed ?? 0),
      )
      list.current?.querySelector<HTMLElement>('a, button')?.focus()
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      if (!(await keeper.flush())) throw new Error('unsaved')
      const answer = await request('POST /suggestions/:id/hand-in', {
        params: { id: suggestion.id },
        body: { revision: keeper.snapshot().revision, key: key.current },
      })
      setHanded(answer)
      props.onHanded()
      void keeper.close()
      void queries.invalidateQueries({ queryKey: ['suggestions'] })
      void queries.invalidateQueries({ queryKey: ['suggestion', suggestion.id] })
      window.scrollTo({ top: 0 })
    } catch (error) {
      const unsaved = error instanceof Error && error.message === 'unsaved'
      const says = unsaved ? words.check.unsaved : sentence(error)
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

  if (handed !== null)
    return (
      <div className="mid whole">
        <Receipt suggestion={handed.suggestion} receipt={handed.receipt} />
      </div>
    )
  const fields = new Map(fieldsOf(props.form).map((it) => [it.id, it]))
  const goes = checked?.destination
  return (
    <div className="mid whole">
      <div className="sheet check-sheet">
        <header>
          <h2 id="sheet-title" tabIndex={-1}>
            {words.check.title}
          </h2>
          <p className="sub">
            {checked === null
              ? words.check.checking
              : full && must === 0
                ? words.check.quotaGone
                : words.check.summary(must, should)}
          </p>
        </header>
        {checked === null && problem === null ? <Waiting /> : null}
        <div ref={list}>
          <UnitFindings org={suggestion.org.id} findings={findings.filter((it) => !fields.has(it.field))} />
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
              <Icon name="check" /> {words.check.allGood}
            </b>
          </p>
        ) : null}
        <section className="check-group">
          <h3>{words.check.where}</h3>
          {refused !== null ? (
            <p className="find block">
              <b>
                <Icon name="block" /> {words.check.refused}
              </b>
              {'　'}
              {say(refused)}
            </p>
          ) : (
            <dl className="pairs">
              <dt>{words.check.office}</dt>
              <dd className="num">
                {goes === undefined || goes === null
                  ? (props.destination?.name ?? words.destinationOpen)
                  : `${say(goes.name)} ${goes.phone}`}
              </dd>
              {checked === null || checked.recipients.length === 0 ? null : (
                <>
                  <dt>{words.check.recipients}</dt>
                  <dd>{checked.recipients.join(words.and)}</dd>
                </>
              )}
              {quota === null ? null : (
                <>
                  <dt>{words.check.quota}</dt>
                  <dd className="num">{words.check.quotaUsed(quota.used, quota.allowed)}</dd>
                </>
              )}
              <dt>{words.check.after}</dt>
              <dd>{words.check.afterwards}</dd>
            </dl>
          )}
          {full && refused === null ? (
            <p className="find block">
              <b>
                <Icon name="block" /> {words.check.quotaGone}
              </b>
              {'　'}
              {words.check.quotaFull(quota.allowed)}
            </p>
          ) : null}
        </section>
        {problem === null ? null : (
          <p className="find block" role="alert">
            <b>
              <Icon name="block" /> {words.check.notYet}
            </b>
            {'　'}
            {problem}
          </p>
        )}
      </div>
      <div className="foot2">
        <button type="button" className="btn" onClick={props.onBack}>
          <Icon name="left" />
          {words.check.back}
        </button>
        <span className="grow no-phone small dim">{words.check.oneVersion}</span>
        <button type="button" className="btn no-phone" onClick={() => void check()}>
          {words.check.again}
        </button>
        <button
          type="button"
          className="btn main"
          aria-disabled={busy}
          onClick={() => (busy ? undefined : void handIn())}
        >
          {busy ? words.check.handing : words.check.handIn}
        </button>
      </div>
    </div>
  )
}
