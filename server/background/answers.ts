import { compare } from '#core/likeness/compare.ts'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { usualThresholds } from '#core/likeness/thresholds.ts'
import { weigh } from '#core/likeness/weighed.ts'
import { weightsOf } from '#core/likeness/weights.ts'
import { commonness, segment } from '../words.ts'
import type { Background } from './background.ts'

/** Answers in the very process that asks: in the background's own, and where there is only one. */
export const answersHere: Background = {
  compare: async (one, two, thresholds) => {
    const prints = [fingerprint(one, segment), fingerprint(two, segment)] as const
    const weights = weightsOf(prints, commonness)
    return compare(weigh(prints[0], weights), weigh(prints[1], weights), thresholds)
  },
  titles: async (title, others) => {
    const [own, ...prints] = [title, ...others].map((it) => fingerprint({ title: it, text: '' }, segment))
    if (!own) return []
    const weights = weightsOf([own, ...prints], commonness)
    const weighed = weigh(own, weights)
    return prints.map((it) => compare(weighed, weigh(it, weights), usualThresholds).parts.title)
  },
}
