import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useSay } from '../language.tsx'
import { type Me, useCalls, useMe, useSite } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { Unfinished } from './factors/Unfinished.tsx'
import { Icon, Mark } from './Icon.tsx'
import { Messages } from './Message.tsx'
import { ReadingSwitches } from './PublicFrame.tsx'
import { Empty, Waiting } from './Screen.tsx'
import { SessionDialogs } from './SessionDialogs.tsx'
import '../bench.css'

/** The workbench: only for people who are signed in. What the header offers follows from what they hold. */
export function BenchFrame() {
  const words = useFrameWords()
  const me = useMe()
  return (
    <div className="bench">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Bar me={me ?? null} />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          {me === undefined ? (
            <Waiting />
          ) : me === null ? (
            <SignInFirst />
          ) : (
            <Unfinished me={me}>
              <Outlet />
            </Unfinished>
          )}
        </Suspense>
      </main>
      <Messages />
      <SessionDialogs />
    </div>
  )
}

function SignInFirst() {
  const words = useFrameWords()
  const { href } = useLocation()
  return (
    <div className="wrap">
      <Empty top title={words.signInFirst.title} why={words.signInFirst.why}>
        <Link className="btn main" to="/sign-in" search={{ next: href }}>
          {words.signIn}
        </Link>
      </Empty>
    </div>
  )
}

function Bar({ me }: { readonly me: Me | null }) {
  const words = useFrameWords()
  const site = useSite()
  const places = usePlaces(me)
  const within = useWithin(places)
  return (
    <header className="bar">
      <Link className="brand" to="/" title={words.pages.home}>
        <Mark />
        <b>{words.name}</b>
      </Link>
      <nav aria-label={words.main}>
        {places.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: /^\/(unit|office)\/[^/]+$/.test(to), includeSearch: false }}
            activeProps={{ className: 'on' }}
            {...(to === within && { className: 'on', 'aria-current': 'true' as const })}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="who">
        {site?.demo ? <span className="demo">{words.demo}</span> : null}
        <ReadingSwitches />
        {me === null ? (
          <Link className="btn sm" to="/sign-in">
            {words.signIn}
          </Link>
        ) : (
          <>
            <Link className="bell" to="/notices" aria-label={words.noticesUnread(me.unread)}>
              <Icon name="bell" />
              {me.unread > 0 ? <span className="num">{me.unread > 99 ? '99+' : me.unread}</span> : null}
            </Link>
            <Link to="/account" aria-label={me.name}>
              <Icon name="person" /> <span className="no-phone">{me.name}</span>
            </Link>
          </>
        )}
      </div>
    </header>
  )
}

interface Place {
  readonly to: string
  readonly label: string
}

/** The place that a page belongs to whose address does not begin with it: condensing goes on in meetings and in directions. */
function useWithin(places: readonly Place[]): string | undefined {
  const { pathname } = useLocation()
  const desks = places.map(({ to }) => to).filter((to) => to.endsWith('/condense'))
  const meetings = /^(\/office\/[^/]+)\/meetings$/.exec(pathname)
  if (meetings !== null) return desks.find((to) => to === `${meetings[1]}/condense`)
  // Which of several offices a direction is of, its address does not say.
  return pathname.startsWith('/directions/') && desks.length === 1 ? desks[0] : undefined
}

/** Where this person works. Offices are called by their names, not by their codes. */
function usePlaces(me: Me | null): readonly Place[] {
  const words = useFrameWords()
  const say = useSay()
  const offices = useCalls().data?.flatMap((it) => it.offices) ?? []
  if (me === null || me.session.owes !== null) return []
  const units = me.memberships.filter((it) => it.state === 'active')
  const holds = (...roles: readonly string[]) => me.staff.some((it) => roles.includes(it.role))
  const desks = new Set(
    me.staff.filter((it) => it.role === 'officer' || it.role === 'office-head').map((it) => it.scope),
  )
  const named = (place: string, name: string) => (units.length > 1 ? `${place} · ${name}` : place)
  const places: Place[] = []
  if (me.staff.length === 0 || units.length > 0)
    places.push({ to: '/suggestions', label: words.pages.suggestions })
  for (const unit of units) {
    if (unit.reviewer || unit.admin)
      places.push({ to: `/unit/${unit.org}/review`, label: named(words.pages.unitQueue, unit.name) })
  }
  for (const unit of units)
    places.push({ to: `/unit/${unit.org}`, label: named(words.pages.unit, unit.name) })
  if (me.memberships.length === 0 && me.staff.length === 0)
    places.push({ to: '/unit/new', label: words.pages.unitNew })
  for (const code of desks) {
    const office = offices.find((it) => it.code === code)
    const name = office === undefined ? code : say(office.name)
    places.push({ to: `/office/${code}`, label: name })
    places.push({
      to: `/office/${code}/condense`,
      label: desks.size > 1 ? `${words.pages.condense} · ${name}` : words.pages.condense,
    })
  }
  if (me.projects || holds('officer', 'office-head'))
    places.push({ to: '/projects', label: words.pages.projects })
  if (me.judging !== null) places.push({ to: '/judging', label: words.judgingOpen(me.judging.open) })
  if (holds('triage')) places.push({ to: '/triage', label: words.pages.triage })
  if (holds('officer', 'office-head', 'triage')) places.push({ to: '/experts', label: words.pages.experts })
  if (holds('triage', 'leader')) places.push({ to: '/guide-assembly', label: words.pages.assembly })
  const counts = holds('leader', 'triage', 'district', 'officer', 'office-head')
  if (counts || units.some((it) => it.reviewer || it.admin))
    places.push({ to: '/statistics', label: words.pages.statistics })
  if (holds('exporter')) places.push({ to: '/exports', label: words.pages.exports })
  if (holds('sys-admin', 'triage', 'auditor')) places.push({ to: '/admin', label: words.pages.admin })
  return places
}
