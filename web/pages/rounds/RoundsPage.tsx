import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '../../desk/address.ts'
import { useNames } from '../../desk/names.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { momentOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls } from '../../session.tsx'
import { BeginRound } from './BeginRound.tsx'
import { RoundPill } from './pills.tsx'
import { useRounds } from './read.ts'
import { useRoundsWords } from './words.ts'
import '../../desk/admin.css'
import '../../desk/desk.css'
import '../condense/condense.css'
import './rounds.css'

/** An office's rounds of judging, and the way to begin one; `items` in the address are chosen already. */
export default function RoundsPage() {
  const words = useRoundsWords()
  const language = useLanguage()
  const translate = useSay()
  const code = useParam('code')
  const [address, change] = useAddress()
  const calls = useCalls().data?.filter((it) => it.offices.some((one) => one.code === code)) ?? []
  const call = calls.find((it) => it.id === address['call']) ?? calls[0]
  const names = useNames(call?.id)
  const rounds = useRounds(code, call?.id)
  const [beginning, setBeginning] = useState(false)
  const chosen = address['items']?.split(',').filter((it) => it !== '') ?? []
  const title = words.ofOffice(names.office(code))
  useTitle(title)
  if (rounds.isError)
    return (
      <div className="wrap">
        <Broken top error={rounds.error} again={() => void rounds.refetch()} />
      </div>
    )
  if (call === undefined || rounds.data === undefined) return <Waiting />
  const { items, mayBegin } = rounds.data
  const { columns } = words
  const begin = mayBegin ? (
    <button type="button" className="btn main" onClick={() => setBeginning(true)}>
      <Icon name="plus" /> {words.begin}
    </button>
  ) : null
  return (
    <div className="condense-page rounds-page">
      <header className="condense-head">
        <div>
          <p className="crumb">
            <Link to="/office/$code/condense" params={{ code }}>
              {words.back}
            </Link>
          </p>
          <h1>{title}</h1>
          <p className="sub">{words.why}</p>
        </div>
        <div className="row wrap-row">
          {calls.length > 1 ? (
            <select
              className="filter"
              aria-label={translate(call.short)}
              value={call.id}
              onChange={(event) => change({ call: event.target.value })}
            >
              {calls.map((it) => (
                <option key={it.id} value={it.id}>
                  {translate(it.short)}
                </option>
              ))}
            </select>
          ) : null}
          {items.length === 0 ? null : begin}
        </div>
      </header>
      {items.length === 0 ? (
        <Empty title={words.none} why={words.noneWhy}>
          {begin}
        </Empty>
      ) : (
        <div className="board">
          <Sheet
            stacks
            caption={words.caption}
            heads={[columns.title, columns.state, columns.items, columns.progress, columns.due]}
          >
            {items.map((it) => (
              <tr key={it.id}>
                <td>
                  <Link to="/rounds/$id" params={{ id: it.id }}>
                    <b>{it.title}</b>
                  </Link>
                  <small className="block">{words.by(it.by.name, momentOf(it.createdAt, language))}</small>
                </td>
                <td>
                  <RoundPill state={it.state} />
                </td>
                <td className="nb num">
                  {words.itemsOf(it.items, it.subjects)}
                  <small className="block">{words.perSubject(it.perSubject)}</small>
                </td>
                <td className="num">
                  {it.state === 'planning' ? null : words.progress(it.handedIn, it.tasks)}
                  {it.declined === 0 || it.state !== 'open' ? null : (
                    <small className="block gap-note">{words.gaps(it.declined)}</small>
                  )}
                </td>
                <td className="num">{it.due === null ? words.noDue : momentOf(it.due, language)}</td>
              </tr>
            ))}
          </Sheet>
        </div>
      )}
      {beginning || (mayBegin && chosen.length > 0) ? (
        <BeginRound
          office={code}
          call={call.id}
          thing={address['subjects'] === 'direction' ? 'direction' : 'suggestion'}
          chosen={chosen}
          names={names}
          onClose={() => {
            setBeginning(false)
            change({ items: null, subjects: null })
          }}
        />
      ) : null}
    </div>
  )
}
