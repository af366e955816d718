import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { happenings } from '#core/fact.ts'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { More } from '../../desk/More.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { useLanguage } from '../../language.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useHappeningWords } from './words.ts'

/** The facts, newest first, and whether their chains still hold. */
export default function AdminAuditPage() {
  const words = useAdminWords()
  const happenedWords = useHappeningWords()
  const language = useLanguage()
  const [address, change] = useAddress()
  const subject = address['subject'] ?? ''
  const happened = address['happened'] ?? ''
  const by = address['by'] ?? ''
  const [sought, setSought] = useState({ subject, by })
  const { asked, items, first } = usePages(['audit', subject, happened, by], async (cursor) => {
    const page = await request('GET /admin/audit', {
      query: {
        ...(subject === '' ? {} : { subject }),
        ...(happened === '' ? {} : { happened }),
        ...(by === '' ? {} : { by }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    })
    return { items: page.facts, total: page.facts.length, next: page.next }
  })
  const find = (event: FormEvent) => {
    event.preventDefault()
    change({ subject: sought.subject.trim(), by: sought.by.trim() })
  }
  return (
    <AdminFrame title={words.nav.audit}>
      <Verify />
      <form className="row wrapping audit-find" onSubmit={find}>
        <SelectField
          label={words.audit.happened}
          value={happened}
          none={words.all}
          onChange={(value) => change({ happened: value })}
          options={happenings.map((it) => ({ value: it, label: happenedWords[it] ?? it }))}
        />
        <TextField
          label={words.audit.filterSubject}
          value={sought.subject}
          onChange={(value) => setSought({ ...sought, subject: value })}
        />
        <TextField
          label={words.audit.filterBy}
          value={sought.by}
          onChange={(value) => setSought({ ...sought, by: value })}
        />
        <button type="submit" className="btn">
          {words.search}
        </button>
      </form>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.audit.empty} />
      ) : (
        <>
          <Sheet
            caption={words.nav.audit}
            heads={[
              words.audit.at,
              words.audit.happened,
              words.audit.by,
              words.audit.subject,
              words.audit.detail,
            ]}
          >
            {items.map((it) => (
              <tr key={`${it.subject}-${it.n}`}>
                <td className="num nb">{formatInstant(it.at, language)}</td>
                <td>{happenedWords[it.happened as keyof typeof happenedWords] ?? it.happened}</td>
                <td className="nb">{it.by?.name ?? words.audit.system}</td>
                <td className="num">
                  <button
                    type="button"
                    className="plain hashes"
                    onClick={() => change({ subject: it.subject })}
                  >
                    {it.subject}
                  </button>
                  <small>
                    #{it.n} · {words.audit.checkpoint} {it.checkpoint ?? words.audit.notSealed}
                  </small>
                </td>
                <td className="hashes">
                  {Object.entries(it.detail)
                    .map(
                      ([name, value]) =>
                        `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
                    )
                    .join(' · ')}
                  <small>
                    {words.audit.hash} {it.hash.slice(0, 16)}
                  </small>
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

/** Recomputes every chain on the server and says whether each one holds. */
function Verify() {
  const words = useAdminWords()
  const verify = useMutation({ mutationFn: () => request('POST /admin/audit/verify') })
  const result = verify.data
  return (
    <section className="part-line">
      <button type="button" className="btn" onClick={() => verify.mutate()}>
        {verify.isPending ? words.audit.verifying : words.audit.verify}
      </button>
      <div role="status">
        {verify.isError ? <Broken error={verify.error} /> : null}
        {result === undefined ? null : result.broken.length === 0 ? (
          <p className="find good">
            <Icon name="check" /> {words.audit.whole(result.facts, result.chains, result.checkpoints)}
          </p>
        ) : (
          <div className="find block">
            <b>{words.audit.broken(result.broken.length)}</b>
            <ul>
              {result.broken.map((it) => (
                <li key={`${it.subject}-${it.n}`}>{words.audit.brokenAt(it.subject, it.n, it.problem)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}
