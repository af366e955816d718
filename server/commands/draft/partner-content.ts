import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/canonical.ts'
import { type PartnerTable, partnerForm, partnerTable } from '#core/decide/draft/partner.ts'
import type { Answers, Row } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import { canonicalAnswers } from '#core/form/canonical.ts'
import type { Form } from '#core/form/form.ts'
import { assemble } from '#core/form/paths.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import { type AnswerRow, answersOf } from '../../db/answers.ts'
import { formOf } from './form-of.ts'

/** What one partner reads, and what it has written itself. */
export interface PartnerContent {
  readonly form: Form
  readonly place: PartnerTable
  readonly answers: Answers
  /** The need as it stands in the partner's row. */
  readonly need: string
  /** Whether the row is still there. */
  readonly rowThere: boolean
  readonly stored: readonly AnswerRow[]
}

/** The draft as a partner reads it: without what is not for it, and of the partner table only its own row. */
export async function partnerContent(
  ctx: Context,
  tx: Tx,
  it: Suggestion,
  row: string,
): Promise<PartnerContent | undefined> {
  const { form } = await formOf(ctx, it)
  const place = partnerTable(form)
  if (!place) return undefined
  const org = await tx.selectFrom('org').select('type').where('id', '=', it.org).executeTakeFirstOrThrow()
  const stored = await answersOf(tx, it.id)
  const whole = assemble(form, stored)
  const { answers: counted } = asked(form, { kind: it.kind, orgType: org.type, answers: whole })
  const narrow = partnerForm(form)
  const seen = canonicalAnswers(narrow, { kind: it.kind, orgType: org.type, answers: counted })
  const own = rowsOf(whole[place.table.id]).filter((one) => one.id === row)
  const need = own[0]?.cells[place.need.id]
  return {
    form: narrow,
    place,
    answers: { ...seen, [place.table.id]: rowsOf(seen[place.table.id]).filter((one) => one.id === row) },
    need: typeof need === 'string' ? need : '',
    rowThere: own.length > 0,
    stored,
  }
}

/** What the partner confirms: everything it read but the need it writes itself. Salted with what only its link knows. */
export function contentDigest(salt: Buffer, { answers, place }: PartnerContent): string {
  const rows = rowsOf(answers[place.table.id]).map(({ id, cells }) => {
    const { [place.need.id]: _, ...others } = cells
    return { id, cells: others }
  })
  return createHash('sha256')
    .update(salt)
    .update(canonicalJson({ ...answers, [place.table.id]: rows }))
    .digest('hex')
}

const rowsOf = (raw: unknown): readonly Row[] => (Array.isArray(raw) ? raw : [])
