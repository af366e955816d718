import type { Path } from '#core/form/answers.ts'
import { screen } from '#core/secrecy.ts'

/** The texts inside an answer, whatever its kind. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** The words of the call's list that an answer uses, each once. */
export const hintsIn = (value: unknown, words: readonly string[]): readonly string[] => [
  ...new Set(textsIn(value).flatMap((it) => screen(it, words).map((hit) => hit.word))),
]

/** What people have already said is not secret: per place, the words they were asked about. */
export interface Cleared {
  readonly has: (path: Path, word: string) => boolean
  readonly add: (path: Path, words: readonly string[]) => void
}

export function clearedWords(): Cleared {
  const said = new Map<Path, Set<string>>()
  return {
    has: (path, word) => said.get(path)?.has(word) ?? false,
    add: (path, words) => {
      const known = said.get(path) ?? new Set<string>()
      for (const it of words) known.add(it)
      said.set(path, known)
    },
  }
}
