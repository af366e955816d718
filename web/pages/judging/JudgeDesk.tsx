import { Link, useBlocker } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { FormView } from '../../form/FormView.tsx'
import type { Keeper } from '../../form/keeper.ts'
import { SaveStatus } from '../../form/SaveStatus.tsx'
import { momentOf } from '../../form/time.ts'
import { useKeeper } from '../../form/use-keeper.ts'
import { sheetWire } from '../../form/wire.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Waiting } from '../../parts/Screen.tsx'
import type { Call, Me } from '../../session.tsx'
import { DeclineDialog } from './DeclineDialog.tsx'
import type { Task } from './read.ts'
import { SheetContexts } from './SheetContexts.tsx'
import { SubjectText } from './SubjectText.tsx'
import { WriteSheet } from './WriteSheet.tsx'
import { useJudgingWords } from './words.ts'

interface Props {
  readonly task: Task
  readonly me: Me
  readonly calls: readonly Call[]
  readonly onDone: () => Promise<unknown>
}

/** The text on the left, the sheet on the right; one below the other where there is no room, with a bar between them. */
export function JudgeDesk(props: Props) {
  const { task } = props
  return task.may.includes('write') ? <Write {...props} /> : <Handed {...props} />
}

function Write(props: Props) {
  const { task, me, calls } = props
  const editor = useEditorWords()
  const form = task.sheet?.form
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is heard later is merged by the keeper, which is not opened anew.
  const beginning = useMemo(() => {
    if (task.sheet === null || form === undefined) return
    return {
      form,
      me: me.person,
      rev: task.sheet.rev,
      revision: 0,
      callVersion: task.id,
      otherForm: '',
      answers: task.sheet.answers,
      present: [],
      secrecyWords: calls.find((it) => it.id === task.call)?.secrecyWords ?? [],
      wire: sheetWire(task.id),
      unkeepable: (problem: string) =>
        editor.unkeepable[problem as keyof typeof editor.unkeepable] ?? editor.unkeepable.other,
    }
  }, [task.id, me.person])
  const keeper = useKeeper(task.id, beginning)
  if (!keeper) return <Waiting />
  return <Writing {...props} keeper={keeper} />
}

function Writing(props: Props & { readonly keeper: Keeper }) {
  const { task, me, keeper, onDone } = props
  const words = useJudgingWords()
  const editor = useEditorWords()
  const [declining, setDeclining] = useState(false)
  // Within the site, too, nobody leaves a text behind that only this page holds without having been asked.
  useBlocker({
    enableBeforeUnload: false,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && keeper.snapshot().onlyHere && !window.confirm(editor.save.leave),
  })
  return (
    <SheetContexts task={task} keeper={keeper} me={me.person}>
      {(it) => (
        <Desk
          task={task}
          status={<SaveStatus incomplete={it.findings.some((one) => one.weight === 'must')} />}
          acts={
            <button type="button" className="btn sm" onClick={() => setDeclining(true)}>
              {words.conflict}
            </button>
          }
        >
          <WriteSheet task={task} keeper={keeper} answered={it} onDone={onDone} />
          {declining ? (
            <DeclineDialog
              task={task.id}
              title={words.decline.titleWhile}
              onDone={onDone}
              onClose={() => setDeclining(false)}
            />
          ) : null}
        </Desk>
      )}
    </SheetContexts>
  )
}

/** After handing in: the same, to read. */
function Handed({ task }: Props) {
  const words = useJudgingWords()
  const language = useLanguage()
  const answers = useMemo(
    () =>
      Object.fromEntries(
        (task.sheet?.answers ?? []).filter((it) => it.value !== null).map((it) => [it.path, it.value]),
      ),
    [task.sheet],
  )
  if (task.sheet === null) return null
  return (
    <Desk task={task} status={null} acts={null}>
      {task.handedInAt === null ? null : (
        <p className="handed num">
          <Icon name="check" /> {words.handedIn(momentOf(task.handedInAt, language))}
        </p>
      )}
      <FormView form={task.sheet.form} lists={{}} answers={answers} />
    </Desk>
  )
}

interface DeskProps {
  readonly task: Task
  readonly status: ReactNode
  readonly acts: ReactNode
  readonly children: ReactNode
}

function Desk({ task, status, acts, children }: DeskProps) {
  const words = useJudgingWords()
  const say = useSay()
  const language = useLanguage()
  return (
    <>
      <header className="dir-head judge-head">
        <div className="dir-name">
          <p className="to">
            <Link to="/judging">{words.title}</Link>
            <span>{task.round.title}</span>
            {task.round.due === null ? null : (
              <span className="num">{words.due(momentOf(task.round.due, language))}</span>
            )}
            <span className="num">{words.from(say(task.office.name), task.office.phone)}</span>
          </p>
          <h1>{task.title}</h1>
        </div>
        <div className="dir-acts">
          {status}
          {acts}
          <nav className="judge-jumps" aria-label={words.title}>
            <a href="#judged">{words.toText}</a>
            <a href="#sheet">{words.toSheet}</a>
          </nav>
        </div>
      </header>
      <div className="judge-cols">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on its own must be reachable by keyboard */}
        <section id="judged" className="judge-text" aria-label={words.text} tabIndex={0}>
          <SubjectText task={task} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on its own must be reachable by keyboard */}
        <section id="sheet" className="judge-sheet" aria-label={words.sheet} tabIndex={0}>
          {children}
        </section>
      </div>
    </>
  )
}
