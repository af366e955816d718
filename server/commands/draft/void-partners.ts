import { partnerForm, partnerTable } from '#core/decide/draft/partner.ts'
import type { Form } from '#core/form/form.ts'
import { knownPath } from '#core/form/paths.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { voidConfirmed } from '../../db/partner-links.ts'
import { notify } from '../../mail/notify.ts'

/** What partners confirmed holds only for what they read: a change of it takes the confirmation back and says so, once. */
export async function voidPartners(
  ctx: Context,
  tx: Tx,
  it: Suggestion,
  form: Form,
  paths: readonly string[],
  by: string,
  at: Instant,
): Promise<void> {
  const place = partnerTable(form)
  if (!place) return
  const read = partnerForm(form)
  const touched = paths.filter((path) => knownPath(read, path))
  const inTable = `${place.table.id}/`
  const elsewhere = touched.some((path) => !path.startsWith(inTable))
  const rows = elsewhere ? null : [...new Set(touched.map((path) => path.split('/')[1] ?? ''))]
  await voidRows(ctx, tx, it, rows, by, at)
}

/** Takes back what these partners confirmed, null being all of them, and tells those who write. */
export async function voidRows(
  ctx: Context,
  tx: Tx,
  it: Suggestion,
  rows: readonly string[] | null,
  by: string,
  at: Instant,
): Promise<void> {
  const voided = await voidConfirmed(tx, it.id, rows, at)
  if (voided.length === 0) return
  await append(
    tx,
    it.id,
    voided.map(({ id, row }) => ({ happened: 'partner-voided', detail: { link: id, row } })),
    by as PersonId,
    at,
  )
  for (const person of [it.filer, ...it.coAuthors])
    for (const { name } of voided)
      await notify(tx, ctx, {
        person,
        sort: 'partner-voided',
        params: { partner: name },
        at,
        suggestion: it.id,
      })
}
