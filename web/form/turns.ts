/** One save of one place, as the draft's history tells it. */
export interface Save {
  readonly value?: unknown
  readonly rev: number
  readonly outcome: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: number
}

/** One stretch of one person's saves: its last text, and what stood there before its first. */
export interface Turn {
  readonly entry: Save
  readonly before: string
  /** False for a text that lost against another that was written at the same time. */
  readonly taken: boolean
}

/** Saves come every few seconds; what people want to see is who changed what after whom. The newest first, as they come. */
export function turnsOf(entries: readonly Save[]): readonly Turn[] {
  const turns: Turn[] = []
  let standing = ''
  for (const entry of [...entries].reverse()) {
    const taken = entry.outcome !== 'clash'
    const last = turns.at(-1)
    const goesOn = last !== undefined && taken && last.taken && last.entry.by.id === entry.by.id
    if (goesOn) turns[turns.length - 1] = { ...last, entry }
    else turns.push({ entry, before: standing, taken })
    if (taken) standing = textOf(entry)
  }
  return turns.filter((it) => it.before !== textOf(it.entry)).reverse()
}

/** What stood there in words; a place that was emptied says nothing. */
export const textOf = ({ value }: Save): string => (typeof value === 'string' ? value : '')
