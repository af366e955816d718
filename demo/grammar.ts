import { monthOf } from './days.ts'
import type { Random } from './random.ts'
import type { Banks, Slots } from './texts.ts'

/**
 * Writes a sentence out of a pattern: `{name}` is a word of the story or, where a bank has that name, one of its patterns
 * in turn; `{month+3}` and `{day-200}` are civil dates counted from the story's day. A pattern of a bank is used once in a
 * text as long as others are left, so that no text repeats itself.
 */
export function writer(banks: Banks, random: Random, today: string) {
  const used = new Map<string, string[]>()
  const fromBank = (name: string, patterns: readonly string[]): string => {
    const before = used.get(name) ?? []
    const left = patterns.filter((it) => !before.includes(it))
    const picked = random.pick(left.length > 0 ? left : patterns)
    used.set(name, left.length > 0 ? [...before, picked] : [picked])
    return picked
  }
  const write = (pattern: string, slots: Slots): string =>
    pattern.replaceAll(/\{([\w.]+)([+-]\d+)?\}/g, (_all, name: string, shift?: string) => {
      if (name === 'month') return monthOf(today, Number(shift ?? 0)).slice(0, 7)
      if (name === 'day') return dayAfter(today, Number(shift ?? 0))
      if (name === 'year') return String(Number(today.slice(0, 4)) + Number(shift ?? 0))
      const word = slots[name]
      if (word !== undefined) return word.includes('{') ? write(word, slots) : word
      const patterns = banks[name]
      if (!patterns) throw new Error(`Nothing is called {${name}}.`)
      return write(fromBank(name, patterns), slots)
    })
  return write
}

export type Write = ReturnType<typeof writer>

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** As many whole sentences as fit; the last one alone is cut at a comma. */
export function fitted(text: string, max: number): string {
  if ([...text].length <= max) return text
  let kept = ''
  for (const sentence of text.split(/(?<=[。；])/u)) {
    if ([...(kept + sentence)].length > max) break
    kept += sentence
  }
  if (kept !== '') return kept.replace(/；$/u, '。')
  const short = [...text].slice(0, max - 1).join('')
  const at = Math.max(short.lastIndexOf('，'), short.lastIndexOf('、'))
  return `${at > max / 2 ? short.slice(0, at) : short}。`
}
