import { sql } from 'kysely'
import { takesIn } from '#core/call/window.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { daysOf, type Kept, kept, mayBe } from '#core/person/retention.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Db } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { putSetting, settingOf } from '../../db/settings.ts'
import { dropDraftNow } from '../draft/drop.ts'

const key = 'retention'
const day = 86_400_000
/** So much is taken away in one statement, so that nobody waits behind it. */
const atOnce = 5000
/** So long a night is gone on with one sort of thing; what is left over then goes the next night. */
const longest = 5 * 60_000

/** How long what is kept here, in days. */
export const daysKept = async (db: Db): Promise<Readonly<Record<Kept, number>>> =>
  daysOf(await settingOf(db, key))

/** Sets it; what is not named goes back to the usual. */
export async function setDaysKept(
  ctx: Context,
  it: { readonly by: PersonId; readonly days: Readonly<Record<string, number>>; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  const wrong = Object.entries(it.days).filter(
    ([name, days]) => !kept.includes(name as Kept) || !mayBe(name as Kept, days),
  )
  if (wrong.length > 0)
    return err({ why: 'bad-input', problems: wrong.map(([name]) => ({ at: name, problem: 'days' })) })
  await ctx.db.transaction().execute(async (tx) => {
    await putSetting(tx, key, it.days, it.by, it.at)
    await append(tx, key, [{ happened: 'retention-set', detail: { ...it.days } }], it.by, it.at)
  })
  return ok(undefined)
}

/** Rows whose time is over, by what they are: a table, its key, and when their time began. */
const rows = {
  refusals: (before: Date) => sql`delete from refusal where ctid in
    (select ctid from refusal where last_at < ${before} limit ${atOnce})`,
  notices: (before: Date) => sql`delete from notice where id in
    (select id from notice where at < ${before} and read_at is not null limit ${atOnce})`,
  mails: (before: Date) => sql`delete from mail where id in
    (select id from mail where created_at < ${before} and (sent_at is not null or failed_at is not null) limit ${atOnce})`,
  exports: (before: Date) => sql`delete from export where id in
    (select id from export where created_at < ${before} and state in ('expired', 'failed', 'cancelled') limit ${atOnce})`,
  invitations: (before: Date) => sql`delete from invitation where id in
    (select id from invitation where expires_at < ${before} limit ${atOnce})`,
  presses: (before: Date) => sql`delete from done_once where ctid in
    (select ctid from done_once where at < ${before} limit ${atOnce})`,
} as const satisfies Readonly<Record<Exclude<Kept, 'drafts'>, unknown>>

/**
 * Takes away what was kept long enough, and writes down how much of it that was. May run twice.
 */
export async function keepToTerms(ctx: Context): Promise<Readonly<Record<string, number>>> {
  const at = ctx.now()
  const days = await daysKept(ctx.db)
  const gone: Record<string, number> = {}
  const note = (name: string, count: number) => {
    if (count > 0) gone[name] = count
  }
  for (const [name, remove] of Object.entries(rows)) {
    const before = new Date(at - days[name as Kept] * day)
    note(
      name,
      await untilDone(async () => Number((await remove(before).execute(ctx.db)).numAffectedRows ?? 0)),
    )
  }
  const before = at - days.drafts * day
  const drafts = async () => {
    let dropped = 0
    for (const id of await draftsOver(ctx, at, before)) if (await dropDraftNow(ctx, id, at, before)) dropped++
    return dropped
  }
  note('drafts', await untilDone(drafts))
  if (Object.keys(gone).length > 0)
    await ctx.db
      .transaction()
      .execute((tx) => append(tx, key, [{ happened: 'retention-kept', detail: gone }], null, at))
  return gone
}

/** In portions, until one was not full or the time is over; how many there were in all. */
async function untilDone(portion: () => Promise<number>): Promise<number> {
  const until = performance.now() + longest
  let all = 0
  for (;;) {
    const count = await portion()
    all += count
    if (count < atOnce || performance.now() > until) return all
  }
}

/**
 * Drafts never handed in, of calls that have taken nothing in for that long, and in which nobody has written since. A window that
 * closed ends concentrated collection only: what can still be handed in stays.
 */
async function draftsOver(ctx: Context, at: Instant, before: Instant): Promise<readonly string[]> {
  const closed = (await ctx.calls.current()).filter(
    ({ call: { window } }) => window.closes < before && !takesIn(window, before) && !takesIn(window, at),
  )
  if (closed.length === 0) return []
  const found = await ctx.db
    .selectFrom('suggestion')
    .select('id')
    .where('state', '=', 'draft')
    .where('versions', '=', 0)
    .where(
      'call',
      'in',
      closed.map(({ call }) => call.id),
    )
    .where((eb) => eb(eb.fn.coalesce('edited_at', 'created_at'), '<', new Date(before)))
    .orderBy('id')
    .limit(atOnce)
    .execute()
  return found.map((it) => it.id)
}
