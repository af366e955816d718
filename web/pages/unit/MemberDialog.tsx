import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { OrgView } from '#api/orgs.ts'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useMe } from '../../session.tsx'
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
  const me = useMe()
  const own = member.person === me?.person
  const goTo = useNavigate()
  const [problem, setProblem] = useState<string>()
  const change = useChange(org.id, setProblem)
  const asked = member.state === 'asked'
  const [roles, setRoles] = useState<Roles>(asked ? { filer: true, reviewer: false, admin: false } : member)
  const [from, setFrom] = useState(member.deputyFrom ?? '')
  const [to, setTo] = useState(member.deputyTo ?? '')
  const [removing, setRemoving] = useState(false)
  const params = { id: org.id, person: member.person }
  const save = () => {
    if (rolesHeld(roles).length === 0) {
      setProblem(words.oneRole)
      return
    }
    if (roles.reviewer && (from === '') !== (to === '')) {
      setProblem(words.deputyBoth)
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
      // Whoever has left sees nothing of the unit any more.
      { onSuccess: () => (own ? void goTo({ to: '/account' }) : onClose()) },
    )
  const told = (
    <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
  )
  const takeOut = own ? words.leave : words.remove
  if (removing)
    return (
      <Dialog
        title={takeOut}
        onClose={onClose}
        actions={
          <>
            <button
              type="button"
              className="btn"
              onClick={() => {
                setProblem(undefined)
                setRemoving(false)
              }}
            >
              {frame.cancel}
            </button>
            <button type="button" className="btn danger" onClick={remove}>
              {takeOut}
            </button>
          </>
        }
      >
        <p>{own ? words.leaveWhy(org.name) : words.removeWhy(member.name)}</p>
        {told}
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
              {takeOut}
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
      {told}
    </Dialog>
  )
}
