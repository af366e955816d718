import type { CallView } from '#api/calls.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useSay } from '../../language.tsx'
import type { OfficeDraft } from './ChangePart.tsx'

interface Props {
  readonly offices: readonly OfficeDraft[]
  readonly was: readonly OfficeDraft[]
  readonly may: boolean
  readonly onChange: (offices: readonly OfficeDraft[]) => void
}

/** The offices of the call: names in both languages and the telephone that everybody sees. Codes stay. */
export function OfficesTable({ offices, was, may, onChange }: Props) {
  const words = useAdminWords()
  const put = (n: number, changes: Partial<OfficeDraft>) =>
    onChange(offices.map((it, at) => (at === n ? { ...it, ...changes } : it)))
  const cell = (label: string, value: string, before: string | undefined, set: (value: string) => void) =>
    may ? (
      <input
        className={value === before ? 'in' : 'in changed'}
        aria-label={label}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    ) : (
      value
    )
  return (
    <section className="part">
      <h2>{words.calls.offices}</h2>
      <Sheet
        caption={words.calls.offices}
        heads={[words.calls.code, words.calls.officeName, words.calls.officeNameEn, words.calls.phone]}
      >
        {offices.map((it, n) => (
          <tr key={it.code}>
            <th scope="row" className="num">
              {it.code}
            </th>
            <td>
              {cell(`${it.code} ${words.calls.officeName}`, it.name.zh, was[n]?.name.zh, (zh) =>
                put(n, { name: { ...it.name, zh } }),
              )}
            </td>
            <td>
              {cell(`${it.code} ${words.calls.officeNameEn}`, it.name.en, was[n]?.name.en, (en) =>
                put(n, { name: { ...it.name, en } }),
              )}
            </td>
            <td className="num">
              {cell(`${it.code} ${words.calls.phone}`, it.phone, was[n]?.phone, (phone) => put(n, { phone }))}
            </td>
          </tr>
        ))}
      </Sheet>
    </section>
  )
}

interface QuotaProps {
  readonly call: CallView
  readonly quotas: Readonly<Record<string, number>>
  readonly was: Readonly<Record<string, number>>
  readonly may: boolean
  readonly onChange: (quotas: Readonly<Record<string, number>>) => void
}

/** How many of each kind one unit may hand in. */
export function QuotasTable({ call, quotas, was, may, onChange }: QuotaProps) {
  const words = useAdminWords()
  const inLanguage = useSay()
  return (
    <section className="part">
      <h2>{words.calls.quotas}</h2>
      <p className="sub">{words.calls.quotasWhy}</p>
      <div className="two">
        {call.kinds.map((it) => {
          const value = quotas[it.code] ?? 0
          return (
            <label className="field" key={it.code}>
              <span className="label">{inLanguage(it.short)}</span>
              <input
                className={value === (was[it.code] ?? 0) ? 'in' : 'in changed'}
                type="number"
                min={0}
                max={100000}
                step={1}
                readOnly={!may}
                value={value}
                onChange={(event) =>
                  onChange({ ...quotas, [it.code]: Math.max(0, Math.trunc(Number(event.target.value) || 0)) })
                }
              />
            </label>
          )
        })}
      </div>
    </section>
  )
}
