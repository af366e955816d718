import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { ExportView } from '#api/exports.ts'
import { formatCount, formatInstant, formatSize } from '#text/format.ts'
import { type Answer, addressOf, request } from '../../api.ts'
import { More } from '../../desk/More.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { ExportStanding, underWay } from '../../parts/ExportButton.tsx'
import { useExportWords } from '../../parts/export-words.ts'
import { focusHeading } from '../../parts/focus.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './exports.css'

/** How often the page asks while something is being made. */
const every = 2000

/** The files somebody asked for: how far each is, and the way to fetch it while it is kept. */
export default function ExportsPage() {
  const { page: words } = useExportWords()
  useTitle(words.title)
  const asked = useInfiniteQuery({
    queryKey: ['exports', 'mine'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => request('GET /exports', { signal, query: { cursor: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((it) => underWay(it.state))) ? every : false,
  })
  const [first] = asked.data?.pages ?? []
  const items = asked.data?.pages.flatMap((it) => it.items) ?? []
  return (
    <div className="admin-page exports-page">
      <div className="hd">
        <h1>{words.title}</h1>
      </div>
      <p className="sub">{words.why}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : (
        <>
          <Resting rest={first.rest} />
          {items.length === 0 ? (
            <Empty title={words.empty} why={words.emptyWhy} />
          ) : (
            <Sheet
              stacks
              caption={words.title}
              heads={[words.file, words.asked, words.state, words.kept, words.acts]}
            >
              {items.map((it) => (
                <Row key={it.id} it={it} />
              ))}
            </Sheet>
          )}
          <More asked={asked} />
        </>
      )}
    </div>
  )
}

/** Why nothing is made for now. */
function Resting({ rest }: { readonly rest: Answer<'GET /exports'>['rest'] }) {
  const { page: words } = useExportWords()
  const language = useLanguage()
  if (!rest.now) return null
  return (
    <p className="find" role="status">
      <Icon name="clock" />{' '}
      {rest.until === null ? words.restsOpen : words.rests(formatInstant(rest.until, language))}
    </p>
  )
}

function Row({ it }: { readonly it: ExportView }) {
  const { page: words, button } = useExportWords()
  const language = useLanguage()
  return (
    <tr>
      <td>
        <b className="export-name">{it.name}</b>
        <small className="num">
          {[words.rows(formatCount(it.total)), it.size === null ? '' : formatSize(it.size)]
            .filter((one) => one !== '')
            .join(' · ')}
        </small>
        {it.personal ? (
          <small className="warned">
            <Icon name="lock" /> {words.personal}
          </small>
        ) : null}
      </td>
      <td className="num">{formatInstant(it.createdAt, language)}</td>
      <td>
        <span className={it.state === 'failed' ? 'blocked' : it.state === 'ready' ? 'good' : undefined}>
          <ExportStanding it={it} />
        </span>
        {it.state === 'making' ? (
          <progress
            className="export-progress"
            max={Math.max(it.total, 1)}
            value={Math.min(it.done, it.total)}
            aria-label={words.progress(it.name)}
          />
        ) : null}
        {it.problem === null ? null : <small>{it.problem}</small>}
        {it.state === 'ready' && it.lacking > 0 ? (
          <small className="warned">
            <Icon name="warn" /> {words.lacking(it.lacking)}
          </small>
        ) : null}
      </td>
      <td className="num">
        {it.state === 'ready' && it.expiresAt !== null ? formatInstant(it.expiresAt, language) : '—'}
      </td>
      <td>
        {it.state === 'ready' ? (
          <a
            className="btn sm"
            href={addressOf('GET /exports/:id/file', { params: { id: it.id } })}
            aria-label={button.downloadOf(it.name)}
            download
          >
            <Icon name="download" /> {button.download}
          </a>
        ) : (
          <Act it={it} />
        )}
      </td>
    </tr>
  )
}

/** Gives up what is not done, or asks for the same once more. */
function Act({ it }: { readonly it: ExportView }) {
  const { page: words, button } = useExportWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const tell = (doing: Promise<unknown>, done: string) =>
    void doing.then(
      async () => {
        say(done)
        await queries.invalidateQueries({ queryKey: ['exports'] })
        focusHeading()
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  if (underWay(it.state))
    return (
      <button
        type="button"
        className="btn text sm"
        aria-label={words.cancelOf(it.name)}
        onClick={() => tell(request('POST /exports/:id/cancel', { params: { id: it.id } }), words.cancelled)}
      >
        {words.cancel}
      </button>
    )
  return (
    <button
      type="button"
      className="btn sm"
      aria-label={words.againOf(it.name)}
      onClick={() =>
        tell(
          request('POST /exports', { body: { key: newId(), sort: it.sort, wanted: it.wanted } }),
          words.askedAgain,
        )
      }
    >
      {button.again}
    </button>
  )
}
