import type { ReadinessTestText } from '#text/zh-CN/web/readiness-test.ts'
import type { Trial } from './trial.ts'

/** What an element is called: its name, or its number while it has none. */
export function nameOf({ elements }: Trial, id: string, words: ReadinessTestText): string {
  const at = elements.findIndex((it) => it.id === id)
  const name = elements[at]?.name.trim() ?? ''
  return name === '' ? words.unnamed(at + 1) : name
}

/** A run of levels as it is read, 4 to 6. */
export const spanOf = (levels: readonly number[], words: ReadinessTestText): string =>
  levels.length === 0 ? '' : words.span(Math.min(...levels), Math.max(...levels))
