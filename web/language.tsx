import {
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react'
import type { Words } from '#core/text.ts'
import { reader } from './api.ts'

export type Language = 'zh-CN' | 'en'

const kept = 'zhinan.language'
const keptLarge = 'zhinan.large'

/** Storage may be forbidden to a page; then nothing is remembered and nothing breaks. */
const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}

let current: Language = remembered(kept) === 'en' ? 'en' : 'zh-CN'
reader.language = current

interface Reading {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  /** 长者模式 */
  readonly large: boolean
  readonly setLarge: (large: boolean) => void
}
const ReadingContext = createContext<Reading | null>(null)

/** Holds the language and the type size, on the page and in the browser's memory. */
export function ReadingProvider({ children }: { readonly children: ReactNode }) {
  const [language, show] = useState<Language>(current)
  const [large, enlarge] = useState(remembered(keptLarge) === 'yes')
  const setLanguage = useCallback((next: Language) => {
    current = next
    reader.language = next
    remember(kept, next)
    startTransition(() => show(next))
  }, [])
  const setLarge = useCallback((next: boolean) => {
    remember(keptLarge, next ? 'yes' : 'no')
    enlarge(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    document.documentElement.classList.toggle('large', large)
  }, [large])
  return <ReadingContext value={{ language, setLanguage, large, setLarge }}>{children}</ReadingContext>
}

/** The reader's language and type size, and how to change them. */
export function useReading(): Reading {
  const reading = useContext(ReadingContext)
  if (reading === null) throw new Error('No ReadingProvider above.')
  return reading
}

export const useLanguage = (): Language => useReading().language

/** Turns both-language words of a call into the reader's. */
export function useSay(): (words: Words) => string {
  const language = useLanguage()
  return useCallback((words) => (language === 'en' ? words.en : words.zh), [language])
}

/**
 * The sentences of one group of pages, one language at a time: `const useHelp = wordsOf(() => import(…zh), () => import(…en))`.
 * Loading starts with the page's own code, and a change of language keeps the old words until the new ones are there.
 * A page waits by throwing its promise and is then drawn from the beginning; React's `use` goes on in the middle of the
 * page, and after two waits in one page React (19) counts its hooks twice and warns of a changed order.
 */
export function wordsOf<T>(zh: () => Promise<T>, en: () => Promise<T>): () => T {
  const load = { 'zh-CN': zh, en }
  const here: { [K in Language]?: T } = {}
  const failed: { [K in Language]?: { readonly problem: unknown } } = {}
  const underWay: { [K in Language]?: Promise<void> } = {}
  const fetched = (language: Language): Promise<void> => {
    underWay[language] ??= load[language]().then(
      (words) => {
        here[language] = words
      },
      (problem: unknown) => {
        failed[language] = { problem }
        delete underWay[language]
      },
    )
    return underWay[language]
  }
  // Fetched ahead; should that fail, the page that needs the words asks once more.
  const ahead = current
  void fetched(ahead).then(() => delete failed[ahead])
  return () => {
    const language = useLanguage()
    const words = here[language]
    if (words !== undefined) return words
    const failure = failed[language]
    if (failure !== undefined) throw failure.problem
    throw fetched(language)
  }
}
