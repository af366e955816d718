import type { DeclineCode, JudgedThing } from '#core/expert/round.ts'
import {
  commentAt,
  flagsAt,
  forOfficeAt,
  levelAt,
  levelWhyAt,
  scoreAt,
  verdictAt,
} from '#core/expert/sheet-form.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import { wantsComment } from '#core/trl/verdict.ts'
import { beginRound } from '#server/commands/round/begin.ts'
import { drawRound } from '#server/commands/round/draw.ts'
import { changeTasks } from '#server/commands/round/hand.ts'
import { closeRound, openRound } from '#server/commands/round/open.ts'
import { acceptTask, declineTask } from '#server/commands/task/answer.ts'
import { handInSheet } from '#server/commands/task/hand-in.ts'
import { saveSheet } from '#server/commands/task/save-sheet.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { subjectHeads } from '#server/db/judged-subjects.ts'
import { judgeableIn } from '#server/db/round-subjects.ts'
import { tasksOf } from '#server/db/rounds.ts'
import { loadTask } from '#server/db/tasks.ts'
import type { Bureau } from './bureau.ts'
import { day, hour, inOfficeHours } from './days.ts'
import { diceOf, randomOf } from './random.ts'
import { granted } from './settle.ts'
import rounds from './texts/rounds.json' with { type: 'json' }

/** What an expert does with one task: without points they have not answered, without a verdict they have not finished. */
export interface SheetText {
  /** Whom the office sets by hand, by address; the others are drawn. */
  readonly expert?: string
  readonly declined?: DeclineCode
  readonly reason?: string
  /** In the order of the call's questions. */
  readonly points?: readonly number[]
  readonly verdict?: string
  readonly flags?: readonly string[]
  readonly comment?: string
  readonly forOffice?: string
  /** How far from what the team says each element's level is, in their order; and why where it is far. */
  readonly apart?: readonly number[]
  readonly why?: string
}

/** A round to be, its days counted from the one on which the city is made. */
export interface RoundText {
  readonly office: string
  readonly title: string
  readonly subjects: JudgedThing
  readonly begins: number
  readonly opens: number | null
  readonly due: number
  readonly until: 'planning' | 'open' | 'closed'
  readonly items: readonly { readonly title: string; readonly sheets: readonly SheetText[] }[]
}

/** The rounds of judging as they are told: directions before their argument, suggestions while it goes on. */
export const roundTexts = rounds as unknown as readonly RoundText[]

/** Has experts judge what is told of one sort of thing, each round as far as it goes; what was not taken in is left out. */
export async function judgeSome(
  given: Context,
  bureau: Bureau,
  { call, thing, seed, now }: { call: string; thing: JudgedThing; seed: number; now: Instant },
): Promise<void> {
  for (const told of roundTexts.filter((it) => it.subjects === thing)) {
    const ctx: Context = { ...given, dice: diceOf(seed, 'round', told.title) }
    const officer = await bureau.actor(bureau.officer(randomOf(seed, 'round', told.title))(told.office))
    const there = await judgeableIn(ctx.db, officer, told.office, call, thing)
    const found = new Map(there.map((it) => [it.title, it.id]))
    if (told.items.some((it) => found.has(it.title)))
      await hold({ ctx, bureau, officer, seed, call, told, now }, found)
  }
}

interface Holding {
  readonly ctx: Context
  readonly bureau: Bureau
  readonly officer: Actor
  readonly seed: number
  readonly call: string
  readonly told: RoundText
  readonly now: Instant
}

async function hold(it: Holding, found: ReadonlyMap<string, string>): Promise<void> {
  const { ctx, bureau, officer, seed, call, told, now } = it
  const head = await bureau.actor(bureau.officer(randomOf(seed))(told.office, 'head'))
  const at = inOfficeHours(now + told.begins * day, 0.1)
  const { id } = granted(
    await beginRound(
      ctx,
      officer,
      told.office as OfficeCode,
      {
        key: ctx.dice.id(at),
        call,
        title: told.title,
        subjects: told.subjects,
        perSubject: 3,
        blind: true,
        names: 'hidden',
        due: inOfficeHours(now + told.due * day, 1),
        items: told.items.flatMap((one) => found.get(one.title) ?? []),
      },
      at,
    ),
    told.title,
  )
  const take = taking(ctx, id)
  const add = await setByHand(ctx, told, found)
  if (add.length > 0)
    await take((asked) => changeTasks(ctx, officer, id, { ...asked, add, remove: [] }, at + hour), at)
  await take((asked) => drawRound(ctx, officer, id, { ...asked, seed: null }, at + 2 * hour), at)
  if (told.opens === null) return
  const opened = inOfficeHours(now + told.opens * day, 0.2)
  await take((asked) => openRound(ctx, head, id, asked, opened), opened)
  await judge(it, id, found, opened)
  // Two days, so that it is over before the directions are argued.
  const closed = inOfficeHours(opened + 2 * day, 0)
  if (told.until === 'closed')
    await take((asked) => closeRound(ctx, head, id, { ...asked, confirmed: true }, closed), closed)
}

