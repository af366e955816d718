import type { Fact } from '../fact.ts'

/** Steps that the filers of a suggestion are written to about, with a letter that can be checked. */
export const toldByLetter = [
  'suggestion-accepted',
  'suggestion-returned-by-unit',
  'suggestion-refused-by-unit',
  'suggestion-returned-by-office',
  'suggestion-not-accepted',
  'suggestion-objection-denied',
  'suggestion-reinstated',
  'suggestion-reserved',
  'suggestion-concluded',
  'suggestion-declined',
] as const satisfies readonly Fact['happened'][]
export type ToldByLetter = (typeof toldByLetter)[number]

/** Who gets letters: those who wrote it, their unit, and the office whose letters they are. */
export const getsLetters = (relation: string): boolean => ['author', 'unit', 'office'].includes(relation)

export const isToldByLetter = (happened: string): happened is ToldByLetter =>
  (toldByLetter as readonly string[]).includes(happened)
