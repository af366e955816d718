import type { NewFact } from '../../fact.ts'
import type { PersonId } from '../../id.ts'
import { isDay } from '../../instant.ts'
import type { DeputyDays, Member, UnitRoles } from '../../org/org.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'

/** A member as it is to be stored, and what is to be told of it. */
export interface MemberChange {
  readonly member: Omit<Member, 'disabled'>
  readonly facts: readonly NewFact[]
}

/** Lets somebody in who asked, or changes the roles or the days of a deputy. */
export function changeMember(
  members: readonly Member[],
  person: PersonId,
  wanted: UnitRoles & DeputyDays,
): Result<MemberChange, Reason> {
  const now = members.find((it) => it.person === person && it.state !== 'left')
  if (!now) return err({ why: 'not-found' })
  const days = deputyDays(wanted)
  if (!days.ok) return days
  if (!wanted.admin && isLastAdmin(members, person)) return err({ why: 'last-admin' })
  const roles: UnitRoles = { filer: wanted.filer, reviewer: wanted.reviewer, admin: wanted.admin }
  const member = { person, state: 'active', ...roles, ...days.value } as const
  const detail = { person, ...roles, ...days.value }
  const happened = now.state === 'asked' ? 'member-joined' : 'member-changed'
  return ok({ member, facts: same(now, member) ? [] : [{ happened, detail }] })
}

/** Takes a member out, or turns a request down; what they wrote stays with the unit. */
export function removeMember(members: readonly Member[], person: PersonId): Result<MemberChange, Reason> {
  const now = members.find((it) => it.person === person && it.state !== 'left')
  if (!now) return err({ why: 'not-found' })
  if (isLastAdmin(members, person)) return err({ why: 'last-admin' })
  const member = { person, state: 'left', ...nothing } as const
  return ok({
    member,
    facts: [{ happened: 'member-left', detail: { person, asked: now.state === 'asked' } }],
  })
}

/** The administration goes from one member to another, who keeps what else they hold. */
export function handOver(
  members: readonly Member[],
  from: PersonId,
  to: PersonId,
): Result<
  { readonly members: readonly Omit<Member, 'disabled'>[]; readonly facts: readonly NewFact[] },
  Reason
> {
  const giver = members.find((it) => it.person === from && it.state === 'active' && it.admin)
  if (!giver) return err({ why: 'not-yours' })
  const taker = members.find((it) => it.person === to && it.state === 'active' && !it.disabled)
  if (!taker) return err({ why: 'not-found' })
  if (from === to) return err({ why: 'already', what: 'admin' })
  return ok({
    members: [
      { ...bare(giver), admin: false },
      { ...bare(taker), admin: true },
    ],
    facts: [{ happened: 'org-handed-over', detail: { from, to } }],
  })
}

/** Whoever asks in; those who left may ask again and hold nothing until they are let in. */
export function ask(members: readonly Member[], person: PersonId): Result<MemberChange | undefined, Reason> {
  const now = members.find((it) => it.person === person)
  if (now?.state === 'active') return err({ why: 'already', what: 'member' })
  if (now?.state === 'asked') return ok(undefined)
  return ok({
    member: { person, state: 'asked', ...nothing, filer: true },
    facts: [{ happened: 'member-asked', detail: { person } }],
  })
}

/** Following an invitation adds its roles to whatever the person holds already. */
export function accept(members: readonly Member[], person: PersonId, offered: UnitRoles): MemberChange {
  const now = members.find((it) => it.person === person && it.state === 'active') ?? {
    ...nothing,
    person,
    state: 'active',
  }
  const roles: UnitRoles = {
    filer: now.filer || offered.filer,
    reviewer: now.reviewer || offered.reviewer,
    admin: now.admin || offered.admin,
  }
  const { deputyFrom, deputyTo } = now
  return {
    member: { person, state: 'active', ...roles, deputyFrom, deputyTo },
    facts: [{ happened: 'member-joined', detail: { person, ...roles, invited: true } }],
  }
}

const nothing = { filer: false, reviewer: false, admin: false, deputyFrom: null, deputyTo: null } as const

/** A unit without an administrator could let nobody in again. */
const isLastAdmin = (members: readonly Member[], person: PersonId): boolean => {
  const admins = members.filter((it) => it.state === 'active' && it.admin && !it.disabled)
  return admins.length === 1 && admins[0]?.person === person
}

function deputyDays({ deputyFrom, deputyTo }: DeputyDays): Result<DeputyDays, Reason> {
  if (deputyFrom === null && deputyTo === null) return ok({ deputyFrom, deputyTo })
  const wrong = (at: string, problem: string) =>
    err({ why: 'bad-input', problems: [{ at, problem }] } as const)
  if (deputyFrom === null || !isDay(deputyFrom)) return wrong('deputyFrom', 'not-a-date')
  if (deputyTo === null || !isDay(deputyTo)) return wrong('deputyTo', 'not-a-date')
  if (deputyTo < deputyFrom) return wrong('deputyTo', 'end-before-start')
  return ok({ deputyFrom, deputyTo })
}

const bare = ({ disabled: _, ...member }: Member): Omit<Member, 'disabled'> => member

const same = (now: Member, then: Omit<Member, 'disabled'>): boolean =>
  (['state', 'filer', 'reviewer', 'admin', 'deputyFrom', 'deputyTo'] as const).every(
    (it) => now[it] === then[it],
  )