/** Steps of one round, each on the revision as it stands. */
const taking =
  ({ db, dice }: Context, id: string) =>
  async <Value>(
    command: (asked: { readonly revision: number; readonly key: string }) => Promise<Result<Value, Reason>>,
    at: Instant,
  ): Promise<void> => {
    const { revision } = await db
      .selectFrom('round')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    granted(await command({ revision, key: dice.id(at) }), `round ${id}`)
  }

/** The experts whom the office wants for certain subjects. */
async function setByHand({ db }: Context, told: RoundText, found: ReadonlyMap<string, string>) {
  const experts = await db.selectFrom('expert').select(['id', 'email']).execute()
  return told.items.flatMap(({ title, sheets }) =>
    sheets.flatMap((sheet) => {
      const [subject, expert] = [found.get(title), experts.find((one) => one.email === sheet.expert)]
      return subject && expert ? [{ subject, expert: expert.id }] : []
    }),
  )
}

/** Each task gets what is told of it: first those set by hand, the rest in the order in which they were drawn. */
async function judge(
  it: Holding,
  round: string,
  found: ReadonlyMap<string, string>,
  opened: Instant,
): Promise<void> {
  const tasks = (await tasksOf(it.ctx.db, round)).toSorted(
    (a, b) => Number(b.byHand) - Number(a.byHand) || (a.expert < b.expert ? -1 : 1),
  )
  let n = 0
  for (const { title, sheets } of it.told.items) {
    const own = tasks.filter((task) => task.subject === found.get(title))
    for (const [i, sheet] of sheets.entries()) {
      const task = own[i]
      n += 1
      if (task) await answer(it, task.id, sheet, opened + n * hour)
    }
  }
}

async function answer({ ctx, seed }: Holding, task: string, sheet: SheetText, at: Instant) {
  const { points, verdict, declined, apart, reason = '' } = sheet
  if (points === undefined && declined === undefined && apart === undefined) return
  const held = await loadTask(ctx.db, task)
  if (!held?.expert) throw new Error(`Nobody has task ${task}.`)
  const expert: Actor = await loadActor(ctx.db, held.expert, at)
  const once = () => ({ key: ctx.dice.id(at) })
  if (declined !== undefined) {
    granted(await declineTask(ctx, expert, task, { ...once(), as: declined, reason }, at), task)
    return
  }
  granted(await acceptTask(ctx, expert, task, once(), at), task)
  const values = await valuesOf(ctx, held, sheet, seed)
  if (values.length === 0) return
  const ops = values.map(([path, value]) => ({ op: ctx.dice.id(at), path, value, base: 0 }))
  const saved = granted(await saveSheet(ctx, expert, task, ops, at + hour / 2), task)
  if (verdict === undefined && apart === undefined) return
  granted(await handInSheet(ctx, expert, task, { ...once(), rev: saved.rev }, at + hour / 2), task)
}

/** What stands on the sheet; the readiness of each element is judged near what its filer says. */
async function valuesOf(
  ctx: Context,
  { task, round, version }: NonNullable<Awaited<ReturnType<typeof loadTask>>>,
  sheet: SheetText,
  seed: number,
): Promise<readonly (readonly [path: string, value: unknown])[]> {
  const heads = await subjectHeads(ctx, round.subjects, [{ id: task.subject, version }])
  const head = heads.get(task.subject)
  const criteria = head?.sheet.criteria ?? []
  const points = (sheet.points ?? []).flatMap((value, n) => {
    const criterion = criteria[n]
    return criterion ? [[scoreAt(criterion.code), String(value)] as const] : []
  })
  if (sheet.verdict === undefined && sheet.apart === undefined) return points
  const random = randomOf(seed, 'level', task.id)
  const levels = (head?.elements ?? []).flatMap(({ id, self }, n) => {
    const level = Math.max(1, self + (sheet.apart ? (sheet.apart[n] ?? 0) : -random.between(0, 1)))
    const why = wantsComment(self, level) ? [[levelWhyAt(id), sheet.why] as const] : []
    return [[levelAt(id), String(level)] as const, ...why]
  })
  const rest = [
    [verdictAt, sheet.verdict],
    [flagsAt, sheet.flags],
    [commentAt, sheet.comment],
    [forOfficeAt, sheet.forOffice],
  ] as const
  return [...points, ...levels, ...rest.filter(([, value]) => value !== undefined)]
}
