import type { Call, Kind } from '#core/call/call.ts'
import type { Instant } from '#core/instant.ts'
import { pathOf } from '#core/org/path.ts'
import { routeIn } from '#core/routing/combinations.ts'
import { day } from './days.ts'
import type { Random } from './random.ts'
import { type Facet, type Topic, texts, type Unit } from './texts.ts'

/** How a story ends, as far as there is time for it. */
export type Ending =
  | 'draft'
  | 'waits-in-unit'
  | 'returned-by-unit'
  | 'refused-by-unit'
  | 'waits'
  | 'overdue'
  | 'returned'
  | 'handed-in-again'
  | 'third-version'
  | 'handed-on'
  | 'accepted'
  | 'accepted-second'
  | 'reserve'
  | 'not-accepted'
  | 'objected'
  | 'upheld'
  | 'reinstated'
  | 'withdrawn'
  | 'pulled-back'
  | 'frozen'
  | 'thawed'
  | 'purged'

/** One suggestion to be: who says what, when, and what becomes of it. */
export interface Planned {
  readonly n: number
  readonly call: Call
  readonly kind: Kind
  readonly field: string | null
  readonly livelihood: string | null
  readonly topic: Topic
  readonly facet: Facet
  readonly title: string
  /** Shares the subject's own words with its kin. */
  readonly kin: boolean
  readonly unit: Unit
  readonly ending: Ending
  /** When it was first handed in, or last written. */
  readonly at: Instant
  /** A draft whose assessment is special: only a level typed, as drafts had it before; or a rise that the rule refuses. */
  readonly readiness?: 'typed-only' | 'rises-too-little'
}

interface Idea {
  readonly topic: Topic
  readonly facet: Facet
  readonly title: string
  readonly kin: boolean
}

/** Every facet once, and the planted duplicates once more under another title. */
function ideas(random: Random): Idea[] {
  const kinTitles = new Set(texts.planted.kin.flatMap((it) => it.titles))
  const again = new Map(texts.planted.duplicates.map((it) => [it.title, it.again]))
  return random.shuffled(
    texts.topics.flatMap((topic) =>
      topic.facets.flatMap((facet): Idea[] => {
        const kin = kinTitles.has(facet.title)
        const twice = again.get(facet.title)
        const once = { topic, facet, title: facet.title, kin }
        return twice === undefined ? [once] : [once, { ...once, title: twice }]
      }),
    ),
  )
}

const early: Readonly<Record<string, number>> = {
  accepted: 46,
  'accepted-second': 12,
  reserve: 12,
  'not-accepted': 9,
  upheld: 3,
  reinstated: 2,
  withdrawn: 4,
  'refused-by-unit': 3,
  'handed-on': 6,
  thawed: 0.6,
  purged: 0.2,
  draft: 3,
}
const late: Readonly<Record<string, number>> = {
  waits: 22,
  overdue: 8,
  'waits-in-unit': 9,
  returned: 10,
  'handed-in-again': 8,
  'third-version': 3,
  'handed-on': 7,
  accepted: 10,
  'accepted-second': 4,
  reserve: 4,
  'not-accepted': 3,
  objected: 4,
  'returned-by-unit': 6,
  'refused-by-unit': 2,
  withdrawn: 3,
  'pulled-back': 3,
  frozen: 3,
  draft: 16,
}

/** Lays out the whole city's suggestions; the same seed lays out the same. */
export function plan(calls: readonly Call[], now: Instant, random: Random): readonly Planned[] {
  const used = new Map<string, number>()
  const mainUnit = texts.units.find((it) => it.flag === 'main')
  const wanted = { ...texts.compose.kinds }
  const told = new Set<string>()
  const kindOf = new Map<Facet, string>()
  let forMain = 46
  const planned = ideas(random).map((idea, n): Planned => {
    const open = calls.filter((it) => it.window.closes > now && it.invented)
    const rolling = calls.filter((it) => !open.includes(it))
    const call = random.pick(open.length > 0 && random.chance(0.3) ? open : rolling)
    const kinds = call.kinds.filter((it) => idea.topic.kinds.includes(it.code))
    if (kinds.length === 0) throw new Error(`No call collects ${idea.topic.kinds.join(', ')}.`)
    const left = Object.fromEntries(kinds.map((it) => [it.code, Math.max(wanted[it.code] ?? 0, 0.2) ** 2]))
    const code = kindOf.get(idea.facet) ?? random.weighed(left)
    const kind = kinds.find((it) => it.code === code) ?? random.pick(kinds)
    kindOf.set(idea.facet, kind.code)
    wanted[kind.code] = (wanted[kind.code] ?? 0) - 0.34

    const field = fieldOf(call, kind, idea.topic, random)
    const livelihood = kind.asksLivelihood ? idea.topic.livelihood || 'OTHER' : null
    const counted = (unit: Unit) => used.get(`${call.id} ${kind.code} ${unit.name}`) ?? 0
    const free = (unit: Unit) => counted(unit) < (call.handling.quotaPerKind[kind.code] || 99)
    const toMain =
      mainUnit !== undefined && forMain > 0 && mainUnit.fields.includes(idea.topic.field) && free(mainUnit)
    if (toMain) forMain -= 1
    const unit = toMain ? mainUnit : unitFor(kind, idea.topic, random, free)
    used.set(`${call.id} ${kind.code} ${unit.name}`, counted(unit) + 1)

    const isEarly = !open.includes(call) && !toMain && random.chance(0.52)
    const at = isEarly
      ? call.window.opens + random.between(1, 28) * day
      : open.includes(call)
        ? call.window.opens + random.between(1, 18) * day
        : random.chance(0.25) && !toMain
          ? now - random.between(40, 700) * day
          : now - random.between(2, 32) * day
    const ending = endingFor(call, unit, toMain, isEarly || at < now - 35 * day, told, random)
    return {
      ...idea,
      n,
      call,
      kind,
      field,
      livelihood,
      unit,
      ending,
      at: Math.max(shifted(ending, at, now, random), call.window.opens + day),
    }
  })
  const assessed = planned.filter((it) => it.ending === 'draft' && it.kind.readiness === 'required')
  const [short, typed] = assessed.toSorted((a, b) => Number(isShown(b.unit)) - Number(isShown(a.unit)))
  return planned.map((it) => {
    if (it === short) return { ...it, readiness: 'rises-too-little' }
    return it === typed ? { ...it, readiness: 'typed-only' } : it
  })
}

