import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { erasable, type Ties } from '#core/person/erasure.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sentences } from '#text/sentences.ts'
import { noPassword } from '../../auth/password.ts'
import { backupsSince } from '../../backup/noted.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { countOwn, draftsOf, forgetPerson, remaining, tiesOf } from '../../db/erasure.ts'
import { takeBackExports } from '../../db/exports.ts'
import { append } from '../../db/facts.ts'
import type { FileRow } from '../../db/files.ts'
import { lockPerson } from '../../db/people.ts'
import { forgetBytesNow } from '../../jobs/forget-bytes.ts'
import { notify } from '../../mail/notify.ts'
import { dropDraft } from '../draft/drop.ts'

/** What erasing somebody would take away, what would stay, and what still stands in the way. */
export interface Look {
  readonly ties: Ties
  readonly goes: Readonly<Record<string, number>>
  readonly stays: Readonly<Record<string, number>>
}

/** Looks and changes nothing; undefined where there is nobody, or nobody any more. What stays is counted where it is asked for. */
export async function lookAtErasure(
  db: Db | Tx,
  person: string,
  { stays = true }: { readonly stays?: boolean } = {},
): Promise<Look | undefined> {
  const it = await db
    .selectFrom('person')
    .select(['id', 'email', 'mobile', 'erased_at'])
    .where('id', '=', person)
    .executeTakeFirst()
  if (!it || it.erased_at !== null) return undefined
  const drafts = (await draftsOf(db, person)).length
  return {
    ties: await tiesOf(db, person),
    goes: { person: 1, ...(drafts > 0 && { drafts }), ...(await countOwn(db, it)) },
    stays: stays ? await remaining(db, person) : {},
  }
}

/** Somebody asks that what is known of them be erased (PIPL, article 47); asking twice is asking once. */
export async function askErasure(
  ctx: Context,
  { person, by, at }: { readonly person: PersonId; readonly by: PersonId | null; readonly at: Instant },
): Promise<Result<{ readonly id: string }, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, person))) return err({ why: 'not-found' })
    const open = await openOf(tx, person)
    if (open) return ok(open)
    const id = ctx.dice.id(at)
    await tx
      .insertInto('erasure')
      .values({ id, person, asked_at: new Date(at), asked_by: by })
      .execute()
    await append(tx, personSubject(person), [{ happened: 'person-erasure-asked', detail: {} }], by, at)
    return ok({ id })
  })
}

/** They have thought better of it. */
export async function withdrawErasure(
  ctx: Context,
  person: PersonId,
  at: Instant,
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    await lockPerson(tx, person)
    const open = await openOf(tx, person)
    if (!open) return err({ why: 'not-found' })
    await decide(tx, open.id, { outcome: 'withdrawn', by: person, reason: '', at })
    const fact = { happened: 'person-erasure-withdrawn', detail: {} } as const
    await append(tx, personSubject(person), [fact], person, at)
    return ok(undefined)
  })
}

const leastReason = 5

