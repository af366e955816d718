import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useMemo, useState } from 'react'
import type { OrgView } from '#api/orgs.ts'
import type { StoredAnswer } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { assemble, pathsOf } from '#core/form/paths.ts'
import { ProblemError, request } from '../../api.ts'
import { FormContext, type FormSetting } from '../../form/context.ts'
import { FieldRow } from '../../form/FieldRow.tsx'
import { useSay } from '../../language.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { useSetOrg } from './UnitFrame.tsx'
import { useUnitWords } from './words.ts'

interface Props {
  readonly org: OrgView
  readonly form: Form
  readonly lists: Lists
}

type Values = Readonly<Record<string, unknown>>

const valuesOf = (form: Form, profile: Values): Values =>
  Object.fromEntries(pathsOf(form, profile).map(({ path, value }) => [path, value]))

/** The profile with the editor's own ways of answering; saved whole, refused if a colleague saved meanwhile. */
export function ProfileForm({ org, form, lists }: Props) {
  const { profile: words } = useUnitWords()
  const say = useSay()
  const sentence = useSentence()
  const setOrg = useSetOrg()
  const queries = useQueryClient()
  const [name, setName] = useState(org.name)
  const [district, setDistrict] = useState(org.district)
  const [values, setValues] = useState<Values>(() => valuesOf(form, org.profile))
  const [saved, setSaved] = useState(values)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string>()
  const changed = values !== saved || name !== org.name || district !== org.district
  useWarning(changed)

  const answers = useMemo(() => {
    const stored: StoredAnswer[] = Object.entries(values).map(([path, value]) => ({ path, value }))
    return assemble(form, stored)
  }, [form, values])
  const setting = useMemo<FormSetting>(() => {
    const writeAll: FormSetting['writeAll'] = (edits) =>
      setValues((now) => ({ ...now, ...Object.fromEntries(edits.map((it) => [it.path, it.value])) }))
    return {
      lists,
      asking: { kind: '', orgType: org.type, answers },
      scale: undefined,
      findings: org.profileFindings as readonly Finding[],
      valueAt: (path) => values[path],
      write: (path, value) => writeAll([{ path, value }]),
      writeAll,
      uploads: undefined,
    }
  }, [lists, org, answers, values])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    try {
      const body = { rev: org.profileRev, name: name.trim(), district, profile: answers }
      const { org: next } = await request('PUT /orgs/:id/profile', { params: { id: org.id }, body })
      setOrg(next)
      setSaved(values)
      setProblem(undefined)
      announce(words.saved)
    } catch (error) {
      const stale = error instanceof ProblemError && error.problem.why === 'stale'
      setProblem(stale ? words.stale : sentence(error))
      if (!stale) return
      await queries.invalidateQueries({ queryKey: ['org', org.id] })
      const fresh = queries.getQueryData<OrgView>(['org', org.id])
      if (fresh !== undefined) setValues(valuesOf(form, fresh.profile))
    }
  }
  const missing = org.profileFindings.filter((it) => it.weight === 'must').length
  const districts = (lists['districts'] ?? []).map((it) => ({ value: it.code, label: say(it.name) }))
  return (
    <form className="profile" onSubmit={(event) => void submit(event)} noValidate>
      <FormContext value={setting}>
        <section>
          <TextField label={words.name} value={name} onChange={setName} max={100} />
          <SelectField label={words.district} value={district} onChange={setDistrict} options={districts} />
        </section>
        {asked(form, setting.asking).sections.map(({ section, fields }) => (
          <section key={section.id}>
            <h2>{say(section.title)}</h2>
            {fields.map((field) => (
              <FieldRow
                key={field.id}
                field={field}
                value={answers[field.id]}
                readOnly={false}
                remarks={none}
                strict={tried}
              />
            ))}
          </section>
        ))}
      </FormContext>
      <div className="save-bar row sp">
        <p role="status" className={problem === undefined ? 'sub' : 'problem'}>
          {problem ?? (changed ? words.unsaved : missing > 0 ? words.missing(missing) : words.complete)}
        </p>
        <button type="submit" className="btn main">
          {words.save}
        </button>
      </div>
    </form>
  )
}

const none: readonly never[] = []

/** Asks before a page with unsaved changes is left. */
function useWarning(changed: boolean): void {
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [changed])
}
