import { type Passage, passagesOf } from '#core/direction/passages.ts'
import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { CallVersionId } from '#core/id.ts'
import type { Told } from '#core/likeness/fingerprint.ts'
import { type Thresholds, thresholdsOf } from '#core/likeness/thresholds.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Context } from '../context.ts'
import type { TextRow } from '../db/likeness.ts'

/** What a version says: its title, and below it field by field, without people and what only its office reads. */
export async function saidIn(
  ctx: Pick<Context, 'calls'>,
  row: TextRow,
): Promise<{ readonly title: string; readonly passages: readonly Passage[] }> {
  const { form } = await formOf(ctx, { callVersion: row.callVersion as CallVersionId, kind: row.kind })
  const titles = fieldsOf(form).flatMap((it) => (it.use === 'title' ? it.id : []))
  const title = titles.map((it) => row.content[it]).find((it) => typeof it === 'string')
  return { title: title ?? '', passages: passagesOf(form, row.content as Answers, titles) }
}

/** The same as one text, for comparing. */
export async function toldIn(ctx: Pick<Context, 'calls'>, row: TextRow): Promise<Told> {
  const { title, passages } = await saidIn(ctx, row)
  return { title, text: joined(passages) }
}

/** From where on two texts are called alike in this call, whatever call the other one is from. */
export const thresholdsIn = async ({ calls }: Pick<Context, 'calls'>, call: string): Promise<Thresholds> =>
  thresholdsOf((await calls.byId(call))?.call ?? {})

/** Fields one below the other: offsets in it are offsets in the fields, each followed by one sign. */
export const joined = (passages: readonly Passage[]): string => passages.map((it) => it.text).join('\n')
