import { useQueryClient } from '@tanstack/react-query'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { More } from '../../desk/More.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { useLanguage } from '../../language.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'

const states = ['all', 'waiting', 'sent', 'failed'] as const

/** Mail by state: to whom, about what, whether it left; never what it says. */
export default function AdminOutboxPage() {
  const words = useAdminWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [address, change] = useAddress()
  const state = states.find((it) => it === address['state']) ?? 'all'
  const { asked, items, first } = usePages(['outbox', state], async (cursor, signal) => {
    const page = await request('GET /admin/outbox', {
      signal,
      query: cursor === undefined ? { state } : { state, cursor },
    })
    return { ...page, total: page.items.length }
  })
  const resend = (id: string) =>
    request('POST /admin/outbox/:id/resend', { params: { id } }).then(
      () => {
        say(words.outbox.resent)
        return queries.invalidateQueries({ queryKey: ['queue', 'outbox'] })
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  return (
    <AdminFrame title={words.nav.outbox}>
      <p className="sub">{words.outbox.why}</p>
      <div className="row wrapping">
        {states.map((it) => (
          <button
            key={it}
            type="button"
            className={it === state ? 'filter on' : 'filter'}
            aria-pressed={it === state}
            onClick={() => change({ state: it === 'all' ? null : it })}
          >
            {words.outbox.states[it]}
          </button>
        ))}
      </div>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.outbox.empty} />
      ) : (
        <>
          <Sheet
            caption={words.nav.outbox}
            heads={[words.outbox.created, words.outbox.recipient, words.outbox.subject, words.outbox.state]}
          >
            {items.map((it) => (
              <tr key={it.id}>
                <td className="num nb">{formatInstant(it.createdAt, language)}</td>
                <td>{it.recipient}</td>
                <td>{it.subject}</td>
                <td>
                  {it.failedAt !== null ? (
                    <span className="blocked">{words.outbox.states.failed}</span>
                  ) : it.sentAt !== null ? (
                    <span className="good num">
                      {words.outbox.states.sent} {formatInstant(it.sentAt, language)}
                    </span>
                  ) : (
                    words.outbox.states.waiting
                  )}
                  {it.error === null ? null : <small>{it.error}</small>}
                  {it.failedAt === null ? null : (
                    <button type="button" className="btn sm" onClick={() => void resend(it.id)}>
                      {words.outbox.resend}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </Sheet>
          <More asked={asked} />
        </>
      )}
    </AdminFrame>
  )
}
