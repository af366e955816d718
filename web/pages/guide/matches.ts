import type { Direction } from './Parts.tsx'

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether every word looked for stands somewhere in the direction; nothing looked for matches all. */
export function matches(it: Direction, wanted: string): boolean {
  const words = plain(wanted).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const text = plain(
    [
      it.no,
      it.title,
      it.office.name.zh,
      it.office.name.en,
      it.field?.zh ?? '',
      it.field?.en ?? '',
      ...it.parts.flatMap((part) => part.entries.map((entry) => JSON.stringify(entry))),
    ].join(' '),
  )
  return words.every((word) => text.includes(word))
}
