import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeskRow } from '#api/suggestions.ts'
import { request } from '../../api.ts'
import { WaitingCell } from '../../desk/Cells.tsx'
import { More } from '../../desk/More.tsx'
import { useNames } from '../../desk/names.ts'
import { askAgain } from '../../desk/read.ts'
import { usePages } from '../../desk/use-pages.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { TextField } from '../../parts/Field.tsx'
import { focusHeading } from '../../parts/focus.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import '../../desk/desk.css'

/** What no office is clearly asked to take: each is handed to an office with one press. */
export default function TriagePage() {
  const words = useDeskWords()
  const names = useNames(undefined)
  const [reason, setReason] = useState('')
  useTitle(words.triage.title)
  // The list is that of all offices; the desk it is asked at only has to exist.
  const code = names.call?.offices[0]?.code
  const { asked, items, first } = usePages(
    ['triage', code],
    (cursor, signal) =>
      request('GET /offices/:code/queue', {
        signal,
        params: { code: code ?? '' },
        query: cursor === undefined ? { view: 'triage' } : { view: 'triage', cursor },
      }),
    code !== undefined,
  )
  return (
    <div className="admin-page">
      <div className="hd">
        <h1>{words.triage.title}</h1>
        <span className="dim num">
          {first === undefined || first.total === null ? '' : words.count(first.total, first.more)}
        </span>
      </div>
      <p className="sub">{words.triage.why}</p>
      <TextField
        label={words.triage.reason}
        value={reason}
        onChange={setReason}
        placeholder={words.triage.defaultReason}
        max={1000}
      />
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.triage.empty} />
      ) : (
        <>
          <ul className="items">
            {items.map((it) => (
              <Waits key={it.id} it={it} reason={reason.trim() || words.triage.defaultReason} />
            ))}
          </ul>
          <More asked={asked} />
        </>
      )}
    </div>
  )
}

function Waits({ it, reason }: { readonly it: DeskRow; readonly reason: string }) {
  const words = useDeskWords()
  const inLanguage = useSay()
  const names = useNames(it.call)
  const queries = useQueryClient()
  const sentence = useSentence()
  const [busy, setBusy] = useState(false)
  const send = async (to: string) => {
    if (busy) return
    setBusy(true)
    const params = { id: it.id }
    try {
      const { suggestion } = await request('GET /suggestions/:id', { params })
      await request('POST /suggestions/:id/transfer', {
        params,
        body: { revision: suggestion.revision, key: newId(), to, reason },
      })
      say(words.triage.sent(it.title, names.office(to)))
      // The buttons go with the row: the keyboard goes on from the heading.
      focusHeading()
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    } finally {
      setBusy(false)
    }
    await askAgain(queries, it.id)
  }
  return (
    <li className="card">
      <div className="row sp top-line">
        <Link to="/suggestions/$id/work" params={{ id: it.id }}>
          <b>{it.title}</b>
        </Link>
        <span className="nb">
          <WaitingCell days={it.waiting} overdue={it.overdue} />
        </span>
      </div>
      <p className="small sub num">
        {it.no} · {it.org.name} · {names.kind(it.kind)} · {names.field(it.field) || words.noField}
        {it.transfers === 0 ? '' : ` · ${words.facts.transfers(it.transfers)}`}
      </p>
      <fieldset className="row wrapping">
        <legend className="unseen">{words.triage.chooseOffice(it.title)}</legend>
        {(names.call?.offices ?? []).map((office) => (
          <button
            key={office.code}
            type="button"
            className="btn sm"
            aria-disabled={busy || undefined}
            onClick={() => void send(office.code)}
          >
            {words.triage.send(inLanguage(office.name))}
          </button>
        ))}
      </fieldset>
    </li>
  )
}
