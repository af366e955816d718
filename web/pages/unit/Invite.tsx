import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { TextField } from '../../parts/Field.tsx'
import { useEntryWords } from '../sign-in/words.ts'
import { useChange } from './MembersPage.tsx'
import { RoleBoxes } from './RoleBoxes.tsx'
import { type Roles, rolesHeld } from './roles.ts'
import { useUnitWords } from './words.ts'

const start: Roles = { filer: true, reviewer: false, admin: false }

/** Invites a colleague by mail, with the roles they will hold. */
export function Invite({ org }: { readonly org: string }) {
  const { members: words } = useUnitWords()
  const { register } = useEntryWords()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState(start)
  const [problem, setProblem] = useState<string>()
  const change = useChange(org)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong =
      name.trim() === ''
        ? register.problems.name
        : !/^[^\s@]+@[^\s@]+$/.test(email.trim())
          ? register.problems.email
          : rolesHeld(roles).length === 0
            ? words.oneRole
            : undefined
    setProblem(wrong)
    if (wrong !== undefined) return
    const body = { name: name.trim(), email: email.trim(), ...roles }
    change.mutate(
      {
        go: () => request('POST /orgs/:id/invitations', { params: { id: org }, body }),
        said: words.sent(body.email),
      },
      {
        onSuccess: () => {
          setName('')
          setEmail('')
          setRoles(start)
        },
      },
    )
  }
  return (
    <form className="stack narrow" onSubmit={submit} noValidate>
      <TextField label={words.name} value={name} onChange={setName} autoComplete="off" max={30} />
      <TextField label={words.email} value={email} onChange={setEmail} autoComplete="off" inputMode="email" />
      <RoleBoxes roles={roles} onChange={setRoles} />
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
      <button type="submit" className="btn main">
        {words.send}
      </button>
    </form>
  )
}
