import { useState } from 'react'
import type { AskedSection } from '#core/form/asked.ts'
import type { Progress } from '#core/form/progress.ts'
import { isAboutBlank } from '../../form/FieldRow.tsx'
import { gather } from '../../form/finding-text.ts'
import type { Snapshot } from '../../form/keeper.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'

interface Props {
  readonly answered: Answered
  readonly place: string
  readonly present: Snapshot['present']
  readonly me: string
  /** Fields that somebody asks to be changed, once for each remark. */
  readonly remarked: readonly string[]
  readonly onGo: (section: string) => void
  /** What the unit's profile brings along stands first, as a section that is done. */
  readonly unit?: boolean
}

export type Doneness = 'open' | 'half' | 'ok'

/** Whether a section is done: everything demanded is there and nothing blocks. */
export const donenessOf = (it: Progress | undefined): Doneness =>
  it === undefined || (it.answered === 0 && (it.required > 0 || it.must > 0))
    ? 'open'
    : it.must === 0 && it.requiredAnswered === it.required
      ? 'ok'
      : 'half'

/** The sections by group, each with how far it is; on a phone a list that opens. */
export function TaskList({ answered, place, present, me, remarked, onGo, unit = true }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { sections, progress } = answered
  const before = unit ? 1 : 0
  const done = sections.filter((it) => donenessOf(progress.get(it.section.id)) === 'ok').length + before
  const total = sections.length + before
  const all = [...progress.values()]
  const required = all.reduce((sum, it) => sum + it.required, 0)
  const share =
    required === 0
      ? 100
      : Math.floor((all.reduce((sum, it) => sum + it.requiredAnswered, 0) * 100) / required)
  const groups = groupsOf(sections)
  const current = sections.findIndex((it) => it.section.id === place)
  const go = (to: string) => {
    setOpen(false)
    onGo(to)
  }
  const item = (id: string, title: string, is: Doneness, note: string, wrong: boolean) => (
    <li key={id} className={`${is} ${id === place ? 'on' : ''}`}>
      <button type="button" aria-current={id === place ? 'step' : undefined} onClick={() => go(id)}>
        <Shape is={is} />
        <span>{title}</span>
        <small className={wrong ? 'f' : undefined}>{note}</small>
        <span className="unseen">{words.tasks.done[is]}</span>
      </button>
    </li>
  )
  const noteOf = ({ section, fields }: AskedSection): { note: string; wrong: boolean } => {
    const ids = new Set(fields.map((it) => it.id))
    const wrong = gather(
      answered.findings.filter((it) => ids.has(it.field) && it.weight === 'must' && !isAboutBlank(it)),
    ).length
    if (wrong > 0) return { note: words.tasks.must(wrong), wrong: true }
    const asked = remarked.filter((it) => ids.has(it)).length
    if (asked > 0) return { note: words.tasks.remarks(asked), wrong: true }
    const other = present.find(
      (it) => it.id !== me && it.path !== null && ids.has(it.path.split('/')[0] ?? ''),
    )
    if (other !== undefined) return { note: words.tasks.writing(other.name), wrong: false }
    const it = progress.get(section.id)
    if (it === undefined || it.asked === 0) return { note: '', wrong: false }
    return {
      note:
        it.required === 0 && it.answered === 0
          ? words.optional
          : it.required === 0
            ? `${it.answered}/${it.asked}`
            : `${it.requiredAnswered}/${it.required}`,
      wrong: false,
    }
  }
  const list = (
    <>
      <div className="prog">
        <div className="row sp small">
          <span>{words.tasks.progress(done, total)}</span>
          <span className="num dim">{share}%</span>
        </div>
        <progress value={share} max={100} aria-label={words.tasks.progress(done, total)} />
      </div>
      {groups.map(({ title, members }, at) => (
        <div key={title.zh}>
          <h2>{say(title)}</h2>
          <ul>
            {at === 0 && unit ? item('unit', words.tasks.unit, 'ok', words.tasks.auto, false) : null}
            {members.map((it) => {
              const { note, wrong } = noteOf(it)
              return item(
                it.section.id,
                say(it.section.title),
                donenessOf(progress.get(it.section.id)),
                note,
                wrong,
              )
            })}
          </ul>
        </div>
      ))}
    </>
  )
  return (
    <>
      <nav className="task no-phone" aria-label={words.tasks.label}>
        {list}
      </nav>
      <div className="only-phone picker">
        <button type="button" className="section-pick" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>
            <b>{words.tasks.nth(current + 1 + before)}</b>
            {'　'}
            {current < 0 ? words.tasks.unit : say(sections[current]?.section.title ?? { zh: '', en: '' })}
          </span>
          <span className="row dim small num">
            {done}/{total}
            <Icon name={open ? 'up' : 'down'} />
          </span>
        </button>
        {open ? (
          <nav className="task" aria-label={words.tasks.label}>
            {list}
          </nav>
        ) : null}
      </div>
    </>
  )
}

function Shape({ is }: { readonly is: Doneness }) {
  if (is === 'ok')
    return (
      <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <circle cx="7" cy="7" r="5.8" fill="currentColor" />
        <path d="m4.4 7.2 1.8 1.8 3.4-3.6" fill="none" stroke="#fff" strokeWidth="1.5" />
      </svg>
    )
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {is === 'half' ? <path d="M7 4a3 3 0 0 1 0 6Z" fill="currentColor" /> : null}
    </svg>
  )
}

interface Group {
  readonly title: AskedSection['section']['group']
  readonly members: AskedSection[]
}

/** Neighbours under one heading stand together; a heading that comes again is not repeated. */
function groupsOf(sections: readonly AskedSection[]): readonly Group[] {
  const groups: Group[] = []
  for (const it of sections) {
    const known = groups.find((one) => one.title.zh === it.section.group.zh)
    if (known === undefined) groups.push({ title: it.section.group, members: [it] })
    else known.members.push(it)
  }
  return groups
}
