import type { ReactNode } from 'react'
import { useId } from 'react'
import type { EntryFault } from '#core/expert/entry.ts'
import type { TagsField, TreeChoiceField } from '#core/form/form.ts'
import { FormContext, type FormSetting } from '../../form/context.ts'
import { TagsInput } from '../../form/inputs/tags.tsx'
import { TreeChoiceInput } from '../../form/inputs/tree-choice.tsx'
import { useSay } from '../../language.tsx'
import { Field, SelectField, TextField } from '../../parts/Field.tsx'
import { Days } from './Days.tsx'
import type { Writing } from './entry.ts'
import type { Choices } from './read.ts'
import { useExpertsWords } from './words.ts'
import '../../form/form.css'
import './experts.css'

interface Props {
  readonly value: Writing
  readonly onChange: (change: Partial<Writing>) => void
  readonly choices: Choices
  readonly faults: readonly EntryFault[]
  /** Experts change what they know and when they have time, and not who they are. */
  readonly own?: boolean
  /** Below the heading of a dialog. */
  readonly deep?: boolean
}

/** What is kept of an expert, to be written by the office or, in part, by themselves. */
export function EntryForm({ value, onChange, choices, faults, own = false, deep = false }: Props) {
  const Heading = deep ? 'h3' : 'h2'
  const { entry: words, faults: says } = useExpertsWords()
  const problem = (at: EntryFault['at']): string | undefined => {
    const found = faults.find((it) => it.at === at)
    if (found === undefined) return undefined
    return found.word === '' ? says[found.code] : `${found.word}　${says[found.code]}`
  }
  const text = (at: 'name' | 'email' | 'mobile' | 'orgName' | 'orgCode' | 'title') => ({
    label: words[at],
    value: value[at],
    problem: problem(at),
    onChange: (it: string) => onChange({ [at]: it }),
  })
  return (
    <div className="expert-form">
      <section>
        <Heading>{own ? words.whoOwn : words.who}</Heading>
        <div className="expert-pair">
          {own ? null : <TextField {...text('name')} required />}
          <TextField {...text('title')} optional />
          {own ? null : (
            <>
              <TextField {...text('email')} hint={words.emailHint} inputMode="email" required />
              <TextField {...text('orgName')} hint={words.orgNameHint} required />
              <TextField {...text('orgCode')} hint={words.orgCodeHint} optional />
            </>
          )}
          <TextField {...text('mobile')} optional inputMode="tel" />
        </div>
        <Field label={words.units} hint={words.unitsHint} problem={problem('units')} optional>
          {(wired) => (
            <textarea
              className="in area"
              rows={2}
              {...wired}
              value={value.units}
              onChange={(event) => onChange({ units: event.target.value })}
            />
          )}
        </Field>
      </section>
      <section>
        <Heading>{own ? words.knowsOwn : words.knows}</Heading>
        <Fields choices={choices} value={value.fields} onChange={(fields) => onChange({ fields })} />
        <Disciplines
          choices={choices}
          value={value.disciplines}
          problem={problem('disciplines')}
          onChange={(disciplines) => onChange({ disciplines })}
        />
        <Tags
          label={words.keywords}
          hint={words.keywordsHint}
          problem={problem('keywords')}
          value={value.keywords}
          onChange={(keywords) => onChange({ keywords })}
        />
      </section>
      <section>
        <Heading>{own ? words.whenOwn : words.when}</Heading>
        <div className="expert-pair level">
          <TextField
            label={words.loadLimit}
            hint={words.loadHint}
            problem={problem('loadLimit')}
            inputMode="numeric"
            value={value.loadLimit}
            onChange={(loadLimit) => onChange({ loadLimit })}
          />
          <SelectField
            label={words.language}
            value={value.language}
            options={(['zh-CN', 'en'] as const).map((it) => ({ value: it, label: words.languages[it] }))}
            onChange={(it) => onChange({ language: it === 'en' ? 'en' : 'zh-CN' })}
          />
        </div>
        <Days
          value={value.blackouts}
          problem={problem('blackouts')}
          onChange={(blackouts) => onChange({ blackouts })}
        />
        <Tags
          label={words.avoid}
          hint={own ? words.avoidOwn : words.avoidHint}
          problem={problem('avoid')}
          value={value.avoid}
          onChange={(avoid) => onChange({ avoid })}
        />
      </section>
    </div>
  )
}

interface Picked {
  readonly choices: Choices
  readonly value: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
}

/** The technical fields are few enough to see all of them; one of a call that has ended stays to be seen. */
function Fields({ choices, value, onChange }: Picked) {
  const { entry: words } = useExpertsWords()
  const say = useSay()
  const past = value.filter((code) => !choices.fields.some((it) => it.code === code))
  const all = [
    ...choices.fields.map((it) => [it.code, say(it.name)] as const),
    ...past.map((it) => [it, it] as const),
  ]
  return (
    <fieldset className="field">
      <legend className="label">{words.fields}</legend>
      <div className="ticks">
        {all.map(([code, name]) => (
          <label key={code} className="tick">
            <input
              type="checkbox"
              checked={value.includes(code)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, code] : value.filter((it) => it !== code))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const treeOf = (label: string): TreeChoiceField => ({
  id: 'disciplines',
  kind: 'tree-choice',
  list: 'disciplines',
  max: 20,
  label: { zh: label, en: label },
})

function Disciplines({
  choices,
  value,
  onChange,
  problem,
}: Picked & { readonly problem: string | undefined }) {
  const { entry: words } = useExpertsWords()
  const setting: FormSetting = {
    lists: { disciplines: choices.disciplines },
    asking: { kind: '', orgType: '', answers: {} },
    scale: undefined,
    findings: [],
    valueAt: () => undefined,
    write: () => undefined,
    writeAll: () => undefined,
    uploads: undefined,
  }
  return (
    <Labelled label={words.disciplines} problem={problem}>
      {(id, described) => (
        <FormContext value={setting}>
          <TreeChoiceInput
            field={treeOf(words.disciplines)}
            id={id}
            path=""
            value={value}
            onChange={(it) => onChange(Array.isArray(it) ? it.map(String) : [])}
            describedBy={described}
            invalid={problem !== undefined}
            readOnly={false}
            required={false}
            compact={false}
          />
        </FormContext>
      )}
    </Labelled>
  )
}

const tags: TagsField = { id: 'tags', kind: 'tags', min: 0, max: 30, each: 30, label: { zh: '-', en: '-' } }

interface TagsProps {
  readonly label: string
  readonly hint: string
  readonly problem: string | undefined
  readonly value: readonly string[]
  readonly onChange: (words: readonly string[]) => void
}

function Tags({ label, hint, problem, value, onChange }: TagsProps) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(id, described) => (
        <TagsInput
          field={tags}
          id={id}
          path=""
          value={value}
          onChange={(it) => onChange(Array.isArray(it) ? it.map(String) : [])}
          describedBy={described}
          invalid={problem !== undefined}
          readOnly={false}
          required={false}
          compact={false}
        />
      )}
    </Labelled>
  )
}

interface LabelledProps {
  readonly label: string
  readonly hint?: string
  readonly problem: string | undefined
  readonly children: (id: string, described: string | undefined) => ReactNode
}

/** Label, hint and problem of a control that wires itself. */
function Labelled({ label, hint, problem, children }: LabelledProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(id, described === '' ? undefined : described)}
      {problem === undefined ? null : (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
