import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

/** A link sent to a named person of a partner enterprise. */
export interface PartnerLink {
  readonly id: string
  readonly suggestion: string
  readonly row: string
  readonly creditCode: string
  readonly name: string
  readonly email: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly openedAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly voidedAt: Instant | null
  readonly need: string | null
  readonly voidReason: string | null
}

const columns = [
  'id',
  'suggestion',
  'row_id',
  'credit_code',
  'person_name',
  'email',
  'created_at',
  'expires_at',
  'opened_at',
  'confirmed_at',
  'voided_at',
  'need',
  'void_reason',
] as const

interface Row {
  id: string
  suggestion: string
  row_id: string
  credit_code: string
  person_name: string
  email: string
  created_at: Date
  expires_at: Date
  opened_at: Date | null
  confirmed_at: Date | null
  voided_at: Date | null
  need: string | null
  void_reason: string | null
}

const fromRow = (row: Row): PartnerLink => ({
  id: row.id,
  suggestion: row.suggestion,
  row: row.row_id,
  creditCode: row.credit_code,
  name: row.person_name,
  email: row.email,
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  openedAt: row.opened_at?.getTime() ?? null,
  confirmedAt: row.confirmed_at?.getTime() ?? null,
  voidedAt: row.voided_at?.getTime() ?? null,
  need: row.need,
  voidReason: row.void_reason,
})

export const partnerLinksOf = async (db: Db | Tx, suggestion: string): Promise<readonly PartnerLink[]> =>
  (
    await db
      .selectFrom('partner_link')
      .select(columns)
      .where('suggestion', '=', suggestion)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map(fromRow)

/** The link behind a secret, whatever has become of it. */
export async function linkByToken(db: Db | Tx, digest: Buffer): Promise<PartnerLink | undefined> {
  const row = await db
    .selectFrom('partner_link')
    .select(columns)
    .where('token_hash', '=', digest)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function insertLink(tx: Tx, it: PartnerLink, digest: Buffer): Promise<void> {
  await tx
    .insertInto('partner_link')
    .values({
      id: it.id,
      suggestion: it.suggestion,
      row_id: it.row,
      credit_code: it.creditCode,
      person_name: it.name,
      email: it.email,
      token_hash: digest,
      created_at: new Date(it.createdAt),
      expires_at: new Date(it.expiresAt),
    })
    .execute()
}

/** An earlier invitation for the same row stops working. */
export async function replaceLinks(tx: Tx, suggestion: string, row: string, at: Instant): Promise<void> {
  await tx
    .updateTable('partner_link')
    .set({ voided_at: new Date(at), void_reason: 'replaced' })
    .where('suggestion', '=', suggestion)
    .where('row_id', '=', row)
    .where('voided_at', 'is', null)
    .execute()
}

/**
 * Takes back what partners confirmed, because what they read has changed. `rows` names the partners whose own row changed;
 * null is all of them.
 */
export async function voidConfirmed(
  tx: Tx,
  suggestion: string,
  rows: readonly string[] | null,
  at: Instant,
): Promise<readonly { id: string; row: string; name: string }[]> {
  if (rows?.length === 0) return []
  const voided = await tx
    .updateTable('partner_link')
    .set({ voided_at: new Date(at), void_reason: 'content-changed' })
    .where('suggestion', '=', suggestion)
    .where('confirmed_at', 'is not', null)
    .where('voided_at', 'is', null)
    .$if(rows !== null, (it) => it.where('row_id', 'in', [...(rows ?? [])]))
    .returning(['id', 'row_id', 'person_name'])
    .execute()
  return voided.map((it) => ({ id: it.id, row: it.row_id, name: it.person_name }))
}

export async function markOpened(db: Db | Tx, id: string, at: Instant): Promise<void> {
  await db
    .updateTable('partner_link')
    .set({ opened_at: new Date(at) })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
}

/** Uses the link up; of two at once, one finds it used. */
export async function markConfirmed(
  tx: Tx,
  id: string,
  need: string,
  digest: string,
  at: Instant,
): Promise<boolean> {
  const changed = await tx
    .updateTable('partner_link')
    .set({ need, digest, confirmed_at: new Date(at) })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', new Date(at))
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** The rows of partners whose confirmation stands. */
export const confirmedRows = async (tx: Tx, suggestion: string): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom('partner_link')
      .select('row_id')
      .distinct()
      .where('suggestion', '=', suggestion)
      .where('confirmed_at', 'is not', null)
      .where('voided_at', 'is', null)
      .execute()
  ).map((it) => it.row_id)
