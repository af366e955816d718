import type { OrgId, PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import { changeMember, join } from '#server/commands/org/members.ts'
import { changeProfile } from '#server/commands/org/profile.ts'
import { registerOrg } from '#server/commands/org/register.ts'
import { verifyOrg } from '#server/commands/org/verify.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { creditCodeOf } from './credit-code.ts'
import { day, hour, inOfficeHours } from './days.ts'
import { writer } from './grammar.ts'
import type { Citizen, Populace } from './people.ts'
import type { Random } from './random.ts'
import { texts, type Unit } from './texts.ts'

/** A unit with its people, once it lives here. */
export interface Settled {
  readonly unit: Unit
  readonly id: OrgId
  readonly creditCode: string
  readonly filers: readonly Citizen[]
  readonly reviewers: readonly Citizen[]
  readonly admin: Citizen
}

/** The value of a command that the demo knows to succeed; a refusal is a fault in the demo and says where. */
export function granted<Value>(result: Result<Value, Reason>, what: string): Value {
  if (result.ok) return result.value
  throw new Error(`${what}: ${JSON.stringify(result.error)}`)
}

/** Registers a unit, lets its people in, writes its profile and has it verified, as its own people and the bureau would. */
export async function settle(
  ctx: Context,
  unit: Unit,
  keeper: PersonId,
  born: Populace,
  random: Random,
  since: Instant,
): Promise<Settled> {
  const at = inOfficeHours(since, random.next())
  const signs = texts.people.signIns.filter((it) => it.unit === unit.name)
  const emailOf = (role: string) => signs.find((it) => it.role === role)?.email
  const person = (role: string, said: string): Promise<Citizen> => {
    const email = emailOf(role)
    return born({
      at: at - day,
      orgType: unit.type,
      ...(said ? { role: said } : {}),
      ...(email ? { email } : {}),
    })
  }
  const reviewed = ['UNI', 'INST', 'INST_CONV', 'NEWRD', 'MED', 'PUB', 'NPO'].includes(unit.type)
  const admin = await person('admin', '管理员')
  const creditCode = creditCodeOf(unit.type, unit.district, random)
  const { name, type, district } = unit
  const { id } = granted(
    await registerOrg(ctx, { creditCode, name, type, district, actor: await actorOf(ctx, admin.id, at), at }),
    name,
  )
  const wish = async (who: PersonId, when: Instant) => ({
    actor: await actorOf(ctx, who, when),
    org: id,
    at: when,
  })
  const filers: Citizen[] = []
  const reviewers: Citizen[] = []
  if (unit.flag !== 'one') {
    const count = unit.flag === 'main' ? 14 : random.between(1, 3)
    for (let i = 0; i < count; i++) filers.push(await person(i === 0 ? 'filer' : '', ''))
    if (reviewed) reviewers.push(await person('reviewer', '科研部门'))
    const deputy = emailOf('deputy') ? await person('deputy', '科研部门') : undefined
    const letIn = async (one: Citizen, roles: { filer: boolean; reviewer: boolean; deputy?: boolean }) => {
      granted(await join(ctx, await wish(one.id, at + hour)), `${name} join`)
      granted(
        await changeMember(ctx, {
          ...(await wish(admin.id, at + 2 * hour)),
          person: one.id,
          filer: roles.filer,
          reviewer: roles.reviewer,
          admin: false,
          deputyFrom: roles.deputy ? '2024-02-01' : null,
          deputyTo: roles.deputy ? '2099-12-31' : null,
        }),
        `${name} let in`,
      )
    }
    for (const one of filers) await letIn(one, { filer: true, reviewer: false })
    for (const one of reviewers) await letIn(one, { filer: false, reviewer: true })
    if (deputy) await letIn(deputy, { filer: false, reviewer: false, deputy: true })
    if (unit.flag === 'main')
      granted(await join(ctx, await wish((await person('', '')).id, at + day)), 'asks in')
  }
  const profile = profileOf(unit, admin, random)
  granted(
    await changeProfile(ctx, { ...(await wish(admin.id, at + 3 * hour)), rev: 0, name, district, profile }),
    `${name} profile`,
  )
  if (unit.flag !== 'unverified')
    granted(await verifyOrg(ctx, await wish(keeper, at + day)), `${name} verify`)
  return { unit, id, creditCode, filers: filers.length > 0 ? filers : [admin], reviewers, admin }
}

const actorOf = (ctx: Context, person: PersonId, at: Instant) => loadActor(ctx.db, person, at)

function profileOf(unit: Unit, admin: Citizen, random: Random): Record<string, unknown> {
  const { profile } = texts.people
  const bank = (name: string) => random.pick(profile[name] ?? [])
  const topics = texts.topics.filter((it) => unit.fields.includes(it.field))
  const subjects = random.some(topics, 2).map((it) => it.object)
  const staff = random.between(40, 900)
  const slots = {
    name: unit.name,
    subjects: subjects.join('、') || '科技创新与服务',
    staff: String(Math.ceil(staff / 4)),
    projects: String(random.between(2, 9)),
  }
  const industry = topics[0]?.industry
  return {
    address: `演示市${bank('streets')}${random.between(1, 399)}号`,
    postcode: '116000',
    legalRep: admin.name,
    ...(unit.type === 'ENT'
      ? {
          industry: industry ?? '75',
          qualifications: random.some(['HNTE', 'TSME', 'SRDI', 'EAGLET', 'SCALE'], 2),
        }
      : {}),
    orgIntro: writer({}, random, '2024-01-31')(bank('intros'), slots),
    revenueLastYear: String(random.between(8, 600) * 100),
    rdSpendLastYear: String(random.between(2, 60) * 10),
    staff: String(staff),
    rdStaff: String(Math.ceil(staff / 4)),
    contactName: admin.name,
    contactDept: bank('departments'),
    contactMobile: admin.mobile,
    contactEmail: admin.email,
  }
}
