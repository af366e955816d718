import { useState } from 'react'
import type { OrgView } from '#api/orgs.ts'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useFrameWords } from '../../words.ts'
import { type Member, useChange } from './MembersPage.tsx'
import { RoleBoxes } from './RoleBoxes.tsx'
import { type Roles, rolesHeld } from './roles.ts'
import { useUnitWords } from './words.ts'

interface Props {
  readonly org: OrgView
  readonly member: Member
  readonly onClose: () => void
}

/** Lets somebody in, changes what they hold or for how long they stand in, or takes them out. */
export function MemberDialog({ org, member, onClose }: Props) {
  const { members: words } = useUnitWords()
  const frame = useFrameWords()
  const change = useChange(org.id)
  const asked = member.state === 'asked'
  const [roles, setRoles] = useState<Roles>(asked ? { filer: true, reviewer: false, admin: false } : member)
  const [from, setFrom] = useState(member.deputyFrom ?? '')
  const [to, setTo] = useState(member.deputyTo ?? '')
  const [problem, setProblem] = useState<string>()
  const [removing, setRemoving] = useState(false)
  const params = { id: org.id, person: member.person }
  const save = () => {
    if (rolesHeld(roles).length === 0) {
      setProblem(words.oneRole)
      return
    }
    const { filer, reviewer, admin } = roles
    const body = {
      filer,
      reviewer,
      admin,
      deputyFrom: reviewer && from !== '' ? from : null,
      deputyTo: reviewer && to !== '' ? to : null,
    }
    change.mutate(
      { go: () => request('PUT /orgs/:id/members/:person', { params, body }), said: words.saved },
      { onSuccess: onClose },
    )
  }
  const remove = () =>
    change.mutate(
      { go: () => request('DELETE /orgs/:id/members/:person', { params }), said: words.removed },
      { onSuccess: onClose },
    )
  if (removing)
    return (
      <Dialog
        title={words.remove}
        onClose={onClose}
        actions={
          <>
            <button type="button" className="btn" onClick={() => setRemoving(false)}>
              {frame.cancel}
            </button>
            <button type="button" className="btn danger" onClick={remove}>
              {words.remove}
            </button>
          </>
        }
      >
        <p>{words.removeWhy(member.name)}</p>
      </Dialog>
    )
  return (
    <Dialog
      title={member.name}
      onClose={onClose}
      actions={
        <>
          {asked ? null : (
            <button type="button" className="btn danger first" onClick={() => setRemoving(true)}>
              {words.remove}
            </button>
          )}
          <button type="button" className="btn" onClick={onClose}>
            {frame.cancel}
          </button>
          <button type="button" className="btn main" onClick={save}>
            {asked ? words.letIn : words.save}
          </button>
        </>
      }
    >
      <p className="sub">{member.email}</p>
      <RoleBoxes roles={roles} onChange={setRoles} />
      {roles.reviewer ? (
        <fieldset className="deputy">
          <legend className="label">{words.deputy}</legend>
          <p className="hint">{words.deputyHint}</p>
          <div className="row">
            <TextField label={words.deputyFrom} type="date" value={from} onChange={setFrom} />
            <TextField label={words.deputyTo} type="date" value={to} onChange={setTo} />
          </div>
        </fieldset>
      ) : null}
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
    </Dialog>
  )
}
