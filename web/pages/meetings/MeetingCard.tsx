import { Link } from '@tanstack/react-router'
import { Sheet } from '../../desk/Sheet.tsx'
import { dateOf, momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Pill, type State } from '../../parts/StatePill.tsx'
import { StepPill } from '../condense/StepPill.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { OpinionLine } from '../round-results/Opinion.tsx'
import { useResultsWords } from '../round-results/words.ts'
import type { Item, Meeting } from './read.ts'
import { useDirectionOpinions } from './use-opinions.ts'
import { useMeetingsWords } from './words.ts'

/** As far along as these states of a suggestion. */
const like: Record<NonNullable<Item['outcome']>, State> = {
  passed: 'adopted',
  changes: 'office-returned',
  rejected: 'withdrawn',
}

interface Props {
  readonly meeting: Meeting
  /** Counted from the office's first. */
  readonly n: number
  readonly onRecord: (item: Item) => void
}

/** One meeting with its agenda: an outcome and its opinion beside each direction, or the way to record them. */
export function MeetingCard({ meeting, n, onRecord }: Props) {
  const words = useMeetingsWords()
  const condense = useCondenseWords()
  const language = useLanguage()
  const day = dateOf(Date.parse(`${meeting.heldOn}T00:00:00+08:00`), language)
  const { columns } = words
  const results = useResultsWords()
  const judged = useDirectionOpinions(meeting.office, meeting.call)
  return (
    <article className="meeting">
      <div className="part-head">
        <h2>{meeting.title}</h2>
        <span className="small dim num nb">{words.agenda(meeting.items.length)}</span>
      </div>
      <p className="small num">{words.held(day, meeting.place)}</p>
      <p className="small sub">
        {meeting.experts.length === 0
          ? words.noExperts
          : `${words.experts(meeting.experts.length)}　${meeting.experts
              .map((it) => words.expert(it.name, it.unit))
              .join(words.and)}`}
      </p>
      <Sheet
        stacks
        caption={words.agendaOf(n, meeting.title)}
        heads={[columns.title, columns.state, columns.outcome, columns.opinion]}
      >
        {meeting.items.map((item) => (
          <tr key={item.direction.id}>
            <td className="heard">
              <Link to="/directions/$id" params={{ id: item.direction.id }}>
                <b>{item.direction.title || condense.untitled}</b>
              </Link>
              {(judged?.get(item.direction.id)?.opinions ?? []).map((one) => (
                <OpinionLine key={one.round.id} it={one} />
              ))}
              {judged?.get(item.direction.id)?.masked ? (
                <p className="small sub">{results.opinions.masked}</p>
              ) : null}
            </td>
            <td>
              <StepPill step={item.direction.state} />
            </td>
            <td>
              {item.outcome === null ? (
                <span className="dim">{words.waiting}</span>
              ) : (
                <Pill like={like[item.outcome]} word={words.outcomes[item.outcome]} />
              )}
            </td>
            <td className="opinion">
              {item.outcome !== null ? (
                item.opinion
              ) : item.direction.arguable ? (
                <button
                  type="button"
                  className="btn sm"
                  aria-label={words.recordOf(item.direction.title || condense.untitled)}
                  onClick={() => onRecord(item)}
                >
                  {words.record}
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </Sheet>
      <p className="tiny dim">{words.by(meeting.by.name, momentOf(meeting.at, language))}</p>
    </article>
  )
}
