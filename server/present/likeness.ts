import type { z } from 'zod'
import type { LikeHead, LikeSide, likeness, ShownReason } from '#api/likeness.ts'
import type { Passage } from '#core/direction/passages.ts'
import type { LikenessReason } from '#core/likeness/compare.ts'
import { passages, pieces, type Stretch } from '#core/likeness/passages.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Context } from '../context.ts'
import type { LikeDirection } from '../db/direction-likeness.ts'
import { type HeadRow, type LikeRow, type likenessOf, ordered, type TextRow } from '../db/likeness.ts'
import { joined, saidIn, thresholdsIn, toldIn } from './told.ts'

/** What was counted of two and what was said of it. */
export type View = Omit<
  z.input<(typeof likeness)['GET /suggestions/:id/similar/:other']['response']>,
  'one' | 'other' | 'passages' | 'files' | 'mayJudge'
>

export const presentHead = (row: HeadRow): LikeHead => ({
  id: row.id,
  call: row.call,
  no: row.no ?? '',
  title: row.title,
  kind: row.kind,
  field: row.field,
  state: row.state as State,
  org: { name: row.orgName },
})

/** `a` and `b` say which comes first in the table; people are told which is this one. */
const shownFor =
  (id: string, a: string) =>
  (it: LikenessReason): ShownReason => {
    if (it.code === 'within')
      return {
        code: it.code,
        percent: it.percent,
        lesser: (it.lesser === 'a') === (a === id) ? 'this' : 'other',
      }
    return it.code === 'shared-words' ? { code: it.code, words: [...it.words] } : { ...it }
  }

/** Every part of two that share nothing. */
export const nothingShared: View['parts'] = {
  title: 0,
  topic: 0,
  within: 0,
  subject: 0,
  evidence: 0,
  words: 0,
  pairs: 0,
  runs: 0,
}

/** A stored pair, seen from one of the two. */
export function presentLikeness(
  id: string,
  row: Pick<LikeRow, 'a' | 'score' | 'parts' | 'judged'> & { readonly relation: LikeRow['relation'] | null },
): View {
  const { reasons, ...parts } = row.parts
  return {
    relation: row.relation,
    score: row.score,
    parts: { ...nothingShared, ...parts },
    reasons: (reasons ?? []).map(shownFor(id, row.a)),
    judged: row.judged,
  }
}

/** A published direction, seen from the suggestion. */
export function presentLikeDirection({ parts, ...row }: LikeDirection) {
  const { judged: _, ...shown } = presentLikeness('a', { ...row, a: 'a', parts, judged: null })
  return { ...shown, title: row.title, no: row.no, guide: row.guide }
}

/** Two that are compared now, among themselves alone: for a pair of which nothing is stored. */
export async function comparedNow(ctx: Context, one: TextRow, two: TextRow) {
  const { a, b } = ordered(one.id, two.id)
  const [first, second] = a === one.id ? [one, two] : [two, one]
  const found = await ctx.background.compare(
    await toldIn(ctx, first),
    await toldIn(ctx, second),
    await thresholdsIn(ctx, one.call),
  )
  return {
    a,
    b,
    score: found.score,
    relation: found.relation ?? null,
    parts: { ...found.parts, reasons: found.reasons },
  }
}

/** The pair as it is stored, counted now where it is not, or where one of the two was away meanwhile. */
export async function standingLikeness(
  ctx: Context,
  stored: Awaited<ReturnType<typeof likenessOf>>,
  one: TextRow,
  two: TextRow,
): Promise<View> {
  if (stored && stored.parts.reasons !== undefined) return presentLikeness(one.id, stored)
  return presentLikeness(one.id, { ...(await comparedNow(ctx, one, two)), judged: stored?.judged ?? null })
}

/** Both texts field by field, cut where the same passages begin and end, with their numbers. */
export async function sideBySide(
  ctx: Context,
  one: TextRow,
  two: TextRow,
): Promise<{
  readonly one: LikeSide['fields']
  readonly other: LikeSide['fields']
  readonly passages: number
}> {
  const [left, right] = [await saidIn(ctx, one), await saidIn(ctx, two)]
  const found = passages(joined(left.passages), joined(right.passages))
  return {
    one: marked(
      left.passages,
      found.map((it) => it.a),
    ),
    other: marked(
      right.passages,
      found.map((it) => it.b),
    ),
    passages: found.length,
  }
}

const sign = /[\p{L}\p{N}]/u
const lettersIn = (text: string): number => Array.from(text).filter((it) => sign.test(it)).length

/** A passage that goes on over the end of a field is marked in both, under one number. */
function marked(fields: readonly Passage[], stretches: readonly Stretch[]): LikeSide['fields'] {
  let at = 0
  return fields.map(({ path, label, text }) => {
    const from = at
    const to = from + Array.from(text).length
    at = to + 1
    const inside = stretches.flatMap(([begins, ends], passage) => {
      const stretch: Stretch = [Math.max(begins, from) - from, Math.min(ends, to) - from]
      return stretch[0] < stretch[1] ? [{ stretch, passage }] : []
    })
    const cut = pieces(
      text,
      inside.map((it) => it.stretch),
    ).map((it) =>
      it.passage === undefined
        ? { text: it.text }
        : { text: it.text, passage: inside[it.passage]?.passage ?? 0 },
    )
    const letters = lettersIn(text)
    const same = cut.reduce((sum, it) => sum + ('passage' in it ? lettersIn(it.text) : 0), 0)
    return { path, label, share: letters === 0 ? 0 : same / letters, pieces: cut }
  })
}
