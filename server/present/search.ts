import type { Call } from '#core/call/call.ts'
import type { Completion } from '#core/search/complete.ts'
import { haves } from '#core/search/indexed.ts'
import type { Key, Period } from '#core/search/query.ts'
import {
  alternativesOf,
  type HouseWords,
  type Named,
  type Vocabulary,
  vocabularyOf,
} from '#core/search/vocabulary.ts'
import { atOffice } from '#core/suggestion/suggestion.ts'
import {
  searchWords as english,
  searchFinding as englishFinding,
  searchNames as englishNames,
} from '#text/en/search.ts'
import { type Language, sentences } from '#text/sentences.ts'
import {
  searchWords as chinese,
  searchFinding as chineseFinding,
  searchNames as chineseNames,
} from '#text/zh-CN/search.ts'

/** Names in both languages, the reader's first: whoever writes in one language understands queries sent in the other. */
function houseWords(language: Language): HouseWords {
  const [own, other] = language === 'en' ? [english, chinese] : [chinese, english]
  const [ownNames, otherNames] =
    language === 'en' ? [englishNames, chineseNames] : [chineseNames, englishNames]
  const ownStates = sentences(language).suggestion.states
  const otherStates = sentences(language === 'en' ? 'zh-CN' : 'en').suggestion.states
  const both = <Name extends Key | Period>(
    first: Readonly<Partial<Record<Name, readonly string[]>>>,
    second: Readonly<Partial<Record<Name, readonly string[]>>>,
  ): Readonly<Partial<Record<Name, readonly string[]>>> => {
    const names = new Set([...Object.keys(first), ...Object.keys(second)] as Name[])
    const all: Partial<Record<Name, readonly string[]>> = {}
    for (const it of names) all[it] = [...(first[it] ?? []), ...(second[it] ?? [])]
    return all
  }
  return {
    keys: both<Key>(own.keys, other.keys),
    periods: both<Period>(own.periods, other.periods),
    states: [...atOffice, 'frozen' as const].map((code) => ({
      code,
      names: [ownStates[code], otherStates[code]],
    })),
    has: haves.map((code) => ({ code, names: [ownNames.has[code], otherNames.has[code]] })),
  }
}

/** What a few calls amount to is put together once: a version of a call never changes. */
function onceFor<Made>(make: (calls: readonly Call[]) => Made): (calls: readonly Call[]) => Made {
  const made = new WeakMap<Call, { readonly calls: readonly Call[]; readonly it: Made }>()
  return (calls) => {
    const [first] = calls
    const known = first && made.get(first)
    if (known?.calls.length === calls.length && known.calls.every((it, n) => it === calls[n])) return known.it
    const it = make(calls)
    if (first) made.set(first, { calls: [...calls], it })
    return it
  }
}

/** The words of all calls that an office works in, as one vocabulary; what two calls name alike is one. */
export const deskVocabulary = (calls: readonly Call[], language: Language): Vocabulary =>
  vocabularies[language](calls)

const vocabularies: Readonly<Record<Language, (calls: readonly Call[]) => Vocabulary>> = {
  'zh-CN': onceFor((calls) => vocabularyIn(calls, 'zh-CN')),
  en: onceFor((calls) => vocabularyIn(calls, 'en')),
}

function vocabularyIn(calls: readonly Call[], language: Language): Vocabulary {
  const house = houseWords(language)
  const all = calls.map((it) => vocabularyOf(it, house))
  const merged = (of: (vocabulary: Vocabulary) => readonly Named[]): readonly Named[] => {
    const names = new Map<string, readonly string[]>()
    for (const it of all.flatMap(of))
      names.set(it.code, [...new Set([...(names.get(it.code) ?? []), ...it.names])])
    return [...names].map(([code, known]) => ({ code, names: known }))
  }
  return {
    choices: {
      kind: merged((it) => it.choices.kind),
      field: merged((it) => it.choices.field),
      livelihood: merged((it) => it.choices.livelihood),
      office: merged((it) => it.choices.office),
      state: house.states,
      has: house.has,
    },
    keys: house.keys,
    periods: house.periods,
    levels: [...new Set(all.flatMap((it) => it.levels))].toSorted((a, b) => a - b),
  }
}

/** Synonyms of all calls that an office works in. */
export const deskAlternatives: (calls: readonly Call[]) => (word: string) => readonly string[] = onceFor(
  (calls) => alternativesOf(calls.flatMap((it) => it.synonyms ?? [])),
)

/** What could not be read, in the reader's language. */
export const findingText = (language: Language) => (language === 'en' ? englishFinding : chineseFinding)

/** What a completion stands for, in the reader's language. */
export function meaningOf({ key, code }: Completion, { choices }: Vocabulary, language: Language): string {
  const names = language === 'en' ? englishNames : chineseNames
  if (code === undefined) return names.keys[key]
  if (key === 'trl') return names.level(code)
  const named =
    key in choices ? choices[key as keyof typeof choices].find((it) => it.code === code) : undefined
  return longest(named?.names.filter((it) => isChinese(it) === (language !== 'en')) ?? []) ?? code
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The official name, which is the second of short and full. */
const longest = (names: readonly string[]): string | undefined =>
  names.slice(0, 2).toSorted((a, b) => b.length - a.length)[0]
