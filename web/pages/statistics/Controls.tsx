import type { ChangeAddress } from '../../desk/address.ts'
import type { Names } from '../../desk/names.ts'
import { useSay } from '../../language.tsx'
import { Field, SelectField } from '../../parts/Field.tsx'
import { cohorts } from './asked.ts'
import type { Within } from './links.ts'
import type { Scope } from './scopes.ts'
import { useStatisticsWords } from './words.ts'

interface Props {
  readonly within: Within
  readonly scopes: readonly Scope[]
  readonly names: Names
  readonly change: ChangeAddress
}

/** What is counted: the call, whose suggestions, of which collection, and when they came in. */
export function Controls({ within, scopes, names, change }: Props) {
  const words = useStatisticsWords()
  const say = useSay()
  const day = (name: 'from' | 'to', other: { readonly min?: string; readonly max?: string }) => (
    <Field label={words[name]}>
      {(wired) => (
        <input
          className="in"
          type="date"
          {...wired}
          {...other}
          value={within[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <div className="asked">
      <SelectField
        label={words.call}
        value={within.call}
        onChange={(call) => change({ call })}
        options={names.calls.map((it) => ({ value: it.id, label: say(it.short) }))}
      />
      <SelectField
        label={words.scope}
        value={within.scope.value}
        onChange={(value) => {
          const scope = scopes.find((it) => it.value === value)
          const has = names.call?.offices.some((it) => it.code === scope?.of) ?? false
          change({
            scope: scope?.scope ?? null,
            of: scope?.of ?? null,
            ...(scope?.scope === 'office' && !has ? { call: null } : {}),
          })
        }}
        options={scopes}
      />
      <SelectField
        label={words.cohort}
        value={within.cohort}
        onChange={(cohort) => change({ cohort })}
        options={[
          { value: '', label: words.cohorts.any },
          ...cohorts.map((it) => ({ value: it, label: words.cohorts[it] })),
        ]}
      />
      {day('from', within.to === '' ? {} : { max: within.to })}
      {day('to', within.from === '' ? {} : { min: within.from })}
      {within.from === '' && within.to === '' ? null : (
        <button type="button" className="btn sm text" onClick={() => change({ from: null, to: null })}>
          {words.whole}
        </button>
      )}
    </div>
  )
}
