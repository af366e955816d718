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
import { ExportButton } from '../../parts/ExportButton.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useAbout, useSaid } from './said.ts'
import { Verify } from './Verify.tsx'
import { useAuditWords, useHappeningWords } from './words.ts'
import './audit.css'

/** The facts, newest first, and whether their chains still hold. */
export default function AdminAuditPage() {
  const words = useAuditWords()
  const happenedWords: Readonly<Record<string, string>> = useHappeningWords()
  const language = useLanguage()
  const about = useAbout()
  const said = useSaid()
  const [address, change] = useAddress()
  const subject = address['subject'] ?? ''
  const happened = address['happened'] ?? ''
  const by = address['by'] ?? ''
  const { asked, items, first } = usePages(['audit', subject, happened, by], async (cursor, signal) => {
    const page = await request('GET /admin/audit', {
      signal,
      query: {
        ...(subject === '' ? {} : { subject }),
        ...(happened === '' ? {} : { happened }),
        ...(by === '' ? {} : { by }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    })
    return { ...page, items: page.facts, total: page.facts.length }
  })
  const known = Object.assign({}, ...(asked.data?.pages ?? []).map((it) => it.names))
  return (
    <AdminFrame
      title={words.title}
      tools={
        <div className="tools row">
          <ExportButton sort="audit" wanted={{ subject, happened, by }} label={words.title} />
        </div>
      }
    >
      <Verify />
      <Find key={`${subject} ${by}`} subject={subject} by={by} happened={happened} onChange={change} />
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.empty} />
      ) : (
        <div className="audit-facts">
          <Sheet
            caption={words.title}
            heads={[words.at, words.happened, words.subject, words.by, words.record]}
          >
            {items.map((it) => {
              const name = about(it.subject, known)
              return (
                <tr key={`${it.subject}-${it.n}`}>
                  <td className="num nb">{formatInstant(it.at, language)}</td>
                  <td className="what num">
                    <b>{happenedWords[it.happened] ?? it.happened}</b>
                    <small>{said(it, known)}</small>
                  </td>
                  <td className="num">
                    <button
                      type="button"
                      className="plain"
                      title={words.onlyThis(name)}
                      onClick={() => change({ subject: it.subject })}
                    >
                      {name}
                    </button>
                  </td>
                  <td className="nb">{it.by?.name ?? words.system}</td>
                  <td>
                    <details>
                      <summary className="num nb">{words.nth(it.n)}</summary>
                      <p className="hashes">
                        {it.checkpoint === null ? words.notSealed : words.checkpoint(it.checkpoint)}
                        <br />
                        {words.hash} {it.hash}
                        <br />
                        <code>{`${it.subject} ${JSON.stringify(it.detail)}`}</code>
                      </p>
                    </details>
                  </td>
                </tr>
              )
            })}
          </Sheet>
          <More asked={asked} />
        </div>
      )}
    </AdminFrame>
  )
}

interface FindProps {
  readonly subject: string
  readonly by: string
  readonly happened: string
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
}

/** Finds facts by what happened, about what, and by whom, as people call them. */
function Find({ subject, by, happened, onChange }: FindProps) {
  const words = useAuditWords()
  const admin = useAdminWords()
  const happenedWords = useHappeningWords()
  const [sought, setSought] = useState({ subject, by })
  const find = (event: FormEvent) => {
    event.preventDefault()
    onChange({ subject: sought.subject.trim(), by: sought.by.trim() })
  }
  return (
    <form className="row wrapping audit-find" onSubmit={find}>
      <SelectField
        label={words.happened}
        value={happened}
        none={admin.all}
        onChange={(value) => onChange({ happened: value })}
        options={happenings.map((it) => ({ value: it, label: happenedWords[it] }))}
      />
      <TextField
        label={words.filterSubject}
        placeholder={words.filterSubjectExample}
        value={sought.subject}
        onChange={(value) => setSought({ ...sought, subject: value })}
      />
      <TextField
        label={words.filterBy}
        placeholder={words.filterByExample}
        value={sought.by}
        onChange={(value) => setSought({ ...sought, by: value })}
      />
      <button type="submit" className="btn">
        {admin.search}
      </button>
      {subject === '' && by === '' && happened === '' ? null : (
        <button
          type="button"
          className="btn text"
          onClick={() => onChange({ subject: null, by: null, happened: null })}
        >
          {admin.all}
        </button>
      )}
    </form>
  )
}
