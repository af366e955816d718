import { hash } from '@node-rs/argon2'
import type { OrgId, PersonId } from '#core/id.ts'
import type { StaffRole } from '#core/permission/actor.ts'
import type { TestApp } from './app.ts'

/** The password of everybody whom `aPerson` makes. */
export const password = 'Tide-Clock-27'
let hashed: Promise<string> | undefined

export interface MadePerson {
  readonly id: PersonId
  readonly email: string
  readonly name: string
}

let counter = 0
/** Files share the count; written at one length, it sorts in the order of making wherever it stands. */
const number = () => String(++counter).padStart(6, '0')

/** Somebody with a verified address and no role at all. */
export async function aPerson(
  { ctx }: TestApp,
  change: {
    readonly name?: string
    readonly email?: string
    readonly mobile?: string
    readonly language?: 'zh-CN' | 'en'
    readonly staff?: readonly (readonly [role: StaffRole, scope?: string])[]
  } = {},
): Promise<MadePerson> {
  hashed ??= hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 })
  const at = new Date(ctx.now())
  const id = ctx.dice.id(ctx.now()) as PersonId
  const name = change.name ?? `某人${number()}`
  const email = change.email ?? `person-${number()}@example.com`
  await ctx.db
    .insertInto('person')
    .values({
      id,
      email,
      name,
      email_verified_at: at,
      mobile: change.mobile ?? null,
      password_hash: await hashed,
      language: change.language ?? 'zh-CN',
      created_at: at,
    })
    .execute()
  for (const [role, scope] of change.staff ?? [])
    await ctx.db
      .insertInto('staff')
      .values({ person: id, role, scope: scope ?? '', granted_at: at })
      .execute()
  return { id, email, name }
}

export interface MadeOrg {
  readonly id: OrgId
  readonly name: string
  readonly creditCode: string
}

/** A verified enterprise with the given members; its credit code is shaped right and its digits are invented. */
export async function anOrg(
  { ctx }: TestApp,
  change: {
    readonly name?: string
    readonly type?: string
    readonly district?: string
    readonly creditCode?: string
    readonly verified?: boolean
    readonly profile?: Readonly<Record<string, unknown>>
    readonly members?: readonly {
      readonly person: MadePerson
      readonly filer?: boolean
      readonly reviewer?: boolean
      readonly admin?: boolean
      readonly deputy?: readonly [from: string, to: string]
      readonly state?: 'asked' | 'active' | 'left'
    }[]
  } = {},
): Promise<MadeOrg> {
  const at = new Date(ctx.now())
  const id = ctx.dice.id(ctx.now()) as OrgId
  const name = change.name ?? `甲单位${number()}`
  const creditCode = change.creditCode ?? `91210299MA0T${number()}`
  await ctx.db
    .insertInto('org')
    .values({
      id,
      credit_code: creditCode,
      name,
      type: change.type ?? 'ENT',
      district: change.district ?? '210299',
      profile: JSON.stringify(change.profile ?? {}),
      created_at: at,
      verified_at: (change.verified ?? true) ? at : null,
      check_digit_fits: true,
    })
    .execute()
  for (const it of change.members ?? [])
    await ctx.db
      .insertInto('member')
      .values({
        org: id,
        person: it.person.id,
        state: it.state ?? 'active',
        filer: it.filer ?? false,
        reviewer: it.reviewer ?? false,
        admin: it.admin ?? false,
        deputy_from: it.deputy?.[0] ?? null,
        deputy_to: it.deputy?.[1] ?? null,
        since: at,
      })
      .execute()
  return { id, name, creditCode }
}