/** It is not erased, and the person is told why (PIPL, article 50). */
export async function refuseErasure(
  ctx: Context,
  it: { readonly id: string; readonly by: PersonId; readonly reason: string; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  const reason = it.reason.trim()
  if ([...reason].length < leastReason) return err({ why: 'text-missing', least: leastReason })
  return ctx.db.transaction().execute(async (tx) => {
    const person = await askedFor(tx, it.id)
    if (!person) return err({ why: 'not-found' })
    if (person === it.by) return err({ why: 'not-yours' })
    await lockPerson(tx, person)
    if ((await openOf(tx, person))?.id !== it.id) return err({ why: 'not-found' })
    await decide(tx, it.id, { outcome: 'refused', by: it.by, reason, at: it.at })
    const fact = { happened: 'person-erasure-refused', detail: {} } as const
    await append(tx, personSubject(person), [fact], it.by, it.at)
    await notify(tx, ctx, { person, sort: 'erasure-refused', params: { reason }, at: it.at })
    return ok(undefined)
  })
}

/** What an erasure took away, and which copies outside this system still hold it. */
export interface Erased {
  readonly goes: Readonly<Record<string, number>>
  readonly stays: Readonly<Record<string, number>>
  readonly backups: readonly string[]
}

/**
 * Erases what is known of a person: what is about them alone goes, what others lean on names nobody any more. Facts, versions that were
 * handed in and receipts stay as they are, and verify: the Archives Law keeps them, and they hold the person's id, which now leads nowhere.
 */
export async function erasePerson(
  ctx: Context,
  it: {
    readonly person: PersonId
    readonly by: PersonId | null
    readonly at: Instant
    /** The request that is carried out; one that came on paper is written down in the same breath. */
    readonly request?: string
  },
): Promise<Result<Erased, Reason>> {
  let files: readonly FileRow[] = []
  const outcome = await ctx.db.transaction().execute(async (tx): Promise<Result<Erased, Reason>> => {
    const known = await lockPerson(tx, it.person)
    const look = known && (await lookAtErasure(tx, it.person))
    if (!known || !look || it.by === it.person) return err({ why: known && look ? 'not-yours' : 'not-found' })
    const open = await openOf(tx, it.person)
    if (it.request !== undefined && open?.id !== it.request) return err({ why: 'not-found' })
    const free = erasable(look.ties)
    if (!free.ok) return free
    const { created_at: begun } = await tx
      .selectFrom('person')
      .select('created_at')
      .where('id', '=', it.person)
      .executeTakeFirstOrThrow()
    for (const draft of await draftsOf(tx, it.person))
      files = [...files, ...((await dropDraft(tx, draft, it.by, it.at)) ?? [])]
    await forgetPerson(tx, {
      ...known,
      name: sentences(known.language === 'en' ? 'en' : 'zh-CN').personal.nameErased,
      noPassword,
      at: new Date(it.at),
    })
    await takeBackExports(tx, it.at)
    const id = open?.id ?? ctx.dice.id(it.at)
    if (!open)
      await tx
        .insertInto('erasure')
        .values({ id, person: it.person, asked_at: new Date(it.at), asked_by: it.by })
        .execute()
    await decide(tx, id, { outcome: 'erased', by: it.by, reason: '', at: it.at })
    await append(
      tx,
      personSubject(it.person),
      [{ happened: 'person-erased', detail: look.goes }],
      it.by,
      it.at,
    )
    return ok({ goes: look.goes, stays: look.stays, backups: await backupsSince(tx, begun.getTime()) })
  })
  if (outcome.ok) await forgetBytesNow(ctx, files)
  return outcome
}

/** By the request; what the system administrator presses. */
export async function carryOut(
  ctx: Context,
  it: { readonly id: string; readonly by: PersonId; readonly at: Instant },
): Promise<Result<Erased, Reason>> {
  const person = await askedFor(ctx.db, it.id)
  return person
    ? erasePerson(ctx, { person, by: it.by, at: it.at, request: it.id })
    : err({ why: 'not-found' })
}

const openOf = (tx: Tx, person: string): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('erasure')
    .select('id')
    .where('person', '=', person)
    .where('decided_at', 'is', null)
    .executeTakeFirst()

/** Whom an open request is about. */
const askedFor = async (db: Db | Tx, id: string): Promise<PersonId | undefined> =>
  (
    await db
      .selectFrom('erasure')
      .select('person')
      .where('id', '=', id)
      .where('decided_at', 'is', null)
      .executeTakeFirst()
  )?.person as PersonId | undefined

const decide = (
  tx: Tx,
  id: string,
  it: {
    readonly outcome: 'erased' | 'refused' | 'withdrawn'
    readonly by: PersonId | null
    readonly reason: string
    readonly at: Instant
  },
) =>
  tx
    .updateTable('erasure')
    .set({ outcome: it.outcome, decided_by: it.by, decided_at: new Date(it.at), reason: it.reason })
    .where('id', '=', id)
    .execute()
