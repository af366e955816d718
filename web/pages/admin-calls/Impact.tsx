import type { CallView } from '#api/calls.ts'
import type { Answer } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useSay } from '../../language.tsx'
import type { OfficeDraft } from './ChangePart.tsx'

interface Props {
  readonly impact: Answer<'POST /admin/calls/:call/impact'>
  readonly call: CallView
  readonly offices: readonly OfficeDraft[]
}

/** What a change alters before it is made: which combinations go elsewhere, and how many drafts and waiting items that touches. */
export function Impact({ impact, call, offices }: Props) {
  const words = useAdminWords()
  const inLanguage = useSay()
  const named = (
    list: readonly { code: string; name: { zh: string; en: string } }[],
    code: string | null,
  ) => {
    const found = list.find((it) => it.code === code)
    return found === undefined ? (code ?? words.calls.refuses) : inLanguage(found.name)
  }
  if (impact.problems.length > 0)
    return (
      <div className="find block">
        <b>{words.calls.problems}</b>
        <ul>
          {impact.problems.map((it) => (
            <li key={`${it.path}-${it.problem}`}>
              <span className="num">{it.path}</span> {it.problem}
            </li>
          ))}
        </ul>
      </div>
    )
  if (impact.rerouted.length === 0) return <p className="find good">{words.calls.noImpact}</p>
  return (
    <>
      <h3>{words.calls.rerouted}</h3>
      <Sheet
        caption={words.calls.rerouted}
        heads={[
          words.calls.combination,
          words.calls.from,
          words.calls.to,
          words.calls.drafts,
          words.calls.waiting,
        ]}
        numbers={[words.calls.drafts, words.calls.waiting]}
      >
        {impact.rerouted.map((it) => (
          <tr key={`${it.kind}/${it.field}/${it.livelihood}`}>
            <td>
              {[
                named(call.kinds, it.kind),
                it.livelihood === null ? '' : named(call.livelihoods, it.livelihood),
                it.field === null ? '' : named(call.fields, it.field),
              ]
                .filter(Boolean)
                .join(' × ')}
            </td>
            <td>{named(call.offices, it.from)}</td>
            <td>{named(offices, it.to)}</td>
            <td className="n num">{it.drafts}</td>
            <td className="n num">{it.waiting}</td>
          </tr>
        ))}
      </Sheet>
    </>
  )
}
