import type { LadderElement } from '../ReadinessLadder.tsx'
import { isLettered, letterOf } from './shape.ts'
import { useLadderWords } from './words.ts'

/** What the picture shows, in words and numbers. */
export function ElementTable({ elements }: { readonly elements: readonly LadderElement[] }) {
  const words = useLadderWords()
  const evidence = elements.some((it) => it.evidence !== undefined)
  const lettered = isLettered(elements.length)
  return (
    <table className="climb-table">
      <caption className="unseen">{words.table}</caption>
      <thead>
        <tr>
          <th scope="col">{words.element}</th>
          <th scope="col" className="n">
            {words.nowShort}
          </th>
          <th scope="col" className="n">
            {words.targetShort}
          </th>
          <th scope="col" className="n">
            {words.rise}
          </th>
          {evidence ? <th scope="col">{words.evidence}</th> : null}
        </tr>
      </thead>
      <tbody>
        {elements.map((it, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
          <tr key={at} className={it.binding && elements.length > 1 ? 'bound' : ''}>
            <th scope="row">
              {lettered ? <span className="letter">{letterOf(at)}</span> : null}
              {it.name}
              {it.binding && elements.length > 1 ? (
                <span className="st return">{words.bindingShort}</span>
              ) : null}
            </th>
            <td className="n num">{words.level(it.now)}</td>
            <td className="n num goal">
              {it.target === undefined ? words.noTarget : words.level(it.target)}
            </td>
            <td className="n num rise">{riseOf(it)}</td>
            {evidence ? (
              <td className="by">{it.evidence === undefined ? '' : <Shown {...it.evidence} />}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const riseOf = ({ now, target }: LadderElement): string => {
  if (target === undefined) return ''
  return target > now ? `+${target - now}` : String(target - now).replace('-', '−')
}

function Shown({ strength, said }: NonNullable<LadderElement['evidence']>) {
  const words = useLadderWords()
  return (
    <>
      {words.strength[strength]}
      {said === '' ? null : <span className="sub"> {said}</span>}
    </>
  )
}
