import type { Call } from '#core/call/call.ts'
import { passagesOf } from '#core/direction/passages.ts'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { CallVersionId } from '#core/id.ts'
import type { Context } from '../../context.ts'
import { contentsOf, type SourceRow, sourcesOf } from '../../db/direction-sources.ts'
import { formOf } from '../draft/form-of.ts'

/** A source with what it says. */
export interface SourceText {
  readonly source: SourceRow
  readonly call: Call
  readonly form: Form
  readonly answers: Answers
}

/** Texts of these are nobody's to read or draw on; only the line that names them remains. */
export const unreadable: readonly SourceRow['state'][] = ['frozen', 'purged', 'withdrawn']

/** What the sources of a direction say, in the versions taken in; those that went away since say nothing. */
export async function sourceTexts(ctx: Context, direction: string): Promise<readonly SourceText[]> {
  const [sources, contents] = await Promise.all([sourcesOf(ctx.db, direction), contentsOf(ctx.db, direction)])
  const texts: SourceText[] = []
  for (const source of sources) {
    const content = contents.get(source.suggestion)
    if (!content || unreadable.includes(source.state)) continue
    const asked = { callVersion: source.callVersion as CallVersionId, kind: source.kind }
    texts.push({ source, ...(await formOf(ctx, asked)), answers: content as Answers })
  }
  return texts
}

/** The passages of one source, those of some fields only where fields are named. */
export const passagesFrom = ({ form, answers }: SourceText, fields: readonly string[] | undefined) =>
  passagesOf(form, answers).filter(
    ({ path }) => fields === undefined || fields.includes(path.split('/')[0] ?? ''),
  )
