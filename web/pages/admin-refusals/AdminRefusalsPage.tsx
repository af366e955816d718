import { type FormEvent, useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { More } from '../../desk/More.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { useLanguage } from '../../language.tsx'
import { TextField } from '../../parts/Field.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useRefusalWords } from './words.ts'

/** What people were refused, the latest first. */
export default function AdminRefusalsPage() {
  const words = useRefusalWords()
  const language = useLanguage()
  const [address, change] = useAddress()
  const by = address['by'] ?? ''
  const { asked, items, first } = usePages(['refusals', by], async (cursor, signal) => {
    const page = await request('GET /admin/refusals', {
      signal,
      query: { ...(by === '' ? {} : { by }), ...(cursor === undefined ? {} : { cursor }) },
    })
    return { ...page, items: page.refusals, total: null }
  })
  const known: Readonly<Record<string, string>> = Object.assign(
    {},
    ...(asked.data?.pages ?? []).map((it) => it.names),
  )
  return (
    <AdminFrame title={words.title}>
      <p className="sub">{words.why}</p>
      <Find key={by} by={by} onChange={(value) => change({ by: value })} />
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.empty} />
      ) : (
        <>
          <Sheet
            stacks
            caption={words.title}
            heads={[words.at, words.by, words.reason, words.operation, words.subject, words.count]}
          >
            {items.map((it, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and stay in their order
              <tr key={at}>
                <td className="num nb">{formatInstant(it.lastAt, language)}</td>
                <td>{it.by?.name ?? words.nobody(it.address ?? '')}</td>
                <td className="nb">{words.reasons[it.why] ?? it.why}</td>
                <td>
                  <code>{it.operation}</code>
                </td>
                <td className="num">
                  {it.subject !== ''
                    ? known[it.subject] || <code>{it.subject}</code>
                    : it.operation.includes(':')
                      ? words.many
                      : '—'}
                </td>
                <td className="num">
                  <span className="stacked-head">{words.count} </span>
                  {it.count}
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

/** Narrows the list to one person. */
function Find({ by, onChange }: { readonly by: string; readonly onChange: (by: string) => void }) {
  const words = useRefusalWords()
  const admin = useAdminWords()
  const [sought, setSought] = useState(by)
  const find = (event: FormEvent) => {
    event.preventDefault()
    onChange(sought.trim())
  }
  return (
    <form className="look-up" onSubmit={find}>
      <TextField
        label={words.filterBy}
        placeholder={words.filterByExample}
        value={sought}
        onChange={setSought}
      />
      <button type="submit" className="btn">
        {admin.search}
      </button>
    </form>
  )
}
