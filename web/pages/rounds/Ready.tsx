import type { ShortBecause } from '#core/expert/assign.ts'
import type { Trouble } from '#core/expert/trouble.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import type { Round } from './read.ts'
import type { Drawn } from './use-steps.ts'
import { useRoundsWords } from './words.ts'

/** Troubles beyond these are in the table; the list shows that there are more. */
const mostListed = 12

interface Props {
  readonly round: Round
  readonly drawn: Drawn | undefined
}

/** What still keeps the round from being opened, each with the way to it; and what the last draw could not fill. */
export function Ready({ round, drawn }: Props) {
  const words = useRoundsWords()
  const condense = useCondenseWords()
  const { troubles } = round
  const items = new Map(round.items.map((it) => [it.id, it]))
  const experts = new Map(round.experts.map((it) => [it.id, it]))
  const titleOf = (id: string) => {
    const title = items.get(id)?.title
    return title === null ? words.board.hidden : title || condense.untitled
  }
  const whyShort = new Map(drawn?.short.map((it) => [it.subject, it]))
  return (
    <section className={troubles.length === 0 ? 'ready good' : 'ready'} aria-live="polite">
      <p>
        <Icon name={troubles.length === 0 ? 'check' : 'warn'} />{' '}
        <b>{troubles.length === 0 ? words.ready : words.notYet(troubles.length)}</b>
        {troubles.length === 0 && round.may.plan && !round.may.open ? `　${words.headOnly}` : ''}
      </p>
      {drawn === undefined ? null : (
        <p className="small sub">
          {words.drawn(drawn.tasks, drawn.kept)}
          {drawn.short.length === 0 ? '' : `　${words.shortTitle(drawn.short.length)}`}
          <span className="num">　{words.seed(drawn.seed)}</span>
        </p>
      )}
      {troubles.length === 0 ? null : (
        <ul className="small">
          {troubles.slice(0, mostListed).map((it) => {
            const expert = it.expert === undefined ? undefined : experts.get(it.expert)?.name
            const short = it.subject === undefined ? undefined : whyShort.get(it.subject)
            const what = [
              words.troubles[it.trouble as Trouble['trouble']],
              expert ?? null,
              it.lacks === undefined ? null : words.lacks(it.lacks),
              it.trouble === 'too-few' && short
                ? words.short[short.because as ShortBecause](short.fitting, short.units)
                : null,
              it.limit === undefined ? null : words.board.of(it.has ?? 0, it.limit),
            ]
            return (
              <li key={`${it.trouble} ${it.subject} ${it.expert}`}>
                {it.subject === undefined ? null : <a href={`#item-${it.subject}`}>{titleOf(it.subject)}</a>}
                <span>{what.filter((one) => one !== null).join('　')}</span>
              </li>
            )
          })}
          {troubles.length > mostListed ? <li>…</li> : null}
        </ul>
      )}
    </section>
  )
}
