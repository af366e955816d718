import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Context } from '#server/context.ts'
import type { Random } from './random.ts'
import { texts } from './texts.ts'

/** Somebody of the city. */
export interface Citizen {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly mobile: string
  readonly titleCode: string
  readonly title: string
}

/** Titles by code, with how people say them. */
const titles: readonly (readonly [code: string, said: string])[] = [
  ['professor', '教授'],
  ['associate-professor', '副教授'],
  ['researcher', '研究员'],
  ['senior-engineer', '高级工程师'],
  ['engineer', '工程师'],
  ['associate-chief-physician', '副主任医师'],
  ['lecturer', '讲师'],
]
const usual: Readonly<Record<string, readonly number[]>> = {
  UNI: [0, 1, 6],
  INST: [2, 3],
  NEWRD: [2, 3, 4],
  MED: [5],
  ENT: [3, 4],
}

/** Opens accounts directly: registering asks for mails and proofs that nobody here could answer. */
export function populace(ctx: Context, random: Random, house: number) {
  const family = [...texts.names.family]
  const namesTaken = new Set<string>()
  let count = 0
  const invent = (): string => {
    for (;;) {
      const name = random.pick(family) + random.pick(texts.names.given)
      if (namesTaken.has(name)) continue
      namesTaken.add(name)
      return name
    }
  }
  return async (it: {
    readonly at: Instant
    readonly orgType?: string
    readonly email?: string
    readonly role?: string
  }): Promise<Citizen> => {
    count += 1
    const [titleCode, title] =
      titles[random.pick(usual[it.orgType ?? ''] ?? [3, 4])] ?? (['engineer', '工程师'] as const)
    const citizen: Citizen = {
      id: ctx.dice.id(it.at) as PersonId,
      name: invent(),
      email: it.email ?? `citizen${house}-${count}@${texts.people.domain}`,
      mobile: `199${String(10_000_000 + (house * 100 + count) * 7919).slice(-8)}`,
      titleCode,
      title,
    }
    await ctx.db
      .insertInto('person')
      .values({
        id: citizen.id,
        email: citizen.email,
        email_verified_at: new Date(it.at),
        mobile: citizen.mobile,
        name: citizen.name,
        title: it.role ?? title,
        password_hash: texts.people.hash,
        created_at: new Date(it.at),
      })
      .execute()
    return citizen
  }
}

export type Populace = ReturnType<typeof populace>
