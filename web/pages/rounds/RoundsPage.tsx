import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { judgedThings } from '#core/expert/round.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { OfficeHead } from '../condense/OfficeHead.tsx'
import { useOfficeCall } from '../condense/use-office-call.ts'
import NotFoundPage from '../help/NotFoundPage.tsx'
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
  const of = useOfficeCall()
  const { code, call, names, address, change } = of
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
  if (of.unknown) return <NotFoundPage />
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
      <OfficeHead of={of} title={title} why={words.why} back={words.back}>
        {items.length === 0 ? null : (
          <>
            <ExportButton sort="rounds" wanted={{ office: code, call: call.id }} label={words.caption} />
            {begin}
          </>
        )}
      </OfficeHead>
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
          thing={judgedThings.find((it) => it === address['subjects']) ?? 'suggestion'}
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
