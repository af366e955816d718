import type { Words } from '#core/text.ts'
import { choicesIn } from '../commands/expert/entry.ts'
import type { Context } from '../context.ts'
import type { HeldRow } from '../db/held-about.ts'

type Sections = readonly { readonly name: string; readonly rows: readonly HeldRow[] }[]

/** What the codes mean that are held of somebody as an expert, as far as a call in force says so. */
export async function heldNames(
  ctx: Context,
  sections: Sections,
): Promise<{ fields: Record<string, Words>; disciplines: Record<string, Words> }> {
  const rows = sections.find((it) => it.name === 'expert')?.rows ?? []
  if (rows.length === 0) return { fields: {}, disciplines: {} }
  const choices = await choicesIn(ctx)
  const named = (of: 'fields' | 'disciplines') => {
    const held = new Set(rows.flatMap((it) => String(it[of] ?? '').split('\n')))
    const found = choices[of].filter((it) => held.has(it.code))
    return Object.fromEntries(found.map(({ code, name }) => [code, { zh: name.zh, en: name.en }]))
  }
  return { fields: named('fields'), disciplines: named('disciplines') }
}
