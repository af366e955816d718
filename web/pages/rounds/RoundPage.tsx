import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '../../desk/address.ts'
import { useNames } from '../../desk/names.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { Board } from './Board.tsx'
import { NamesLeft } from './NamesLeft.tsx'
import { Progress } from './Progress.tsx'
import { RoundPill } from './pills.tsx'
import { Ready } from './Ready.tsx'
import { type Round, useRound } from './read.ts'
import { Steps } from './Steps.tsx'
import type { Drawn } from './use-steps.ts'
import { useRoundsWords } from './words.ts'
import '../../desk/admin.css'
import '../../desk/desk.css'
import '../condense/condense.css'
import './rounds.css'

/** One round of judging, from planning to its end. */
export default function RoundPage() {
  const words = useRoundsWords()
  const id = useParam('id')
  const asked = useRound(id)
  const [address, change] = useAddress()
  const names = useNames(asked.data?.call)
  const [drawn, setDrawn] = useState<Drawn>()
  useTitle(asked.data?.title ?? words.toRounds)
  if (asked.isError)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  if (asked.data === undefined) return <Waiting />
  const round = asked.data
  return (
    <div className="condense-page rounds-page">
      <header className="condense-head">
        <div>
          <p className="crumb">
            <Link to="/office/$code/rounds" params={{ code: round.office }}>
              {words.ofOffice(names.office(round.office))}
            </Link>
          </p>
          <h1>{round.title}</h1>
          <About round={round} />
        </div>
        <Steps round={round} names={names} onDrawn={setDrawn} />
      </header>
      {round.state === 'planning' ? <Ready round={round} drawn={drawn} /> : <Progress round={round} />}
      <NamesLeft round={round} />
      <Board round={round} names={names} address={address} onChange={change} />
    </div>
  )
}

/** In one line what the round is and until when. */
function About({ round }: { readonly round: Round }) {
  const words = useRoundsWords()
  const language = useLanguage()
  const said = [
    words.itemsOf(round.items.length, round.subjects),
    words.perSubject(round.perSubject),
    round.blind ? words.blind : words.open,
    round.names === 'hidden' ? words.numbered : null,
    round.due === null ? words.noDue : words.due(momentOf(round.due, language)),
    round.openedAt === null ? null : words.opened(momentOf(round.openedAt, language)),
    round.closedAt === null ? null : words.closed(momentOf(round.closedAt, language)),
  ]
  return (
    <p className="sub round-about">
      <RoundPill state={round.state} />
      {said
        .filter((it) => it !== null)
        .map((it) => (
          <span key={it} className="num">
            {it}
          </span>
        ))}
    </p>
  )
}
