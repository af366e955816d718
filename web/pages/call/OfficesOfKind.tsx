import { asksField, routeIn } from '#core/routing/combinations.ts'
import { useSay } from '../../language.tsx'
import type { Call } from '../../session.tsx'
import { useHomeWords } from '../home/words.ts'
import { routableOf } from '../office/FindOffice.tsx'

interface Row {
  readonly what: readonly string[]
  readonly to: string
  readonly refusal: string
  readonly phone: string
}

/** The offices that receive a kind, each with the fields or areas that lead there; found by the rules of hand-in. */
export function OfficesOfKind({ call, kind }: { readonly call: Call; readonly kind: string }) {
  const words = useHomeWords().office
  const say = useSay()
  const routable = routableOf(call)
  const rule = routable.kinds.find((it) => it.code === kind)
  if (rule === undefined) return null
  const rows = new Map<string, Row>()
  const put = (label: string | null, livelihood: string | null, field: string | null) => {
    const found = routeIn(routable, { kind, livelihood, field })
    if ('unrouted' in found) return
    const office = 'office' in found ? call.offices.find((it) => it.code === found.office) : undefined
    const refusal = 'refused' in found ? say(found.refused) : ''
    const to = office === undefined ? words.refused : say(office.name)
    const row = rows.get(to + refusal) ?? { what: [], to, refusal, phone: office?.phone ?? '' }
    rows.set(to + refusal, { ...row, what: label === null ? row.what : [...row.what, label] })
  }
  for (const livelihood of rule.asksLivelihood ? call.livelihoods : [null]) {
    const named = livelihood === null ? '' : say(livelihood.name)
    if (!asksField(routable, rule, livelihood?.code ?? null))
      put(named === '' ? null : named, livelihood?.code ?? null, null)
    else
      for (const field of call.fields)
        put(
          named === '' ? say(field.name) : `${named} · ${say(field.name)}`,
          livelihood?.code ?? null,
          field.code,
        )
  }
  return (
    <dl className="facts">
      {[...rows.values()].map(({ what, to, refusal, phone }) => (
        <div key={to + refusal} className="pair">
          <dt>
            <b>{to}</b>
            {phone === '' ? null : (
              <>
                {' '}
                <a className="num nb" href={`tel:${phone}`}>
                  {phone}
                </a>
              </>
            )}
          </dt>
          <dd>
            {what.length === 0 ? words.notAsked : what.join(words.and)}
            {refusal === '' ? null : <p className="sub small">{refusal}</p>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
