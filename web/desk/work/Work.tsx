import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react'
import type { Field } from '#core/form/form.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import { useMe } from '../../session.tsx'
import { useNames } from '../names.ts'
import { type One, useFormOf, useOne } from '../read.ts'
import { Timeline } from '../Timeline.tsx'
import { useDeskWords } from '../words.ts'
import { Assign, useDesk } from './Assign.tsx'
import { Decide } from './Decide.tsx'
import type { Decision } from './decision.ts'
import { Facts } from './Facts.tsx'
import { Files } from './Files.tsx'
import { type Gone, goneBy } from './heads.ts'
import { JustGone } from './JustGone.tsx'
import { mayBecomeProject, seesLikeness } from './readers.ts'

const Official = lazy(() => import('./Official.tsx'))
const Similar = lazy(() => import('./Similar.tsx'))
const OpenProject = lazy(() => import('./OpenProject.tsx'))
const Compare = lazy(() => import('./Official.tsx').then((it) => ({ default: it.Compare })))

const tabs = ['summary', 'form', 'compare', 'timeline', 'files'] as const
type Tab = (typeof tabs)[number]

/** A decision that a key chose for one suggestion; `n` grows at every press. */
export interface AskedByKey {
  readonly of: string
  readonly decision: 'accept' | 'return'
  readonly n: number
}

interface Props {
  readonly id: string
  readonly whole: boolean
  readonly asked?: AskedByKey | null
  readonly next: (() => void) | null
  readonly onDone?: (decision: Decision) => void
  readonly onClose?: () => void
  readonly tools?: ReactNode
}

/** Everything about one suggestion on one page: what it says, how it changed, what happened, and the decision. */
export function Work({ id, ...rest }: Props) {
  const me = useMe()
  // Frozen or handed on by this reader just now, and out of sight since.
  const [left, setLeft] = useState<{ readonly it: One; readonly gone: Gone }>()
  const gone = left?.it.id === id
  const one = useOne(gone ? '' : id)
  if (gone)
    return <JustGone {...left} whole={rest.whole} {...(rest.onClose ? { onClose: rest.onClose } : {})} />
  if (one.isError)
    return (
      <div className="pad">
        <Broken top={rest.whole} error={one.error} again={() => void one.refetch()} />
      </div>
    )
  if (one.data === undefined) return <Waiting />
  const it = one.data
  const done = (decision: Decision, after: One | null) => {
    const why = goneBy(me, decision, it, after)
    if (why !== null) setLeft({ it, gone: why })
    rest.onDone?.(decision)
  }
  return <Opened key={id} it={it} {...rest} onDone={done} />
}

function Opened({
  it,
  whole,
  asked = null,
  next,
  onDone,
  onClose,
  tools,
}: Omit<Props, 'id' | 'onDone'> & {
  readonly it: One
  readonly onDone: (decision: Decision, after: One | null) => void
}) {
  const words = useDeskWords()
  const say = useSay()
  const names = useNames(it.call)
  const form = useFormOf(it.call, it.kind, it.callVersion)?.form
  const [tab, setTab] = useState<Tab>('summary')
  const title = it.title || (it.state === 'purged' ? words.removed : words.untitled)
  const label = (id: string): string => {
    const field = form?.sections
      .flatMap((section): readonly Field[] => section.fields)
      .find((one) => one.id === id)
    return field === undefined ? id : say(field.label)
  }
  // The next level below the title, which is the page's own heading only where the page is whole.
  const Heading = whole ? 'h2' : 'h3'
  const assigns = it.may.includes('assign')
  const me = useMe()
  const works = me?.staff.some((held) => held.scope === it.office || held.role === 'triage') ?? false
  const people = useDesk(works ? it.office : null).data?.people ?? []
  const byId = Object.fromEntries(people.map((one) => [one.id, one.name]))
  return (
    <>
      <div className="t">
        <div className="row sp small">
          <span className="dim num">
            {it.no ?? words.unnumbered}
            {it.versions === 0 ? '' : ` ${words.version(it.versions)}`}
          </span>
          <span className="row">
            {tools}
            {whole ? null : (
              <Link to="/suggestions/$id/work" params={{ id: it.id }}>
                {words.fullPage}
              </Link>
            )}
            {onClose === undefined ? null : (
              <button
                type="button"
                className="btn text icon sm"
                aria-label={words.closeSide}
                onClick={onClose}
              >
                <Icon name="close" />
              </button>
            )}
          </span>
        </div>
        {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
        <p className="row small sub wrapping">
          <StatePill state={it.state} />
          <Since it={it} />
        </p>
        <TabList id={it.id} tab={tab} onTab={setTab} />
      </div>
      <div
        className="scroll"
        role="tabpanel"
        id={`panel-${it.id}`}
        aria-labelledby={`tab-${it.id}-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {whole ? <h2 className="unseen">{words.tabs[tab]}</h2> : null}
        <Suspense fallback={<Waiting />}>
          {tab === 'summary' ? (
            <>
              <Facts it={it} names={names} label={label} />
              {assigns ? <Assign it={it} /> : null}
              {mayBecomeProject(me, it) ? <OpenProject it={it} heading={Heading} /> : null}
              {seesLikeness(me, it) ? <Similar it={it} heading={Heading} /> : null}
              <Heading className="past">{words.tabs.timeline}</Heading>
              <Timeline id={it.id} names={names} label={label} people={byId} />
            </>
          ) : null}
          {tab === 'form' ? <Official it={it} /> : null}
          {tab === 'compare' ? <Compare it={it} /> : null}
          {tab === 'timeline' ? <Timeline id={it.id} names={names} label={label} people={byId} /> : null}
          {tab === 'files' ? <Files id={it.id} version={it.versions} label={label} /> : null}
        </Suspense>
      </div>
      <Decide
        it={it}
        heading={Heading}
        names={names}
        label={label}
        asked={asked}
        next={next}
        onDone={onDone}
      />
    </>
  )
}

function Since({ it }: { readonly it: One }) {
  const words = useDeskWords()
  if (it.waiting === null) return null
  return (
    <span className="num">
      {it.triage ? `${words.inTriage} · ` : ''}
      {words.waited(it.waiting)}
      {it.overdue ? <b className="late"> {words.overdue}</b> : null}
    </span>
  )
}

interface TabsProps {
  readonly id: string
  readonly tab: Tab
  readonly onTab: (tab: Tab) => void
}

function TabList({ id, tab, onTab }: TabsProps) {
  const words = useDeskWords()
  const turn = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const to = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
    if (by === 0 || to === undefined) return
    event.preventDefault()
    onTab(to)
    document.getElementById(`tab-${id}-${to}`)?.focus()
  }
  return (
    <div className="work-tabs" role="tablist" onKeyDown={turn}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${id}-${name}`}
          aria-controls={`panel-${id}`}
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          className={name === tab ? 'on' : ''}
          onClick={() => onTab(name)}
        >
          {words.tabs[name]}
        </button>
      ))}
    </div>
  )
}
