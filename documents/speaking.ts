import type { Words } from '#core/text.ts'
import type { Said } from './paper.ts'

/** One language, or Chinese with English below. */
export type PaperLanguage = 'zh' | 'both'

export interface Speaking<Text> {
  /** Words that come from data. */
  readonly said: (words: Words) => Said
  /** Our own words. */
  readonly own: (of: (words: Text) => string) => Said
}

/** How a paper says things. What has no English, or the same in both, is said once. */
export function speaking<Text>(language: PaperLanguage, chinese: Text, english: Text): Speaking<Text> {
  const said = ({ zh, en }: Words): Said =>
    language === 'zh' || zh === en || en === '' ? { first: zh } : { first: zh, second: en }
  return { said, own: (of) => said({ zh: of(chinese), en: of(english) }) }
}

/** What is the same in every language. */
export const plain = (text: string): Said => ({ first: text })

/** A digest in groups of eight, for those who type it and for lines to break in. */
export const inGroups = (digest: string): string => digest.replaceAll(/.{8}(?=.)/g, '$& ')
