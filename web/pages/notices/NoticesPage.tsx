import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { More } from '../../desk/More.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { useLanguage } from '../../language.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useAskAgain, useMe } from '../../session.tsx'
import { useNoticeWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'

type One = Answer<'GET /notices'>['items'][number]

/** What the person was told, newest first; the same sentences went out as mail. */
export default function NoticesPage() {
  const words = useAdminWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const askAgain = useAskAgain()
  useTitle(words.notices.title)
  const { asked, items, first } = usePages(['notices'], async (cursor, signal) => {
    const page = await request('GET /notices', { signal, query: { cursor } })
    return { ...page, total: page.items.length }
  })
  const read = (ids: string[]) =>
    request('POST /notices/read', { body: { ids } }).then(
      async () => {
        await queries.invalidateQueries({ queryKey: ['queue', 'notices'] })
        await askAgain()
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  return (
    <div className="admin-page">
      <div className="hd">
        <h1>{words.notices.title}</h1>
        <span className="dim num">{first === undefined ? '' : words.notices.unread(first.unread)}</span>
        {first === undefined || first.unread === 0 ? null : (
          <button type="button" className="btn sm tools" onClick={() => void read([])}>
            {words.notices.readAll}
          </button>
        )}
      </div>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.notices.empty} why={words.notices.emptyWhy} />
      ) : (
        <>
          <ul>
            {items.map((it) => (
              <NoticeRow key={it.id} it={it} onRead={() => void read([it.id])} />
            ))}
          </ul>
          <More asked={asked} />
        </>
      )}
    </div>
  )
}

/** The published directions that a letter leads to. */
const directionsIn = ({ directions }: Readonly<Record<string, unknown>>) =>
  Array.isArray(directions)
    ? (directions as readonly { readonly no: string; readonly title: string; readonly address: string }[])
    : []

function NoticeRow({ it, onRead }: { readonly it: One; readonly onRead: () => void }) {
  const words = useAdminWords()
  const notices = useNoticeWords()
  const language = useLanguage()
  const me = useMe()
  const tell = notices[it.sort as keyof typeof notices] as
    | ((params: Readonly<Record<string, unknown>>) => { readonly title: string; readonly body: string })
    | undefined
  const told = tell?.(it.params) ?? { title: it.sort, body: '' }
  const staff = (me?.staff.length ?? 0) > 0
  const reviews = me?.memberships.some((held) => held.reviewer) ?? false
  return (
    <li className={it.readAt === null ? 'notice unread' : 'notice'}>
      <div className="row sp">
        <b>{told.title}</b>
        <span className="dim small num nb">{formatInstant(it.at, language)}</span>
      </div>
      <p className="sub">{told.body}</p>
      <div className="row small">
        {it.suggestion === null ? null : (
          <Link
            to={staff || reviews ? '/suggestions/$id/work' : '/suggestions/$id'}
            params={{ id: it.suggestion }}
            onClick={onRead}
          >
            {words.notices.open}
          </Link>
        )}
        {it.suggestion === null && it.org !== null ? (
          <Link to={staff ? '/admin/orgs' : '/unit/$id'} params={{ id: it.org }} onClick={onRead}>
            {words.notices.openUnit}
          </Link>
        ) : null}
        {it.project === null ? null : (
          <Link to="/projects/$id" params={{ id: it.project }} onClick={onRead}>
            {words.notices.openProject}
          </Link>
        )}
        {it.sort === 'export-ready' || it.sort === 'export-failed' ? (
          <a href="/exports" onClick={onRead}>
            {words.notices.openExports}
          </a>
        ) : null}
        {directionsIn(it.params).map(({ no, title, address }) => (
          <a key={address} href={new URL(address).pathname} onClick={onRead}>
            {no} {title}
          </a>
        ))}
        {it.readAt === null ? <span className="dim">{words.notices.isUnread}</span> : null}
      </div>
    </li>
  )
}
