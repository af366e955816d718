import type { Instant } from '#core/instant.ts'
import { rank } from '#server/commands/unit/rank.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { appoint, type Bureau } from './bureau.ts'
import { day } from './days.ts'
import { stepsOf } from './endings.ts'
import { expertSignIn, fillExperts } from './experts.ts'
import { publishGuides } from './guides.ts'
import { inLanes } from './lanes.ts'
import { type Citizen, populace } from './people.ts'
import { type Planned, plan } from './plan.ts'
import { carryOut } from './projects.ts'
import { diceOf, type Random, randomOf } from './random.ts'
import { judgeSome } from './rounds.ts'
import { type Settled, settle } from './settle.ts'
import { type Step, Story } from './story.ts'
import { texts } from './texts.ts'
import { wordsOf } from './words.ts'

/** The seed of the city that everybody sees, and for which duplicates and kin are planted. */
export const usualSeed: number = texts.planted.seed

/** Who can be looked over the shoulder: known addresses, one password, and what each of them is there for. */
export const demoSignIns: readonly {
  readonly email: string
  readonly password: string
  readonly role: { readonly zh: string; readonly en: string }
}[] = [
  ...texts.people.signIns.map(({ email, zh, en }) => ({ email, role: { zh, en } })),
  ...texts.people.staff.flatMap(({ email, sign }) => (sign ? [{ email, role: sign }] : [])),
  expertSignIn,
].map((it) => ({ ...it, password: texts.people.password }))

/** Fills an empty site with an invented city: its people, its units, what they suggest, and what the bureau makes of it. A site with suggestions stays as it is. */
export async function fillCity(
  given: Context,
  { seed, log = () => {} }: { readonly seed: number; readonly log?: (line: string) => void },
): Promise<void> {
  const any = await given.db.selectFrom('suggestion').select('id').limit(1).executeTakeFirst()
  if (any) return
  const now = given.now()
  const ctx: Context = { ...given, dice: diceOf(seed, 'city') }
  const random = randomOf(seed, 'city')
  const calls = (await ctx.calls.current()).map((it) => it.call)
  const since = Math.min(...calls.map((it) => it.window.opens)) - 12 * day

  const born = populace(ctx, random, 0)
  const bureau = await appoint(ctx, born, since)
  const units = new Map<string, Settled>()
  await inLanes([...texts.units.entries()], async ([n, unit]) => {
    const chance = randomOf(seed, unit.name)
    const own: Context = { ...ctx, dice: diceOf(seed, unit.name) }
    const bear = populace(own, randomOf(seed, unit.name, 'people'), n + 1)
    const at = since + chance.between(1, 9) * day
    units.set(unit.name, await settle(own, unit, bureau.keeper, bear, chance, at))
  })
  log(`${units.size} units and their people`)

  const planned = plan(calls, now, randomOf(seed, 'plan'))
  const stories = planned.map((it) => storyOf(ctx, seed, it, units, bureau))
  await tell(stories, now)
  await rankSome(ctx, units, now, random)
  log(`${stories.length} suggestions`)
  await fillExperts({ ...ctx, dice: diceOf(seed, 'experts') })
  const guides = await publishGuides(ctx, bureau, seed, now)
  for (const { id } of calls) await judgeSome(ctx, bureau, { call: id, thing: 'suggestion', seed, now })
  const projects = await carryOut({ ctx, bureau, units, planned, seed, now })
  await ctx.db
    .insertInto('setting')
    .values({
      key: 'demo-sign-ins',
      value: JSON.stringify(
        demoSignIns.map(({ email, password, role }) => ({
          email,
          password,
          role: `${role.zh} · ${role.en}`,
        })),
      ),
      changed_at: new Date(now),
    })
    .onConflict((on) => on.column('key').doNothing())
    .execute()
  log(`${guides} published guide, rounds of judging, and ${projects} projects`)
}

function storyOf(
  ctx: Context,
  seed: number,
  planned: Planned,
  units: ReadonlyMap<string, Settled>,
  bureau: Bureau,
): Story {
  const random = randomOf(seed, planned.title, planned.n)
  const unit = units.get(planned.unit.name)
  if (!unit) throw new Error(`${planned.unit.name} is not registered.`)
  const type = planned.call.orgTypes.find((it) => it.code === planned.unit.type)
  const filer: Citizen = type?.path === 'admin' ? unit.admin : filerOf(unit, random)
  const family = [...texts.names.family]
  const invent = () => random.pick(family) + random.pick(texts.names.given)
  return new Story({
    ctx: { ...ctx, dice: diceOf(seed, planned.title, planned.n) },
    planned,
    unit,
    filer,
    words: wordsOf(planned, unit, filer, invent, randomOf(seed, wordedAs(planned))),
    random,
    chance: randomOf(seed, wordedAs(planned), 'words'),
    weighing: randomOf(seed, wordedAs(planned), 'readiness'),
    actor: bureau.actor,
    officer: bureau.officer(random),
    planner: bureau.holder('triage'),
  })
}

/** Whose words they are: who copies says the same, everybody else finds their own. */
const wordedAs = ({ title, facet }: Planned): string =>
  texts.planted.duplicates.some((it) => it.again === title && it.how === 'copied') ? facet.title : title

/** Whoever can be looked over the shoulder writes most of their unit's suggestions. */
function filerOf({ unit, filers }: Settled, random: Random): Citizen {
  const [first] = filers
  const shown = texts.people.signIns.some((it) => it.unit === unit.name && it.role === 'filer')
  return first && shown && random.chance(unit.flag === 'main' ? 0.25 : 0.8) ? first : random.pick(filers)
}

/**
 * Lets everything happen in the order of time, so that numbers rise with the days. Within a day, stories do not wait for
 * each other; each of them goes step by step.
 */
async function tell(stories: readonly Story[], now: Instant): Promise<void> {
  const days = new Map<number, Map<number, Step[]>>()
  for (const [n, story] of stories.entries())
    for (const step of stepsOf(story, now)) {
      const date = Math.floor(step.at / day)
      const today = days.get(date) ?? new Map<number, Step[]>()
      today.set(n, [...(today.get(n) ?? []), step])
      days.set(date, today)
    }
  for (const date of [...days.keys()].toSorted((a, b) => a - b)) {
    await inLanes([...(days.get(date)?.values() ?? [])], async (steps) => {
      for (const step of steps) await step.run(step.at)
    })
  }
}

/** Research offices put some of what waits with them in order. */
async function rankSome(
  ctx: Context,
  units: ReadonlyMap<string, Settled>,
  now: Instant,
  random: Random,
): Promise<void> {
  for (const unit of units.values()) {
    const [reviewer] = unit.reviewers
    if (!reviewer) continue
    const rows = await ctx.db
      .selectFrom('suggestion')
      .select(['id', 'call', 'kind'])
      .where('org', '=', unit.id)
      .where('state', '=', 'unit-review')
      .orderBy('handed_in')
      .orderBy('id')
      .execute()
    const actor = await loadActor(ctx.db, reviewer.id, now)
    for (const [call, kind] of new Map(
      rows.map((it) => [`${it.call} ${it.kind}`, [it.call, it.kind] as const]),
    ).values()) {
      const items = rows.filter((it) => it.call === call && it.kind === kind).map((it) => it.id)
      if (items.length > 1) await rank(ctx, actor, unit.id, { call, kind, items: random.some(items, 5) })
    }
  }
}
