import type { Instant } from './instant.ts'
import type { Reason } from './reason.ts'
import { err, ok, type Result } from './result.ts'
import type { Words } from './text.ts'

/** A stretch of time in which the site will be down on purpose, told beforehand. */
export interface Pause {
  readonly from: Instant
  readonly to: Instant
  /** Why, in a sentence for everybody. */
  readonly says: Words
}

/** More than these nobody reads. */
export const pausesAtMost = 20

/** What is still to come or under way, the next first. */
export const pausesAhead = (pauses: readonly Pause[], now: Instant): readonly Pause[] =>
  pauses.filter((it) => it.to > now).toSorted((a, b) => a.from - b.from)

/** The screen says so before; whoever asks without it gets the code. */
const wrong = (problem: string): Reason => ({ why: 'bad-input', problems: [{ at: '/pauses', problem }] })

/** Each ends after it begins and says why in both languages. */
export function announceable(pauses: readonly Pause[]): Result<readonly Pause[], Reason> {
  if (pauses.length > pausesAtMost) return err({ why: 'too-many', most: pausesAtMost })
  const trimmed = pauses.map((it) => ({ ...it, says: { zh: it.says.zh.trim(), en: it.says.en.trim() } }))
  if (trimmed.some((it) => it.to <= it.from)) return err(wrong('ends-before-it-begins'))
  if (trimmed.some((it) => it.says.zh === '' || it.says.en === '')) return err(wrong('says-nothing'))
  return ok(trimmed)
}
