import type { ExpertEntry } from '#core/expert/entry.ts'
import type { PersonId } from '#core/id.ts'
import { dayOf, plusDays } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { choicesIn } from '#server/commands/expert/entry.ts'
import { answerInvitation, inviteExperts } from '#server/commands/expert/invite.ts'
import { addExpert } from '#server/commands/expert/keep.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { creditCodeOf } from './credit-code.ts'
import { day } from './days.ts'
import { randomOf } from './random.ts'
import { granted } from './settle.ts'
import experts from './texts/experts.json' with { type: 'json' }
import { texts } from './texts.ts'

interface Told {
  readonly name: string
  readonly email: string
  readonly org: string
  readonly title: string
  readonly fields: readonly string[]
  readonly disciplines: readonly string[]
  readonly keywords: readonly string[]
  readonly load: number
  readonly state: 'listed' | 'invited' | 'active' | 'declined'
  readonly units?: readonly string[]
  readonly avoid?: readonly string[]
  readonly language?: 'en'
  /** Days off, from and to so many days after the city is made. */
  readonly blackoutIn?: readonly [number, number]
}

/** Long enough before the city is made that they have judged what projects applied with that are at their end now. */
const invitedBefore = 760 * day
/** Those who have not answered were asked later: their links still work. */
const stillAsked = 5 * day

const told = experts.experts as unknown as readonly Told[]

/** The first of them can be tried from the sign-in page, beside everybody else. */
export const expertSignIn: {
  readonly email: string
  readonly role: { readonly zh: string; readonly en: string }
} = { email: told[0]?.email ?? '', role: experts.sign }

/**
 * The pool of experts, put together, invited and answered through the real commands; most from elsewhere, some from the city's
 * own units, who are bound by them. A second time it finds the pool in place.
 */
export async function fillExperts(ctx: Context): Promise<void> {
  if (await ctx.db.selectFrom('expert').select('id').limit(1).executeTakeFirst()) return
  const at = ctx.now() - invitedBefore
  const keeper = await planning(ctx, at)
  if (keeper === undefined) return
  const { fields, disciplines } = await choicesIn(ctx)
  const ids = new Map<Told, string>()
  for (const it of told) {
    const entry = entryOf(it, ctx)
    const added = await addExpert(
      ctx,
      keeper,
      {
        ...entry,
        fields: entry.fields.filter((code) => fields.some((one) => one.code === code)),
        disciplines: entry.disciplines.filter((code) => disciplines.some((one) => one.code === code)),
      },
      at,
    )
    ids.set(it, granted(added, it.name).id)
  }
  const invite = async (states: readonly Told['state'][], when: number) => {
    const asked = told.filter((it) => states.includes(it.state)).flatMap((it) => ids.get(it) ?? [])
    granted(await inviteExperts(ctx, keeper, { experts: asked, key: ctx.dice.id(when), at: when }), 'invite')
  }
  await invite(['active', 'declined'], at)
  await invite(['invited'], ctx.now() - stillAsked)
  for (const [n, it] of told.entries()) await answer(ctx, it, n, at + day + n * 3_600_000)
}

const planning = async (ctx: Context, at: number): Promise<Actor | undefined> => {
  const row = await ctx.db
    .selectFrom('staff')
    .select('person')
    .where('role', '=', 'triage')
    .orderBy('granted_at')
    .executeTakeFirst()
  return row && loadActor(ctx.db, row.person as PersonId, at)
}

const entryOf = (it: Told, ctx: Context): ExpertEntry => {
  const today = dayOf(ctx.now())
  return {
    name: it.name,
    email: it.email,
    mobile: '',
    orgName: it.org,
    orgCode: texts.units.some(({ name }) => name === it.org)
      ? ''
      : creditCodeOf('UNI', '100000', randomOf('unit', it.org)),
    units: (it.units ?? []).map((name) => ({ name, creditCode: null })),
    title: it.title,
    fields: it.fields,
    disciplines: it.disciplines,
    keywords: it.keywords,
    loadLimit: it.load,
    blackouts: it.blackoutIn
      ? [{ from: plusDays(today, it.blackoutIn[0]), to: plusDays(today, it.blackoutIn[1]) }]
      : [],
    avoid: it.avoid ?? [],
    language: it.language ?? 'zh-CN',
  }
}

/** Says yes with an account of their own, or no without one. */
async function answer(ctx: Context, it: Told, n: number, at: number): Promise<void> {
  if (it.state !== 'active' && it.state !== 'declined') return
  const { body } = await ctx.db
    .selectFrom('mail')
    .select('body')
    .where('recipient', '=', it.email)
    .where('sort', '=', 'expert-invitation')
    .executeTakeFirstOrThrow()
  const token = /#([\w-]+)/.exec(body)?.[1] ?? ''
  const person = it.state === 'active' ? await account(ctx, it, n, at) : null
  const said = person === null ? ({ yes: false } as const) : ({ yes: true, person } as const)
  const answered = await answerInvitation(ctx, { token, said, by: person, at })
  granted(answered, it.name)
}

/** Opens an account directly, as the city does for everybody. */
async function account(ctx: Context, it: Told, n: number, at: number): Promise<PersonId> {
  const id = ctx.dice.id(at) as PersonId
  await ctx.db
    .insertInto('person')
    .values({
      id,
      email: it.email,
      email_verified_at: new Date(at),
      mobile: `198${String(20_000_000 + n * 7919).slice(-8)}`,
      name: it.name,
      title: it.title,
      password_hash: texts.people.hash,
      created_at: new Date(at),
    })
    .execute()
  return id
}
