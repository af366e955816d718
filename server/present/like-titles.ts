import { compare } from '#core/likeness/compare.ts'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { usualThresholds } from '#core/likeness/thresholds.ts'
import { weigh } from '#core/likeness/weighed.ts'
import { weightsOf } from '#core/likeness/weights.ts'
import type { Context } from '../context.ts'
import { publishedTitles } from '../db/likeness.ts'
import { commonness, segment } from '../words.ts'

/** Titles share this much before anybody is told of it. */
const leastTitle = 0.3
const mostTitles = 5

/** Published directions under like titles, the likest first. Only what anybody may read anyway. */
export async function likeTitles(ctx: Context, title: string) {
  if (title.trim() === '') return []
  const published = await publishedTitles(ctx.db)
  const printOf = (it: string) => fingerprint({ title: it, text: '' }, segment)
  const own = printOf(title)
  const prints = published.map((it) => printOf(it.title))
  const weights = weightsOf([own, ...prints], commonness)
  const weighed = weigh(own, weights)
  return published
    .flatMap(({ no, title: published, slug, guide }, n) => {
      const print = prints[n]
      const score = print ? compare(weighed, weigh(print, weights), usualThresholds).parts.title : 0
      return score < leastTitle ? [] : [{ no, title: published, score, guide: { slug, title: guide } }]
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostTitles)
}
