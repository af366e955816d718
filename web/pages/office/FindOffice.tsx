import { useState } from 'react'
import { asksField, type Routable, routeIn, settle } from '#core/routing/combinations.ts'
import type { RoutingRule } from '#core/routing/route.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import type { Call } from '../../session.tsx'
import { useHomeWords } from '../home/words.ts'

/** The part of a call that decides where a suggestion goes, as routing reads it. */
export const routableOf = (call: Call): Routable => ({
  kinds: call.kinds.map(({ code, asksField: field, asksLivelihood }) => ({
    code,
    field: field as Routable['kinds'][number]['field'],
    asksLivelihood,
  })),
  fields: call.fields,
  livelihoods: call.livelihoods,
  routing: call.routing as readonly RoutingRule[],
  aliases: call.aliases,
})

/** Kind and field in, office and telephone out; the same rules that decide at hand-in. */
export function FindOffice({ call }: { readonly call: Call }) {
  const { office: words } = useHomeWords()
  const say = useSay()
  const [kind, setKind] = useState('')
  const [livelihood, setLivelihood] = useState('')
  const [field, setField] = useState('')
  const routable = routableOf(call)
  const chosen = call.kinds.find((it) => it.code === kind)
  const rule = routable.kinds.find((it) => it.code === kind)
  const needsLivelihood = chosen?.asksLivelihood === true
  const needsField = rule !== undefined && asksField(routable, rule, livelihood === '' ? null : livelihood)
  const optionsOf = (list: readonly { readonly code: string; readonly name: Call['short'] }[]) =>
    list.map((it) => ({ value: it.code, label: say(it.name) }))
  return (
    <>
      <div className="fo">
        <SelectField
          label={words.kind}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setLivelihood('')
          }}
          options={optionsOf(call.kinds)}
          none={words.choose}
        />
        {needsLivelihood ? (
          <SelectField
            label={words.livelihood}
            value={livelihood}
            onChange={setLivelihood}
            options={optionsOf(call.livelihoods)}
            none={words.choose}
          />
        ) : null}
        {needsField || chosen === undefined ? (
          <SelectField
            label={words.field}
            value={field}
            onChange={setField}
            options={optionsOf(call.fields)}
            none={words.choose}
          />
        ) : null}
        <div className="ans" role="status">
          <FoundOffice
            call={call}
            kind={kind}
            livelihood={needsLivelihood ? livelihood : null}
            field={needsField ? field : null}
          />
        </div>
      </div>
      <Offices call={call} />
    </>
  )
}

interface FoundProps {
  readonly call: Call
  readonly kind: string
  /** null where not asked, empty while not yet chosen. */
  readonly livelihood: string | null
  readonly field: string | null
}

function FoundOffice({ call, kind, livelihood, field }: FoundProps) {
  const { office: words } = useHomeWords()
  const say = useSay()
  if (kind === '' || livelihood === '' || field === '') return <p className="sub">{words.ask}</p>
  const routable = routableOf(call)
  const subject = settle(routable, { kind, livelihood, field })
  const found = routeIn(routable, { kind, livelihood, field })
  if ('refused' in found)
    return (
      <>
        <span className="small sub">{words.refused}</span>
        <p>{say(found.refused)}</p>
      </>
    )
  const office = 'office' in found ? call.offices.find((it) => it.code === found.office) : undefined
  if (office === undefined) return <p>{words.unrouted}</p>
  const becomes = subject.kind === kind ? undefined : call.kinds.find((it) => it.code === subject.kind)
  const triage = 'triage' in found && found.triage
  return (
    <>
      <span className="small sub">{words.answer}</span>
      <b className="num">
        {say(office.name)}　<a href={`tel:${office.phone}`}>{office.phone}</a>
      </b>
      {becomes === undefined ? null : <span className="small sub">{words.becomes(say(becomes.name))}</span>}
      {triage ? <span className="small sub">{words.triage}</span> : null}
    </>
  )
}

/** All offices with their numbers. */
function Offices({ call }: { readonly call: Call }) {
  const say = useSay()
  return (
    <ul className="offs num">
      {call.offices.map((office) => (
        <li key={office.code}>
          <b>{say(office.name)}</b>
          <a href={`tel:${office.phone}`}>{office.phone}</a>
        </li>
      ))}
    </ul>
  )
}
