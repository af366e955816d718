import type { ArgumentOutcome } from '#core/decide/direction/steps.ts'
import { directionsIn } from '#core/guide/edition.ts'
import type { OfficeCode, SuggestionId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { makeGroup } from '#server/commands/group/change.ts'
import { arrangeGuide, beginGuide } from '#server/commands/guide/arrange.ts'
import { addComment, decideComment } from '#server/commands/guide/comments.ts'
import { correctGuide } from '#server/commands/guide/correct.ts'
import { publishNow } from '#server/commands/guide/publish.ts'
import { approveTheGuide, closeGuideComments, openGuideComments } from '#server/commands/guide/step.ts'
import { holdMeeting } from '#server/commands/meeting/hold.ts'
import { recordOutcome } from '#server/commands/meeting/record.ts'
import { declineSuggestion } from '#server/commands/suggestion/decline.ts'
import type { Context } from '#server/context.ts'
import { latestEdition } from '#server/db/guides.ts'
import { loadSuggestion } from '#server/db/suggestions.ts'
import type { Bureau } from './bureau.ts'
import { type Desk, draft, type Found, type Made, revisionOf } from './condensing.ts'
import { day, hour, inOfficeHours } from './days.ts'
import { type GuideText, guideTexts } from './guide-texts.ts'
import { inLanes } from './lanes.ts'
import { diceOf, randomOf } from './random.ts'
import { judgeSome } from './rounds.ts'
import { granted } from './settle.ts'
import { texts } from './texts.ts'

/** Condenses what was taken in, has some of it judged, argues it, and brings the guides as far as they are told; a guide's call may be missing. */
export async function publishGuides(
  given: Context,
  bureau: Bureau,
  seed: number,
  now: Instant,
): Promise<number> {
  const ctx: Context = { ...given, dice: diceOf(seed, 'guides') }
  let published = 0
  for (const [n, told] of guideTexts.guides.entries()) {
    const call = (await ctx.calls.byId(told.call))?.call
    if (!call) continue
    const zero = told.from === 'now' ? now : call.window.closes
    const desk: Desk = { ctx, bureau, seed, call, days: told.days, zero }
    const found = await accepted(ctx, told.call)
    const made: Made[] = []
    const planned = guideTexts.directions.filter((it) => (it.guide ?? guideTexts.guides.length - 1) === n)
    await inLanes(planned, async (it) => {
      const done = await draft(desk, it, found)
      if (done) made.push(done)
    })
    if (made.length === 0) continue
    const ordered = planned.flatMap((it) => made.find((one) => one.told === it) ?? [])
    if (told.from === 'now') await judgeSome(ctx, bureau, { call: told.call, thing: 'direction', seed, now })
    await argue(desk, told, ordered)
    published += (await assembled(desk, told, ordered)) ? 1 : 0
  }
  await groupSome(ctx, bureau, seed, now)
  return published
}

/** What offices have taken in of a call, by title. */
async function accepted(ctx: Context, call: string): Promise<ReadonlyMap<string, Found>> {
  const rows = await ctx.db
    .selectFrom('suggestion')
    .select(['id', 'title', 'office', 'field'])
    .where('call', '=', call)
    .where('state', 'in', ['accepted', 'reserve'])
    .execute()
  return new Map(rows.map((row) => [row.title, { ...row, office: row.office ?? '' }]))
}

/** Each office holds one meeting, and its head writes down what it said of each direction. */
async function argue({ ctx, bureau, seed, call, days, zero }: Desk, told: GuideText, made: readonly Made[]) {
  const argued = made.filter(({ told: it }) => it.until !== 'drafting' && it.until !== 'proposed')
  for (const office of new Set(argued.map((it) => it.office))) {
    const random = randomOf(seed, told.slug, office)
    const said = new Map(Object.entries(guideTexts.opinions).map(([of, all]) => [of, random.shuffled(all)]))
    const at = inOfficeHours(zero + (days.meet + random.between(0, 3)) * day, random.next() / 3)
    const agenda = argued.filter((it) => it.office === office)
    const officer = await bureau.actor(bureau.officer(random)(office))
    const name = call.offices.find((it) => it.code === office)?.name.zh ?? office
    const experts = random
      .some(
        texts.units.filter((it) => ['UNI', 'INST', 'MED'].includes(it.type)),
        3,
      )
      .map((unit) => ({
        name: random.pick([...texts.names.family]) + random.pick(texts.names.given),
        unit: unit.name,
      }))
    const { id } = granted(
      await holdMeeting(
        ctx,
        officer,
        office as OfficeCode,
        {
          key: ctx.dice.id(at),
          call: call.id,
          title: guideTexts.meetings.title.replace('{guide}', told.title.zh).replace('{office}', name),
          heldOn: dayOf(at),
          place: random.pick(guideTexts.meetings.places),
          experts,
          directions: agenda.map((it) => it.id),
        },
        at,
      ),
      `meeting of ${office}`,
    )
    const head = await bureau.actor(bureau.officer(random)(office, 'head'))
    for (const { id: direction, told: it } of agenda) {
      if (it.until === 'confirmed') continue
      const outcome: ArgumentOutcome = it.until === 'changes' || it.until === 'rejected' ? it.until : 'passed'
      const asked = {
        revision: await revisionOf(ctx, direction),
        key: ctx.dice.id(at),
        direction,
        outcome,
        opinion: opinionOf(said.get(outcome) ?? []),
      }
      granted(await recordOutcome(ctx, head, id, asked, at + 3 * hour), it.title)
    }
  }
}

/** The next thing to say; once everything was said, from the beginning. */
function opinionOf(said: string[]): string {
  const next = said.shift() ?? ''
  said.push(next)
  return next
}

/** Planning puts the guide together and asks the public; the leader approves it, and it goes out where that is told. */
async function assembled(desk: Desk, told: GuideText, made: readonly Made[]): Promise<boolean> {
  const { ctx, bureau, call, days, zero } = desk
  const moment = (days: number) => inOfficeHours(zero + days * day, 0.3)
  const planning = await bureau.actor(bureau.holder('triage'))
  const leader = await bureau.actor(bureau.holder('leader'))
  const inIt = made.filter(({ told: it }) => it.guide !== null)
  const kinds = call.kinds.map((it) => it.code).filter((code) => inIt.some((it) => it.told.kind === code))
  const start = moment(days.assemble)
  const { id } = granted(
    await beginGuide(
      ctx,
      planning,
      {
        key: ctx.dice.id(start),
        call: call.id,
        slug: told.slug,
        title: told.title,
        intro: told.intro,
        kinds,
        terms: Object.fromEntries(Object.entries(guideTexts.terms).filter(([kind]) => kinds.includes(kind))),
        applyFrom: dayOf(zero + told.applyFrom * day),
        applyTo: dayOf(zero + told.applyTo * day),
      },
      start,
    ),
    told.slug,
  )
  const take = taking(ctx, id)
  const directions = inIt.map((it) => it.id)
  await take(start + hour, (asked, at) => arrangeGuide(ctx, planning, id, { ...asked, directions }, at))
  const until = zero + (days.comment + told.commentDays) * day
  await take(moment(days.comment), (asked, at) =>
    openGuideComments(ctx, planning, id, { ...asked, until }, at),
  )
  await hearThePublic(desk, told, id, planning, inIt)
  if (days.approve === undefined || days.publish === undefined) return false
  await take(moment(days.decide) + hour, (asked, at) => closeGuideComments(ctx, planning, id, asked, at))
  await take(moment(days.approve), (asked, at) => approveTheGuide(ctx, leader, id, asked, at))
  await take(moment(days.publish), (asked, at) => publishNow(ctx, planning, id, asked, at))
  if (days.decline !== undefined) await decline(desk, moment(days.decline))
  const change = await changeOf(ctx, id, told)
  if (days.correct !== undefined && change)
    await take(moment(days.correct), (asked, at) =>
      correctGuide(ctx, planning, id, { ...asked, ...change }, at),
    )
  return true
}

/** Steps of one guide, each on the revision as it stands. */
const taking =
  (ctx: Context, id: string) =>
  async (
    at: Instant,
    command: (
      asked: { readonly revision: number; readonly key: string },
      at: Instant,
    ) => Promise<Parameters<typeof granted>[0]>,
  ): Promise<void> => {
    const row = await ctx.db
      .selectFrom('guide')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    granted(await command({ revision: row.revision, key: ctx.dice.id(at) }, at), `guide ${id}`)
  }

/** The public says what it thinks; planning answers some of it, keeps some back, and has not come to the rest. */
async function hearThePublic(
  { ctx, days, zero }: Desk,
  told: GuideText,
  guide: string,
  planning: Actor,
  made: readonly Made[],
): Promise<void> {
  for (const it of told.comments) {
    const direction = it.on === null ? null : (made.find((one) => one.told.title === it.on)?.id ?? null)
    const { name, contact, body } = it
    // The public writes on Sundays, too.
    const at = zero + it.day * day + 11 * hour
    granted(await addComment(ctx, told.slug, { direction, name, contact, body }, at), name)
    if (it.state === 'waiting') continue
    const row = await ctx.db
      .selectFrom('guide_comment')
      .select('id')
      .where('guide', '=', guide)
      .where('body', '=', body)
      .executeTakeFirstOrThrow()
    const decided = { state: it.state, answer: it.answer }
    const when = inOfficeHours(zero + days.decide * day, 0.2)
    granted(await decideComment(ctx, planning, guide, row.id, decided, when), name)
  }
}

/** The office says of some why they were not taken up. */
async function decline({ ctx, bureau, seed, call }: Desk, at: Instant): Promise<void> {
  const found = await accepted(ctx, call.id)
  for (const { title, code, reason } of guideTexts.declined) {
    const it = found.get(title)
    const stands = it && (await loadSuggestion(ctx.db, it.id))
    if (!stands) continue
    const actor = await bureau.actor(bureau.officer(randomOf(seed, title))(it.office))
    const asked = { revision: stands.revision, key: ctx.dice.id(at), code, reason }
    granted(
      await declineSuggestion({ ...ctx, now: () => at }, actor, it.id as SuggestionId, asked, at),
      title,
    )
  }
}

/** The sentence that the corrected edition words anew, where it stands in the first one. */
async function changeOf(ctx: Context, id: string, { correction }: GuideText) {
  const edition = correction && (await latestEdition(ctx.db, id))
  const direction = edition && directionsIn(edition.content).find((it) => it.title === correction.of)
  const sentence = direction?.parts
    .flatMap((part) => part.entries)
    .flatMap((entry) => (entry.sort === 'text' ? entry.sentences : []))
    .find((it) => it.text === correction?.was)
  if (!correction || !direction || !sentence) return undefined
  const changes = [{ no: direction.no, place: sentence.place, text: correction.text }]
  return { note: correction.note, changes, withholds: [] }
}

/** Officers have put some of what is left together by hand. */
async function groupSome(ctx: Context, bureau: Bureau, seed: number, now: Instant): Promise<void> {
  const call = guideTexts.guides[0]?.call ?? ''
  const found = await accepted(ctx, call)
  for (const { office, name, titles } of guideTexts.groups) {
    const members = titles.flatMap((title) => {
      const it = found.get(title)
      return it?.office === office ? [it.id] : []
    })
    if (members.length === 0) continue
    const at = inOfficeHours(now - 5 * day, 0.5)
    const actor = await bureau.actor(bureau.officer(randomOf(seed, name))(office))
    granted(
      await makeGroup(ctx, actor, office as OfficeCode, { key: ctx.dice.id(at), call, name, members }, at),
      name,
    )
  }
}
