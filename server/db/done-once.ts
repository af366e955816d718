import { type RawBuilder, sql } from 'kysely'
import { canonicalJson } from '#core/canonical.ts'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '../context.ts'
import { held } from './kept-statements.ts'

/**
 * Does something once per person and key (ruling 4): a second press gets the outcome of the first, and one key for two things
 * is refused. Two at once: the key's row makes the second wait for the first. Only what was granted is remembered; after a
 * refusal the person may try again.
 */
export async function once<Outcome>(
  tx: Tx,
  actor: string,
  key: string,
  what: string,
  at: Instant,
  run: () => Promise<Result<Outcome, Reason>>,
): Promise<Result<Outcome, Reason>> {
  const mine = await tx
    .insertInto('done_once')
    .values({ actor, key, what, outcome: 'null', at: new Date(at) })
    .onConflict((it) => it.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!mine) {
    const done = await tx
      .selectFrom('done_once')
      .select(['what', 'outcome'])
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    return done.what === what ? ok(done.outcome as Outcome) : err({ why: 'key-reused' })
  }
  const outcome = await run()
  const row = tx.updateTable('done_once').where('actor', '=', actor).where('key', '=', key)
  if (outcome.ok) await row.set({ outcome: canonicalJson(outcome.value) }).execute()
  else await tx.deleteFrom('done_once').where('actor', '=', actor).where('key', '=', key).execute()
  return outcome
}

/** One press: whose, under which key, of what, and when. */
export interface Press {
  readonly actor: string
  readonly key: string
  readonly what: string
  readonly at: Instant
}

/** What a key was used for, and what came of it. */
export interface Done {
  readonly what: string
  readonly outcome: unknown
}

/**
 * The same where everything is stored by one statement, the key's row included, and `done` was looked up with what the decision
 * reads. Storing tells whether the key was still free: the database lets one of two at once through, and makes the other wait.
 */
export async function onceStored<Outcome>(
  db: Db,
  press: Press,
  done: Done | null,
  run: () => Promise<Result<{ readonly outcome: Outcome; readonly stored: boolean }, Reason>>,
): Promise<Result<Outcome, Reason>> {
  if (done) return answerOf(press, done)
  const ran = await run()
  if (ran.ok && ran.value.stored) return ok(ran.value.outcome)
  // Pressed twice, the other one may have been faster.
  const then = await readDone(db, press)
  if (then) return answerOf(press, then)
  if (ran.ok) throw new Error(`nothing was stored of ${press.what}, and its key is free`)
  return ran
}

const answerOf = <Outcome>({ what }: Press, done: Done): Result<Outcome, Reason> =>
  done.what === what ? ok(done.outcome as Outcome) : err({ why: 'key-reused' })

/**
 * The same where what is done takes a lock first, which makes a second press wait: the key is looked up together with the
 * lock, and its row is written last. Whoever waited for the lock may have looked too early, and looks again before being
 * refused; of two keys for different things the database lets one through.
 */
export async function onceUnderLock<Outcome>(
  db: Db,
  press: Press,
  run: (
    tx: Tx,
    done: RawBuilder<Done | null>,
  ) => Promise<{ readonly done: Done } | { readonly outcome: Result<Outcome, Reason> }>,
): Promise<Result<Outcome, Reason>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const ran = await run(tx, doneBefore(press))
      if ('done' in ran) return answerOf(press, ran.done)
      if (!ran.outcome.ok) {
        const done = await readDone(tx, press)
        return done ? answerOf(press, done) : ran.outcome
      }
      await storeDone(tx, [{ ...press, outcome: canonicalJson(ran.outcome.value) }])
      return ran.outcome
    })
  } catch (error) {
    const taken = isKeyTaken(error) ? await readDone(db, press) : undefined
    if (taken) return answerOf(press, taken)
    throw error
  }
}

/** Remembers what came of these presses, at the latest with the commit; in order, so that two lists never wait in a circle. */
export async function storeDone(
  tx: Tx,
  all: readonly (Press & { readonly outcome: string })[],
): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('done_once')
    .values(
      all
        .map((it) => ({ ...it, at: new Date(it.at) }))
        .sort((a, b) => (`${a.actor} ${a.key}` < `${b.actor} ${b.key}` ? -1 : 1)),
    )
    .modifyEnd(held)
    .execute()
}

const doneBefore = ({ actor, key }: Press) =>
  sql<Done | null>`(select json_build_object('what', what, 'outcome', outcome) from done_once
    where actor = ${actor} and key = ${key})`

/** The same for the columns of a list of presses. */
export const doneBy = (actor: string, key: string) =>
  sql<Done | null>`(select json_build_object('what', d.what, 'outcome', d.outcome) from done_once d
    where d.actor = ${sql.ref(actor)} and d.key = ${sql.ref(key)})`

/** What came of a key before. */
export const readDone = (db: Db | Tx, { actor, key }: Press): Promise<Done | undefined> =>
  db
    .selectFrom('done_once')
    .select(['what', 'outcome'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()

/** Whether somebody was faster with the key. */
export const isKeyTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'done_once_pkey'