/** Whether one of its filers can be looked over the shoulder. */
const isShown = (unit: Unit): boolean =>
  texts.people.signIns.some((it) => it.unit === unit.name && it.role === 'filer')

function fieldOf(call: Call, kind: Kind, topic: Topic, random: Random): string | null {
  if ('fixed' in kind.field) return kind.field.fixed
  if (!('ask' in kind.field) || kind.field.ask === 'never') return null
  const own = texts.compose.fieldOf[call.id]?.[topic.field] ?? topic.field
  const noted = call.fields.find((it) => it.needsNote)
  const field = noted && random.chance(0.05) ? noted.code : own
  const to = routeIn(call, { kind: kind.code, field, livelihood: topic.livelihood || 'OTHER' })
  return 'refused' in to ? own : field
}

/** Somebody who works in that field and may suggest that kind. */
function unitFor(kind: Kind, topic: Topic, random: Random, free: (unit: Unit) => boolean): Unit {
  const may = (unit: Unit, ...answers: readonly string[]) =>
    answers.includes(kind.suggestedBy[unit.type]?.may ?? 'no') && free(unit) && unit.flag !== 'main'
  const near = texts.units.filter((it) => it.fields.includes(topic.field))
  const best = near.filter((it) => may(it, 'yes'))
  if (best.length > 0) return random.pick(best)
  const fair = near.filter((it) => may(it, 'noted'))
  return random.pick(fair.length > 0 ? fair : texts.units.filter((it) => may(it, 'yes', 'noted')))
}

/** What can become of it there: only some units review, and those not verified wait. What was not told yet comes first. */
function endingFor(
  call: Call,
  unit: Unit,
  toMain: boolean,
  isOld: boolean,
  told: Set<string>,
  random: Random,
): Ending {
  if (toMain) return random.chance(0.92) ? 'waits-in-unit' : 'returned-by-unit'
  if (unit.flag === 'unverified') return random.chance(0.7) ? 'waits' : 'draft'
  const shown = isShown(unit)
  // Whoever signs in as one of the people shown finds something to revise and something begun.
  for (const first of ['returned', 'draft'] as const)
    if (shown && !isOld && !told.has(`${unit.name} ${first}`)) {
      told.add(`${unit.name} ${first}`)
      return first
    }
  const type = call.orgTypes.find((it) => it.code === unit.type)
  const reviewed = type !== undefined && pathOf(type) === 'unit'
  const possible = Object.entries(isOld ? early : late).filter(
    ([ending]) => reviewed || !(ending === 'waits-in-unit' || ending.endsWith('-by-unit')),
  ) as [Ending, number][]
  const untold = possible.filter(([ending]) => !told.has(ending))
  const ending = random.weighed(Object.fromEntries(untold.length > 0 ? untold : possible)) as Ending
  told.add(ending)
  return ending
}

/** Moments that an ending needs: an overdue one has waited long enough, a fresh one has not. */
function shifted(ending: Ending, at: Instant, now: Instant, random: Random): Instant {
  if (at < now - 35 * day) return at
  if (ending === 'waits') return now - random.between(1, 9) * day
  if (ending === 'third-version') return Math.min(at, now - random.between(24, 30) * day)
  if (ending === 'overdue') return Math.min(at, now - random.between(17, 19) * day)
  if (ending === 'waits-in-unit') return now - random.between(1, 14) * day
  if (ending === 'draft') return now - random.between(0, 12) * day
  return Math.min(at, now - random.between(9, 17) * day)
}
