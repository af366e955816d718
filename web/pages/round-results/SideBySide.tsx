import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Answer, request } from '../../api.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as tell, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { LevelSaid, LevelsFigure } from './Level.tsx'
import { useResultsWords } from './words.ts'

type One = Answer<'GET /rounds/:id/results/:subject'>
type Judged = One['sheets'][number]

/** The sheets of one subject side by side: a column an expert, a row a question, disagreement said in words. */
export function SideBySide({ round, subject }: { readonly round: string; readonly subject: string }) {
  const words = useResultsWords()
  const asked = useQuery({
    queryKey: ['round', round, 'results', subject],
    queryFn: ({ signal }) =>
      request('GET /rounds/:id/results/:subject', { signal, params: { id: round, subject } }),
  })
  if (asked.error) return <Broken error={asked.error} again={() => void asked.refetch()} />
  if (asked.data === undefined) return <Waiting />
  const { item, sheets } = asked.data
  if (item.masked) return <Empty title={words.maskedRow} />
  if (item.gone !== null) return <Empty title={words.gone[item.gone]} />
  if (sheets.length === 0) return <Empty title={words.none} why={words.noneWhy} />
  return <Compared round={round} it={asked.data} />
}

function Compared({ round, it }: { readonly round: string; readonly it: One }) {
  const words = useResultsWords()
  const say = useSay()
  const { item, sheets, sheet } = it
  const nameOf = (options: One['sheet']['verdicts'], code: string) => {
    const found = options.find((one) => one.code === code)
    return found === undefined ? code : say(found.name)
  }
  const row = (key: string, label: ReactNode, together: ReactNode, cell: (one: Judged) => ReactNode) => (
    <tr key={key}>
      <th scope="row">{label}</th>
      <td className="n">{together}</td>
      {sheets.map((one) => (
        <td key={one.expert}>{cell(one)}</td>
      ))}
    </tr>
  )
  return (
    <>
      <h2 className="subject-title">{item.title}</h2>
      <p className="sub num">
        {item.no} {item.kind === null ? '' : say(item.kind)}
      </p>
      {it.round.subjects === 'project' ? (
        <p>
          <Link to="/projects/$id" params={{ id: item.subject }}>
            {words.project}
          </Link>
        </p>
      ) : null}
      <LevelsFigure levels={item.levels} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="ledger side-by-side" aria-label={words.sideBySide} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.criterion}</th>
              <th scope="col" className="n">
                {sheet.max === 0 ? words.together : words.mean}
              </th>
              {sheets.map((one) => (
                <th key={one.expert} scope="col">
                  {one.name ?? words.expert(one.expert)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.criteria.map((criterion) => {
              const spread = it.criteria.find((one) => one.code === criterion.code)?.spread
              return row(
                criterion.code,
                <>
                  {say(criterion.name)} <span className="dim num">/{criterion.max}</span>
                </>,
                <>
                  {spread?.mean ?? ''}
                  {spread?.disagrees ? (
                    <small className="apart">
                      <Icon name="warn" /> {words.disagrees}
                    </small>
                  ) : null}
                </>,
                (one) => {
                  const scored = one.scores.find((points) => points.criterion === criterion.code)
                  return (
                    <>
                      <b className="num">{scored?.points ?? words.nothing}</b>
                      {scored === undefined || scored.why === '' ? null : (
                        <small className="said-text">{scored.why}</small>
                      )}
                    </>
                  )
                },
              )
            })}
            {sheet.max === 0
              ? null
              : row(
                  'total',
                  <>
                    {words.total} <span className="dim num">/{sheet.max}</span>
                  </>,
                  <>
                    <b>{item.total?.mean ?? ''}</b>
                    {item.total?.disagrees ? (
                      <small className="apart">
                        <Icon name="warn" /> {words.disagrees}
                      </small>
                    ) : null}
                  </>,
                  (one) => (
                    <span className="num">
                      <b>{one.total}</b>
                      {one.adjusted === null ? '' : `（${words.opinions.adjusted(one.adjusted)}）`}
                    </span>
                  ),
                )}
            {item.levels.map((level) =>
              row(
                level.element,
                words.element(say(level.name), level.self),
                <LevelSaid level={level} />,
                (one) => {
                  const given = one.levels.find((it) => it.element === level.element)
                  return given === undefined ? (
                    words.nothing
                  ) : (
                    <>
                      <b className="num">{words.level(given.level)}</b>
                      {given.why === '' ? null : <small className="said-text">{given.why}</small>}
                    </>
                  )
                },
              ),
            )}
            {sheet.verdicts.length === 0
              ? null
              : row('verdict', words.verdict, '', (one) => nameOf(sheet.verdicts, one.verdict))}
            {sheet.flags.length === 0
              ? null
              : row('flags', words.flags, '', (one) =>
                  one.flags.length === 0
                    ? words.nothing
                    : one.flags.map((code) => (
                        <span key={code} className="count flag">
                          {nameOf(sheet.flags, code)}
                        </span>
                      )),
                )}
            {row('comment', words.comment, '', (one) => (
              <>
                <span className="said-text">{one.comment}</span>
                {it.may.includes('release') ? (
                  <Release round={round} subject={item.subject} one={one} />
                ) : null}
              </>
            ))}
            {row('for-office', words.forOffice, '', (one) => (
              <span className="said-text">{one.forOffice === '' ? words.nothing : one.forOffice}</span>
            ))}
          </tbody>
        </table>
      </section>
      {it.may.includes('release') ? <p className="small sub">{words.releaseWhy}</p> : null}
    </>
  )
}

function Release({
  round,
  subject,
  one,
}: {
  readonly round: string
  readonly subject: string
  readonly one: Judged
}) {
  const words = useResultsWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const set = async (released: boolean) => {
    try {
      await request('PUT /rounds/:id/results/:subject/released', {
        params: { id: round, subject },
        body: { expert: one.expert, released },
      })
      tell(released ? words.doneReleased : words.doneBack)
    } catch (error) {
      tell(sentence(error), { tone: 'block' })
    }
    await queries.invalidateQueries({ queryKey: ['round', round, 'results', subject] })
  }
  return (
    <div className="release">
      {one.released === null ? (
        <button
          type="button"
          className="btn sm"
          aria-label={`${words.release} ${one.name ?? words.expert(one.expert)}`}
          onClick={() => void set(true)}
        >
          {words.release}
        </button>
      ) : (
        <>
          <small className="good num">{words.released(momentOf(one.released, language))}</small>
          <button
            type="button"
            className="btn text sm"
            aria-label={`${words.takeBack} ${one.name ?? words.expert(one.expert)}`}
            onClick={() => void set(false)}
          >
            {words.takeBack}
          </button>
        </>
      )}
    </div>
  )
}
