/** A sentence or name in both languages. Everything in a call's folder that people read has this shape. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Length as a reader counts it: code points after trimming, so that a character outside the BMP is one, not two. */
export const lengthOf = (text: string): number => {
  let count = 0
  for (const _ of text.trim()) count++
  return count
}

/** Why a text may not enter the system at all: PostgreSQL cannot hold NUL, and a lone surrogate is no character. */
export type Unstorable = 'nul' | 'lone-surrogate'

export function unstorable(text: string): Unstorable | undefined {
  if (text.includes('\0')) return 'nul'
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(i + 1)
      if (!(next >= 0xdc00 && next <= 0xdfff)) return 'lone-surrogate'
      i++
    } else if (unit >= 0xdc00 && unit <= 0xdfff) return 'lone-surrogate'
  }
  return undefined
}

/** Line ends as stored: LF only. Nothing else in a person's text is changed. */
export const unixLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

/** Full-width digits, signs and letters as their ASCII twins: for numbers and codes only, never for prose. */
export const halfWidth = (text: string): string =>
  text.replaceAll(/[！-～]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ')
