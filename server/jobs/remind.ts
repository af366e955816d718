import type { Call } from '#core/call/call.ts'
import { graceEnds } from '#core/call/window.ts'
import {
  graceDaysLeft,
  lastDayOf,
  pressingOn,
  recallsAnswer,
  recallsDrafts,
  waitsTooLong,
} from '#core/decide/reminder/recall.ts'
import { dayOf, type Instant, startOf } from '#core/instant.ts'
import type { Context } from '../context.ts'
import { reviewersOf } from '../db/orgs.ts'
import {
  countedBy,
  draftsByFiler,
  heldByUnits,
  returnedToOffice,
  triagers,
  waitingAtOffices,
} from '../db/reminders.ts'
import { type NewNotice, type NoticeSort, notify } from '../mail/notify.ts'

type ReminderSort = NoticeSort & `reminder-${string}`

/** Recalls what is about to run out, by the calendar of working days; nobody hears of one thing twice on a day. */
export async function remind(ctx: Context): Promise<void> {
  const at = ctx.now()
  for (const { call } of await ctx.calls.current()) {
    await remindOfDrafts(ctx, call, at)
    await remindOfReturns(ctx, call, at)
    await remindUnits(ctx, call, at)
    await remindOffices(ctx, call, at)
    await remindTriage(ctx, call, at)
  }
}

async function remindOfDrafts(ctx: Context, call: Call, at: Instant): Promise<void> {
  if (at >= call.window.closes || !recallsDrafts(call.window, dayOf(at), call.calendar)) return
  for (const { filer, count } of await draftsByFiler(ctx.db, call.id))
    await tell(ctx, {
      person: filer,
      sort: 'reminder-drafts',
      params: { call: call.short, count, last: lastDayOf(call.window.closes) },
      at,
    })
}

async function remindOfReturns(ctx: Context, call: Call, at: Instant): Promise<void> {
  for (const it of await returnedToOffice(ctx.db, call.id, at))
    if (recallsAnswer(it.answerBy, dayOf(at), call.calendar))
      await tell(ctx, {
        person: it.filer,
        sort: 'reminder-answer',
        suggestion: it.id,
        params: { no: it.no, title: it.title, last: lastDayOf(it.answerBy) },
        at,
      })
}

/** Filer and unit hear of what is still with the unit while releasing it keeps its place (ruling 28). */
async function remindUnits(ctx: Context, call: Call, at: Instant): Promise<void> {
  const left = graceDaysLeft(call.window, dayOf(at))
  if (left === undefined || at >= graceEnds(call.window)) return
  const last = lastDayOf(graceEnds(call.window))
  const held = await heldByUnits(ctx.db, call.id)
  for (const [org, ofUnit] of countedBy(held, (it) => it.org)) {
    const params = { call: call.short, org: ofUnit[0]?.name ?? '', left, last }
    for (const person of await reviewersOf(ctx.db, org, at))
      await tell(ctx, {
        person,
        sort: 'reminder-release',
        org,
        params: { ...params, count: ofUnit.length },
        at,
      })
    for (const [person, own] of countedBy(ofUnit, (it) => it.filer))
      await tell(ctx, {
        person,
        sort: 'reminder-not-released',
        org,
        params: { ...params, count: own.length },
        at,
      })
  }
}

/** Who handles it hears of it; what nobody handles yet is the office head's. */
async function remindOffices(ctx: Context, call: Call, at: Instant): Promise<void> {
  const today = dayOf(at)
  const pressing = (await waitingAtOffices(ctx.db, call.id)).flatMap((it) => {
    const how = pressingOn(it.due, today, call.calendar)
    return how === null ? [] : it.people.map((person) => ({ person, how }))
  })
  for (const [person, mine] of countedBy(pressing, (it) => it.person)) {
    const overdue = mine.filter((it) => it.how === 'overdue').length
    await tell(ctx, {
      person,
      sort: 'reminder-waiting',
      params: { call: call.short, soon: mine.length - overdue, overdue },
      at,
    })
  }
}

async function remindTriage(ctx: Context, call: Call, at: Instant): Promise<void> {
  const within = call.handling.triageWithin
  const waiting = await ctx.db
    .selectFrom('suggestion')
    .select('since')
    .where('call', '=', call.id)
    .where('state', '=', 'submitted')
    .where('triage', '=', true)
    .execute()
  const late = waiting.filter((it) => waitsTooLong(it.since.getTime(), within, dayOf(at), call.calendar))
  if (late.length === 0) return
  for (const person of await triagers(ctx.db))
    await tell(ctx, {
      person,
      sort: 'reminder-triage',
      params: { call: call.short, count: late.length, days: within },
      at,
    })
}

/** Writes the notice unless the person has had one like it today; the same job may run again after a failure. */
async function tell<Sort extends ReminderSort>(ctx: Context, it: NewNotice<Sort>): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const had = await tx
      .selectFrom('notice')
      .select('params')
      .where('person', '=', it.person)
      .where('at', '>=', new Date(startOf(dayOf(it.at))))
      .where('sort', '=', it.sort)
      .where('suggestion', it.suggestion ? '=' : 'is', it.suggestion ?? null)
      .where('org', it.org ? '=' : 'is', it.org ?? null)
      .execute()
    const again = had.some((one) => sameThing(one.params, it.params))
    if (!again) await notify(tx, ctx, it)
  })
}

/** Counts may have changed since this morning; the call and the last day are what a reminder is about. */
const sameThing = (one: unknown, other: unknown): boolean => about(one) === about(other)
const about = (params: unknown): string => {
  const { call, last } = params as { readonly call?: { readonly zh: string }; readonly last?: string }
  return `${call?.zh ?? ''} ${last ?? ''}`
}
