import { type FormEvent, useState } from 'react'
import { staffRoles } from '#core/permission/actor.ts'
import { request } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { useNames, useProfileLists } from '../../desk/names.ts'
import { useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCalls } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import type { Person } from './AdminPeoplePage.tsx'

interface Grant {
  readonly role: string
  readonly scope: string
}

const scoped: Readonly<Record<string, 'office' | 'district'>> = {
  officer: 'office',
  'office-head': 'office',
  district: 'district',
}

/** What the code of an office or a district is called. */
export function useScopeName(): (scope: string) => string {
  return useNames(undefined).scope
}

/** The places that a role can be held for. */
function useScopes(role: string): readonly { readonly value: string; readonly label: string }[] {
  const names = useNames(undefined)
  const calls = useCalls().data
  const inLanguage = useSay()
  const lists = useProfileLists()
  if (scoped[role] === 'office')
    // Offices are the bureau's, not one call's: those of every call, each once.
    return [...new Map((calls ?? []).flatMap((it) => it.offices).map((it) => [it.code, it])).values()].map(
      (it) => ({ value: it.code, label: inLanguage(it.name) }),
    )
  if (scoped[role] !== 'district') return []
  return (lists?.['districts'] ?? []).flatMap((it) => {
    if (typeof it !== 'object' || it === null || !('code' in it)) return []
    const code = String(it.code)
    return [{ value: code, label: names.district(code) }]
  })
}

function OneGrant({ value, onChange }: { readonly value: Grant; readonly onChange: (value: Grant) => void }) {
  const words = useAdminWords()
  const scopes = useScopes(value.role)
  return (
    <>
      <SelectField
        label={words.people.role}
        value={value.role}
        none={words.people.chooseRole}
        onChange={(role) => onChange({ role, scope: '' })}
        options={staffRoles.map((it) => ({ value: it, label: words.roleNames[it] ?? it }))}
      />
      <SelectField
        label={words.people.scope}
        value={value.scope}
        none={scoped[value.role] === undefined ? words.people.whole : words.people.scope}
        onChange={(scope) => onChange({ ...value, scope })}
        options={scopes}
      />
    </>
  )
}

/** What is still to be chosen for a role, if anything. */
const openIn = (grants: readonly Grant[], words: ReturnType<typeof useAdminWords>): string | undefined => {
  if (grants.some((it) => it.role === '')) return words.people.roleMissing
  const open = grants.find((it) => scoped[it.role] !== undefined && it.scope === '')
  return open && words.people.scopeMissing(words.roleNames[open.role] ?? open.role)
}

interface Props {
  readonly it: Person
  readonly onDone: () => Promise<unknown>
  readonly onClose: () => void
}

/** All roles of a person at once; saving asks for the password when it was not given lately. */
export function Grants({ it, onDone, onClose }: Props) {
  const words = useAdminWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const [grants, setGrants] = useState<readonly Grant[]>(it.staff)
  const [problem, setProblem] = useState<string>()
  const save = () => {
    const open = openIn(grants, words)
    setProblem(open)
    if (open !== undefined) return
    return request('PUT /admin/people/:id/roles', {
      params: { id: it.id },
      body: { roles: [...grants] },
    }).then(
      () => {
        say(words.changed)
        onClose()
        return onDone()
      },
      (error: unknown) => setProblem(sentence(error)),
    )
  }
  return (
    <Dialog
      title={words.people.grantTitle(it.name)}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {frame.cancel}
          </button>
          <button type="button" className="btn main" onClick={() => void save()}>
            {words.save}
          </button>
        </>
      }
    >
      <p className="sub">{words.people.grantWhy}</p>
      {grants.map((grant, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a grant has no other identity while it is edited
        <div className="grant" key={n}>
          <OneGrant
            value={grant}
            onChange={(next) => {
              setProblem(undefined)
              setGrants(grants.map((one, at) => (at === n ? next : one)))
            }}
          />
          <button
            type="button"
            className="btn text icon"
            aria-label={words.people.remove(words.roleNames[grant.role] ?? grant.role)}
            onClick={() => {
              setProblem(undefined)
              setGrants(grants.filter((_, at) => at !== n))
            }}
          >
            <Icon name="trash" />
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="btn sm"
          onClick={() => setGrants([...grants, { role: '', scope: '' }])}
        >
          <Icon name="plus" /> {words.people.add}
        </button>
      </div>
      {problem === undefined ? null : (
        <p className="find block small" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}

/** Opens an account for somebody of the bureau. */
export function OpenAccount({ onDone, onClose }: Omit<Props, 'it'>) {
  const words = useAdminWords()
  const sentence = useSentence()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [grant, setGrant] = useState<Grant>({ role: '', scope: '' })
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const open = name.trim() === '' || email.trim() === '' ? words.people.whoMissing : openIn([grant], words)
    setProblem(open)
    if (open !== undefined) return
    request('POST /admin/people', { body: { name, email, ...grant } }).then(
      () => {
        say(words.done)
        onClose()
        return onDone()
      },
      (error: unknown) => setProblem(sentence(error)),
    )
  }
  return (
    <Dialog title={words.people.open} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="sub">{words.people.openWhy}</p>
        <TextField label={words.people.name} value={name} onChange={setName} required max={30} />
        <TextField label={words.people.email} value={email} onChange={setEmail} required type="email" />
        <div className="two">
          <OneGrant value={grant} onChange={setGrant} />
        </div>
        <DialogEnd go={words.people.open} problem={problem} onClose={onClose} />
      </form>
    </Dialog>
  )
}
