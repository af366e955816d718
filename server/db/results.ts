import { sql } from 'kysely'
import type { Answers } from '#core/form/answers.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import { roundVisibleTo } from './visible/round.ts'

/** A sheet that was handed in. */
export interface HandedIn {
  readonly task: string
  readonly subject: string
  readonly expert: string
  readonly name: string
  readonly answers: Answers
  readonly handedInAt: Instant
  readonly releasedAt: Instant | null
}

/** Values of a sheet without their revisions; of a whole round without the texts, which are read subject by subject. */
const valuesWith = (texts: boolean) =>
  sql<Answers | null>`(select jsonb_object_agg(e.key, e.value -> 'value') from jsonb_each(task.sheet) e
    where ${texts} or e.key in ('verdict', 'flags') or starts_with(e.key, 'score-')
      or starts_with(e.key, 'level-') and not starts_with(e.key, 'level-why-'))`

/** The sheets handed in of a round, or of one or some subjects of it with their texts. Only for closed rounds: the caller asks the policy. */
export async function handedInSheets(
  db: Db | Tx,
  round: string,
  subject?: string | readonly string[],
): Promise<readonly HandedIn[]> {
  let query = db
    .selectFrom('task')
    .innerJoin('expert', 'expert.id', 'task.expert')
    .select([
      'task.id',
      'task.subject',
      'task.expert',
      'expert.name',
      'task.handed_in_at',
      'task.released_at',
    ])
    .select(valuesWith(subject !== undefined).as('answers'))
    .where('task.round', '=', round)
    .where('task.state', '=', 'handed-in')
    .orderBy(sql`md5(task.round::text || task.expert::text)`)
  if (subject !== undefined) query = query.where('task.subject', 'in', [subject].flat())
  return (await query.execute()).map((it) => ({
    task: it.id,
    subject: it.subject,
    expert: it.expert,
    name: it.name,
    answers: it.answers ?? {},
    handedInAt: it.handed_in_at?.getTime() ?? 0,
    releasedAt: it.released_at?.getTime() ?? null,
  }))
}

/** The subjects of a round in the versions that it judges. */
export const roundSubjects = async (db: Db | Tx, round: string) =>
  db
    .selectFrom('round_subject')
    .select(['subject as id', 'version'])
    .where('round', '=', round)
    .orderBy('subject')
    .execute()

/** When it was closed. */
export const closedAtOf = async (db: Db, round: string): Promise<Instant | null> =>
  (
    await db.selectFrom('round').select('closed_at').where('id', '=', round).executeTakeFirst()
  )?.closed_at?.getTime() ?? null

/** Closed rounds that this person may see and in which one of these was judged, the latest first. */
export const closedRoundsOf = async (
  db: Db,
  actor: Actor,
  subjects: readonly string[],
): Promise<readonly string[]> =>
  subjects.length === 0
    ? []
    : (
        await db
          .selectFrom('round')
          .select('round.id')
          .where('round.state', '=', 'closed')
          .where(roundVisibleTo(actor))
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('task')
                .select('task.id')
                .whereRef('task.round', '=', 'round.id')
                .where('task.state', '=', 'handed-in')
                .where('task.subject', 'in', [...subjects]),
            ),
          )
          .orderBy('round.closed_at', 'desc')
          .orderBy('round.id')
          .execute()
      ).map((it) => it.id)

/** What experts said of these in words, for the office: by round and subject, in an order that tells nothing. */
export async function commentsOf(
  db: Db,
  rounds: readonly string[],
  subjects: readonly string[],
): Promise<readonly { readonly round: string; readonly subject: string; readonly body: string }[]> {
  if (rounds.length === 0 || subjects.length === 0) return []
  const { rows } = await sql<{ round: string; subject: string; body: string }>`
    select round, subject, btrim(sheet -> 'comment' ->> 'value') as body from task
    where state = 'handed-in' and round = any(${[...rounds]}::uuid[]) and subject = any(${[...subjects]}::uuid[])
      and btrim(coalesce(sheet -> 'comment' ->> 'value', '')) <> '' order by md5(round::text || expert::text)`.execute(
    db,
  )
  return rows
}

/** What was passed on to the filer of a suggestion; no name, and in an order that tells nothing. */
export async function releasedComments(
  db: Db,
  suggestion: string,
): Promise<readonly { readonly body: string; readonly at: Instant }[]> {
  const { rows } = await sql<{ body: string; at: Date }>`
    select btrim(task.sheet -> 'comment' ->> 'value') as body, task.released_at as at from task
    join round on round.id = task.round
    where task.subject = ${suggestion} and round.subjects = 'suggestion' and round.state = 'closed'
      and task.state = 'handed-in' and task.released_at is not null
      and btrim(coalesce(task.sheet -> 'comment' ->> 'value', '')) <> ''
    order by task.released_at, md5(task.id::text)`.execute(db)
  return rows.map((it) => ({ body: it.body, at: it.at.getTime() }))
}
