import type { Context } from '../context.ts'
import { publishedTitles } from '../db/likeness.ts'

/** Titles share this much before anybody is told of it. */
const leastTitle = 0.3
const mostTitles = 5

/** Published directions under like titles, the likest first. Only what anybody may read anyway. */
export async function likeTitles(ctx: Context, title: string) {
  if (title.trim() === '') return []
  const published = await publishedTitles(ctx.db)
  if (published.length === 0) return []
  const scores = await ctx.background.titles(
    title,
    published.map((it) => it.title),
  )
  return published
    .flatMap(({ no, title: published, slug, guide }, n) => {
      const score = scores[n] ?? 0
      return score < leastTitle ? [] : [{ no, title: published, score, guide: { slug, title: guide } }]
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostTitles)
}
