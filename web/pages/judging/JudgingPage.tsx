import { Link } from '@tanstack/react-router'
import { serverNow } from '../../clock.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { momentOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { Pill, type State } from '../../parts/StatePill.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { useExpertInvitationWords } from '../expert-invitation/words.ts'
import { type Listed, useTasks } from './read.ts'
import { useJudgingWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './judging.css'

/** What an expert is asked to judge, what is due first at the top. */
export default function JudgingPage() {
  const words = useJudgingWords()
  const { profile } = useExpertInvitationWords()
  const me = useMe()
  useTitle(words.title)
  const asked = useTasks()
  const items = asked.data
  const counted = items?.filter((it) => it.state !== 'declined' && it.gone === null) ?? []
  const done = counted.filter((it) => it.state === 'handed-in').length
  const waiting = counted.filter((it) => !it.round.closed && it.state !== 'handed-in').length
  return (
    <div className="admin-page judging-page">
      <div className="hd">
        <h1>{words.title}</h1>
        {counted.length === 0 ? null : (
          <span className="dim num">
            {words.waiting(waiting)}　{words.progress(done, counted.length)}
          </span>
        )}
        {me?.judging ? <Link to="/judging/profile">{profile.title}</Link> : null}
      </div>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : items === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.empty} why={words.emptyWhy} />
      ) : (
        <Tasks items={items} />
      )}
    </div>
  )
}

function Tasks({ items }: { readonly items: readonly Listed[] }) {
  const words = useJudgingWords()
  const { columns } = words
  return (
    <Sheet
      stacks
      caption={words.title}
      heads={[columns.what, columns.round, columns.due, columns.sheet, columns.state]}
    >
      {items.map((it) => (
        <Row key={it.id} it={it} />
      ))}
    </Sheet>
  )
}

/** As far along as these states of a suggestion. */
const like: Record<Listed['state'] | 'closed', State> = {
  invited: 'submitted',
  accepted: 'condensing',
  declined: 'withdrawn',
  'handed-in': 'adopted',
  closed: 'withdrawn',
}

function Row({ it }: { readonly it: Listed }) {
  const words = useJudgingWords()
  const say = useSay()
  const language = useLanguage()
  const step = it.round.closed && it.state !== 'handed-in' ? 'closed' : it.state
  const late =
    !it.round.closed && it.state !== 'handed-in' && it.round.due !== null && it.round.due < serverNow()
  const about = [it.kind, it.field].flatMap((one) => (one === null ? [] : [say(one)]))
  const name = it.gone !== null ? words.gone[it.gone].title : it.title === '' ? words.untitled : it.title
  return (
    <tr>
      <td className="judged">
        <Link to="/judging/$id" params={{ id: it.id }}>
          <b>{name}</b>
        </Link>
        {about.length === 0 ? null : <small className="dim">{about.join(' · ')}</small>}
      </td>
      <td>
        {it.round.title}
        <small className="dim">{say(it.office.name)}</small>
      </td>
      <td className="num">
        {it.round.due === null ? words.noDue : words.due(momentOf(it.round.due, language))}
        {late && it.gone === null && it.state !== 'declined' ? (
          <small className="late">
            <Icon name="clock" /> {words.overdue}
          </small>
        ) : null}
      </td>
      <td className="num">
        {it.gone === null && (it.state === 'accepted' || it.state === 'handed-in')
          ? words.filled(it.filled, it.of)
          : ''}
      </td>
      <td>
        <Pill like={like[step]} word={words.states[step]} />
      </td>
    </tr>
  )
}
