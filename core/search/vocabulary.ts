import type { Call } from '../call/call.ts'
import { type ChoiceKey, type Key, type Period, periods } from './query.ts'

/** Something that a query can name, by its code or by any of its names; the first is the one printed. */
export interface Named {
  readonly code: string
  readonly names: readonly string[]
}

/** What words a query may use beside its own few. */
export interface Vocabulary {
  readonly choices: Readonly<Record<ChoiceKey, readonly Named[]>>
  /** Further names of keys, the reader's language first. */
  readonly keys: Readonly<Partial<Record<Key, readonly string[]>>>
  /** Further names of periods. */
  readonly periods: Readonly<Partial<Record<Period, readonly string[]>>>
  /** The levels of the readiness scale. */
  readonly levels: readonly number[]
}

/** What the house adds to a call: states, what a suggestion may have, and names in the reader's language. */
export type HouseWords = Pick<Vocabulary, 'keys' | 'periods'> & {
  readonly states: readonly Named[]
  readonly has: readonly Named[]
}

/** The vocabulary of one call: official names, short names, other names, and synonyms of all of them. */
export function vocabularyOf(
  call: Pick<Call, 'kinds' | 'fields' | 'livelihoods' | 'offices' | 'readiness' | 'synonyms'>,
  house: HouseWords,
): Vocabulary {
  const alike = alternativesOf(call.synonyms ?? [])
  const named = (code: string, names: readonly string[]): Named => ({
    code,
    names: [...new Set([...names, ...names.flatMap((it) => alike(it))])],
  })
  return {
    choices: {
      kind: call.kinds.map((it) =>
        named(it.code, [it.short.zh, it.name.zh, it.short.en, it.name.en, ...it.aliases]),
      ),
      field: call.fields.map((it) => named(it.code, [it.name.zh, it.name.en, ...it.aliases])),
      livelihood: call.livelihoods.map((it) => named(it.code, [it.name.zh, it.name.en, ...it.aliases])),
      office: call.offices.map((it) => named(it.code, [it.name.zh, it.name.en])),
      state: house.states,
      has: house.has,
    },
    keys: house.keys,
    periods: house.periods,
    levels: call.readiness.scale.levels.map((it) => it.level),
  }
}

/** As names are compared: one form for full and half width, lower case, no spaces at the ends. */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

/** Other words for the same thing, by the call's groups; the word itself is not among them. */
export function alternativesOf(groups: readonly (readonly string[])[]): (word: string) => readonly string[] {
  const groupOf = new Map(groups.flatMap((group) => group.map((it) => [plainName(it), group] as const)))
  return (word) => (groupOf.get(plainName(word)) ?? []).filter((it) => plainName(it) !== plainName(word))
}

/**
 * The codes that a name means: the one with this code, else those with this very name, else those with a name that begins
 * so, else those with a name that contains it.
 */
export function codesOf(choices: readonly Named[], name: string): readonly string[] {
  const wanted = plainName(name)
  if (wanted === '') return []
  const by = (fits: (name: string) => boolean) =>
    choices.filter((it) => it.names.some((one) => fits(plainName(one)))).map((it) => it.code)
  const steps = [
    () => choices.filter((it) => plainName(it.code) === wanted).map((it) => it.code),
    () => by((it) => it === wanted),
    () => by((it) => it.startsWith(wanted)),
    () => by((it) => it.includes(wanted)),
  ]
  for (const step of steps) {
    const found = step()
    if (found.length > 0) return found
  }
  return []
}

/** A name that means this code alone and can be written in a query; the code itself where no name does. */
export function nameOf(choices: readonly Named[], code: string): string {
  const names = choices.find((it) => it.code === code)?.names ?? []
  const fitting = names.find((it) => {
    const codes = codesOf(choices, it)
    return codes.length === 1 && codes[0] === code && !/["“”„‟＂「」『』]/.test(it) && it.trim() === it
  })
  return fitting ?? code
}

/** The key that a word names. */
export function keyNamed(vocabulary: Vocabulary, known: readonly Key[], name: string): Key | undefined {
  const wanted = plainName(name)
  return known.find(
    (it) => it === wanted || vocabulary.keys[it]?.some((one) => plainName(one) === wanted) === true,
  )
}

/** The period that a word names; none is meant in days. */
export function periodNamed(vocabulary: Vocabulary, name: string): Period | undefined {
  const wanted = plainName(name)
  if (wanted === '') return 'd'
  return periods.find(
    (it) => it === wanted || vocabulary.periods[it]?.some((one) => plainName(one) === wanted) === true,
  )
}
