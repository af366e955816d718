import { Fragment } from 'react'
import type { CallView } from '#api/calls.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useSay } from '../../language.tsx'
import { combinationsOf, keyOf, type Routable, routeIn, type Subject } from './routing.ts'

interface Props {
  readonly call: CallView
  readonly routable: Routable
  readonly chosen: Readonly<Record<string, string>>
  readonly may: boolean
  readonly onChange: (chosen: Readonly<Record<string, string>>) => void
}

/** Who receives what, a cell for each combination that a form can express. */
export function RoutingTable({ call, routable, chosen, may, onChange }: Props) {
  const words = useAdminWords()
  const inLanguage = useSay()
  const subjects = combinationsOf(routable)
  const plain = call.kinds.filter((it) => !it.asksLivelihood)
  const rows: readonly (string | null)[] = [...call.fields.map((it) => it.code), null]
  const named = (
    list: readonly { code: string; name: { zh: string; en: string } }[],
    code: string | null,
  ) => {
    const found = list.find((it) => it.code === code)
    return found === undefined ? '' : inLanguage(found.name)
  }
  const nameOf = (it: Subject) =>
    [named(call.kinds, it.kind), named(call.livelihoods, it.livelihood), named(call.fields, it.field)]
      .filter(Boolean)
      .join(' × ')
  const cell = (it: Subject | undefined) =>
    it === undefined ? null : (
      <Cell
        subject={it}
        name={nameOf(it)}
        call={call}
        routable={routable}
        chosen={chosen[keyOf(it)]}
        may={may && !routable.aliases.some((one) => one.kind === it.kind && one.livelihood === it.livelihood)}
        onChange={(office) => {
          const { [keyOf(it)]: _, ...rest } = chosen
          onChange(office === undefined ? rest : { ...rest, [keyOf(it)]: office })
        }}
      />
    )
  return (
    <section className="part matrix">
      <h2>{words.calls.routing}</h2>
      <p className="sub">{words.calls.routingWhy}</p>
      <Sheet
        caption={words.calls.routing}
        heads={[words.routing.what, ...plain.map((it) => inLanguage(it.short))]}
      >
        {rows
          .filter((field) => subjects.some((it) => it.field === field && it.livelihood === null))
          .map((field) => (
            <tr key={field ?? 'none'}>
              <th scope="row">{field === null ? words.routing.noField : named(call.fields, field)}</th>
              {plain.map((kind) => (
                <td key={kind.code}>
                  {cell(
                    subjects.find(
                      (it) => it.kind === kind.code && it.field === field && it.livelihood === null,
                    ),
                  )}
                </td>
              ))}
            </tr>
          ))}
      </Sheet>
      {call.kinds
        .filter((it) => it.asksLivelihood)
        .map((kind) => {
          const lively = subjects.filter((it) => it.kind === kind.code && it.livelihood !== null)
          return (
            <Fragment key={kind.code}>
              <h3>{inLanguage(kind.short)}</h3>
              <Sheet
                caption={inLanguage(kind.short)}
                heads={[words.routing.what, ...call.livelihoods.map((it) => inLanguage(it.name))]}
              >
                {rows
                  .filter((field) => lively.some((it) => it.field === field))
                  .map((field) => (
                    <tr key={field ?? 'none'}>
                      <th scope="row">
                        {field === null ? words.routing.noField : named(call.fields, field)}
                      </th>
                      {call.livelihoods.map(({ code }) => (
                        <td key={code}>
                          {cell(lively.find((it) => it.field === field && it.livelihood === code))}
                        </td>
                      ))}
                    </tr>
                  ))}
              </Sheet>
            </Fragment>
          )
        })}
      <p className="dim small">{words.calls.refusedNote}</p>
    </section>
  )
}

interface CellProps {
  readonly subject: Subject
  readonly name: string
  readonly call: CallView
  readonly routable: Routable
  readonly chosen: string | undefined
  readonly may: boolean
  readonly onChange: (office: string | undefined) => void
}

function Cell({ subject, name, call, routable, chosen, may, onChange }: CellProps) {
  const words = useAdminWords()
  const inLanguage = useSay()
  const routed = routeIn(routable, subject)
  if (!('office' in routed)) return <span className="dim">{words.calls.refuses}</span>
  const office = call.offices.find((it) => it.code === routed.office)
  const is = office === undefined ? routed.office : inLanguage(office.name)
  const shown = routed.triage ? words.calls.triaged(is) : is
  if (!may) return shown
  return (
    <select
      className={chosen === undefined ? 'in' : 'in changed'}
      aria-label={name}
      value={chosen ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{shown}</option>
      {call.offices
        .filter((it) => it.code !== routed.office || routed.triage)
        .map((it) => (
          <option key={it.code} value={it.code}>
            {inLanguage(it.name)}
          </option>
        ))}
    </select>
  )
}
