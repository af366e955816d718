import { wordsOf } from '../language.tsx'

/** What is held about people: their own page, and the administration's. */
export const usePersonalWords = wordsOf(
  () => import('#text/zh-CN/web/personal.ts').then((it) => it.personal),
  () => import('#text/en/web/personal.ts').then((it) => it.personal),
)
export type PersonalWords = ReturnType<typeof usePersonalWords>

/** Counts in a line: “drafts 2, notices 14”. */
export const countsIn = (words: PersonalWords, counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => words.count(words.counted[name] ?? name, n))
    .join(words.comma)

/** What stands in the way, a sentence each. */
export const tiesIn = (words: PersonalWords, ties: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(ties)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => words.ties[name]?.(n) ?? name)
