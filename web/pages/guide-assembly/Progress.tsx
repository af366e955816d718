import { request } from '../../api.ts'
import { useNames } from '../../desk/names.ts'
import { newId } from '../../new-id.ts'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useOfficeName } from './OfficeName.tsx'
import type { Board } from './queries.ts'
import { useAssemblyWords } from './words.ts'

const steps = ['drafting', 'proposed', 'confirmed', 'argued'] as const

/** What is not argued yet stands out, and nothing at all stands back. */
const markOf = (step: (typeof steps)[number], count: number): string =>
  count === 0 ? 'n num zero' : step === 'argued' ? 'n num' : 'n num open'

/** How far each office is with each kind, and a reminder by one press. */
export function Progress({ board }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const names = useNames(board.guide.call)
  const officeName = useOfficeName()
  const sentence = useSentence()
  const offices = [...new Set(board.counts.map((it) => it.office))]
  const open = (office: string) =>
    board.counts.some((it) => it.office === office && it.drafting + it.proposed + it.confirmed > 0)
  const remind = (office: string) =>
    request('POST /guides/:id/remind', {
      params: { id: board.guide.id },
      body: { key: newId(), office },
    }).then(
      ({ told }) => announce(words.reminded(told)),
      (error: unknown) => announce(sentence(error), { tone: 'block' }),
    )
  if (board.counts.length === 0) return null
  return (
    <section className="part-of-board">
      <h2>{words.progress}</h2>
      <Scroll label={words.progress}>
        <table className="assembly-progress">
          <thead>
            <tr>
              <th scope="col">{words.officeAndKind}</th>
              {steps.map((it) => (
                <th key={it} scope="col" className="n">
                  {words.steps[it]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.counts.map((it) => (
              <tr key={`${it.office} ${it.kind}`}>
                <th scope="row">
                  {officeName(it.office)} <span className="sub">{names.kind(it.kind)}</span>
                </th>
                {steps.map((step) => (
                  <td key={step} className={markOf(step, it[step])}>
                    {it[step]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {board.may.includes('arrange') ? (
        <p className="row assembly-remind">
          {offices.filter(open).map((office) => (
            <button key={office} type="button" className="btn sm" onClick={() => void remind(office)}>
              {words.remindOf(officeName(office))}
            </button>
          ))}
        </p>
      ) : null}
    </section>
  )
}

/** Directions of two offices that look alike, told to both. */
export function Overlaps({ board }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const officeName = useOfficeName()
  if (board.overlaps.length === 0) return null
  const named = (it: Board['overlaps'][number]['a']) =>
    `${officeName(it.office)} ${it.title || words.untitled}`
  return (
    <section className="part-of-board">
      <h2>{words.overlaps}</h2>
      <p className="sub">{words.overlapsHint}</p>
      <ul className="assembly-findings">
        {board.overlaps.map((it) => (
          <li key={`${it.a.id} ${it.b.id}`}>
            {words.overlap(named(it.a), named(it.b), Math.round(it.score * 100))}
          </li>
        ))}
      </ul>
    </section>
  )
}
