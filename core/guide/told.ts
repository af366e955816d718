import type { EditionDirection, EditionEntry } from './edition.ts'

/** What a published direction says, as one text below its title, for comparing; a direction that was withheld says nothing. */
export function directionTold(
  it: EditionDirection,
): { readonly title: string; readonly text: string } | undefined {
  if (it.withheld) return undefined
  const lines = it.parts.flatMap((part) => part.entries).flatMap(linesOf)
  return { title: it.title, text: lines.filter((line) => line !== it.title).join('\n') }
}

/** Choices and amounts tell nothing of the subject. */
function linesOf(entry: EditionEntry): readonly string[] {
  switch (entry.sort) {
    case 'text':
      return entry.sentences.map((it) => it.text)
    case 'table':
      return entry.rows.map((row) => row.cells.map((it) => it.zh).join(' '))
    default:
      return []
  }
}
