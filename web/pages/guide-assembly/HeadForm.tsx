import { type FormEvent, useState } from 'react'
import type { Words } from '#core/text.ts'
import { useSay } from '../../language.tsx'
import { Field, SelectField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import type { Call } from '../../session.tsx'
import { useAssemblyWords } from './words.ts'

/** What a guide says of itself, as it is typed. */
export interface Head {
  readonly call: string
  readonly slug: string
  readonly title: Words
  readonly intro: Words
  readonly kinds: string[]
  readonly terms: Record<string, { zh: string; en: string }>
  readonly applyFrom: string | null
  readonly applyTo: string | null
}
const blank = { zh: '', en: '' }
export const emptyHead: Head = {
  call: '',
  slug: '',
  title: blank,
  intro: blank,
  kinds: [],
  terms: {},
  applyFrom: null,
  applyTo: null,
}

interface Props {
  readonly calls: readonly Call[]
  readonly head: Head
  /** The call and the address are chosen once. */
  readonly isNew?: boolean
  readonly onSave: (head: Head) => Promise<void>
}

/** The form of a guide's head: titles, preface, kinds with their terms, dates. */
export function HeadForm({ calls, head, isNew = false, onSave }: Props) {
  const words = useAssemblyWords()
  const say = useSay()
  const sentence = useSentence()
  const [it, set] = useState<Head>(head)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const call = calls.find((one) => one.id === it.call)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (it.title.zh.trim() === '' || it.title.en.trim() === '' || it.slug === '' || it.kinds.length === 0)
      return setProblem(words.missing)
    setBusy(true)
    onSave(it)
      .catch((error: unknown) => setProblem(sentence(error)))
      .finally(() => setBusy(false))
  }
  const both = (name: 'title' | 'intro', language: 'zh' | 'en', value: string) =>
    set({ ...it, [name]: { ...it[name], [language]: value } })
  const choose = (code: string, on: boolean) =>
    set({ ...it, kinds: on ? [...it.kinds, code] : it.kinds.filter((one) => one !== code) })
  const term = (code: string, language: 'zh' | 'en', value: string) =>
    set({ ...it, terms: { ...it.terms, [code]: { ...blank, ...it.terms[code], [language]: value } } })
  return (
    <form className="stack assembly-head" onSubmit={submit} noValidate>
      {isNew ? (
        <>
          <SelectField
            label={words.call}
            value={it.call}
            onChange={(id) => set({ ...it, call: id, kinds: [], terms: {} })}
            options={calls.map((one) => ({ value: one.id, label: say(one.short) }))}
          />
          <TextField
            label={words.slug}
            hint={words.slugHint}
            value={it.slug}
            onChange={(slug) => set({ ...it, slug })}
          />
        </>
      ) : null}
      <TextField label={words.titleZh} value={it.title.zh} onChange={(value) => both('title', 'zh', value)} />
      <TextField label={words.titleEn} value={it.title.en} onChange={(value) => both('title', 'en', value)} />
      <Area label={words.introZh} value={it.intro.zh} onChange={(value) => both('intro', 'zh', value)} />
      <Area label={words.introEn} value={it.intro.en} onChange={(value) => both('intro', 'en', value)} />
      <div className="row">
        <TextField
          type="date"
          label={words.applyFrom}
          value={it.applyFrom ?? ''}
          onChange={(day) => set({ ...it, applyFrom: day === '' ? null : day })}
        />
        <TextField
          type="date"
          label={words.applyTo}
          value={it.applyTo ?? ''}
          onChange={(day) => set({ ...it, applyTo: day === '' ? null : day })}
        />
      </div>
      <fieldset className="field">
        <legend className="label">{words.kinds}</legend>
        {(call?.kinds ?? []).map((kind) => (
          <label key={kind.code} className="tick">
            <input
              type="checkbox"
              checked={it.kinds.includes(kind.code)}
              onChange={(event) => choose(kind.code, event.target.checked)}
            />
            {say(kind.name)}
          </label>
        ))}
      </fieldset>
      {(call?.kinds ?? [])
        .filter((kind) => it.kinds.includes(kind.code))
        .map((kind) => (
          <div key={kind.code}>
            <Area
              label={words.termsZh(say(kind.short))}
              value={it.terms[kind.code]?.zh ?? ''}
              onChange={(value) => term(kind.code, 'zh', value)}
            />
            <Area
              label={words.termsEn(say(kind.short))}
              value={it.terms[kind.code]?.en ?? ''}
              onChange={(value) => term(kind.code, 'en', value)}
            />
          </div>
        ))}
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="btn main" disabled={busy}>
        {words.save}
      </button>
    </form>
  )
}

export function Area({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <Field label={label}>
      {(wired) => (
        <textarea
          className="in area"
          rows={2}
          {...wired}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
