import type { z } from 'zod'
import type { guideHead, guides } from '#api/guides.ts'
import type { Direction } from '#core/direction/direction.ts'
import { asked } from '#core/form/asked.ts'
import { checkAnswers } from '#core/form/check.ts'
import { type CheckedDirection, checkGuide, type GuideFinding } from '#core/guide/check.ts'
import type { Guide } from '#core/guide/guide.ts'
import { overlapsOf } from '#core/guide/overlap.ts'
import type { OfficeCode } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import {
  approvableGuide,
  assemblable,
  correctable,
  publishable,
  unapprovable,
} from '#core/permission/guide.ts'
import type { Words } from '#core/text.ts'
import { placedOf } from '../commands/guide/content.ts'
import type { Context } from '../context.ts'
import { loadDirections } from '../db/directions.ts'
import { sourcesUsed } from '../db/guide-sources.ts'
import { type BoardRow, boardRows, commentCounts, editionsOf, type GuideRow } from '../db/guides.ts'

type Head = z.input<typeof guideHead>
type Board = z.input<(typeof guides)['GET /guides/:id/board']['response']>

/** What a guide says of itself. */
export const presentGuide = ({ it, title, intro, terms, applyFrom, applyTo }: GuideRow): Head => ({
  id: it.id,
  call: it.call,
  slug: it.slug,
  title,
  intro,
  kinds: [...it.kinds],
  terms: { ...terms },
  applyFrom,
  applyTo,
  state: it.state,
  revision: it.revision,
  since: it.since,
  commentUntil: it.commentUntil,
  approvedAt: it.approvedAt,
  publishAt: it.publishAt,
  publishedAt: it.publishedAt,
})

/** What the reader may do with it. */
export const mayOfGuide = (actor: Actor, it: Guide, at: Instant): Board['may'] =>
  (
    [
      ['arrange', assemblable(actor, it).ok],
      ['open-comments', assemblable(actor, it).ok && it.state === 'assembling'],
      ['close-comments', assemblable(actor, it).ok && it.state === 'commenting'],
      ['approve', approvableGuide(actor, it, at).ok],
      ['reopen', unapprovable(actor, it).ok],
      ['schedule', publishable(actor, it).ok],
      ['publish', publishable(actor, it).ok],
      ['correct', correctable(actor, it).ok],
      ['supersede', correctable(actor, it).ok],
    ] as const
  ).flatMap(([action, yes]) => (yes ? [action] : []))

/** The assembly board: what is where, what blocks, and what overlaps. */
export async function boardOf(ctx: Context, actor: Actor, row: GuideRow, at: Instant): Promise<Board> {
  const { it } = row
  const all = await boardRows(ctx.db, it.call, it.kinds, it.id)
  // What is not placed yet is still its office’s own, as in every list of directions.
  const rows = all.filter(
    (one) => one.guide === it.id || maySeeDirection(actor, { office: one.office as OfficeCode }),
  )
  const mine = rows.filter((one) => one.guide === it.id)
  const free = rows.filter((one) => one.guide === null)
  const placed = await loadDirections(
    ctx.db,
    mine.map((one) => one.id),
  )
  const byId = new Map(rows.map((one) => [one.id, one]))
  return {
    guide: presentGuide(row),
    may: [...mayOfGuide(actor, it, at)],
    directions: mine.map(presentPlaced),
    candidates: free.map(presentPlaced),
    counts: countsOf([...mine, ...free]),
    overlaps: overlapsOf([...mine, ...free]).flatMap(({ a, b, score }) => {
      const [one, other] = [byId.get(a), byId.get(b)]
      return one && other ? [{ a: presentPlaced(one), b: presentPlaced(other), score }] : []
    }),
    findings: (await findingsOfGuide(ctx, row, placed, mine, at)).map(presentFinding),
    comments: await commentCounts(ctx.db, it.id),
    editions: (await editionsOf(ctx.db, it.id)).map((edition) => ({ ...edition })),
  }
}

export const presentPlaced = ({ guide: _, ...it }: BoardRow): Board['directions'][number] => ({ ...it })

const presentFinding = ({ rule, weight, direction, names }: GuideFinding): Board['findings'][number] => ({
  rule,
  weight,
  direction: direction ?? null,
  names: [...names],
})

function countsOf(rows: readonly BoardRow[]): Board['counts'] {
  const counts = new Map<string, Board['counts'][number]>()
  for (const { office, kind, state } of rows) {
    const key = `${office} ${kind}`
    const of = counts.get(key) ?? {
      office,
      kind,
      drafting: 0,
      proposed: 0,
      confirmed: 0,
      argued: 0,
      published: 0,
    }
    if (state !== 'abandoned') of[state]++
    counts.set(key, of)
  }
  return [...counts.values()].sort((a, b) => (`${a.office} ${a.kind}` < `${b.office} ${b.kind}` ? -1 : 1))
}

/** What is not right yet in a guide, by its own rules and those of each direction's sheet. */
async function findingsOfGuide(
  ctx: Context,
  { it, terms, applyFrom, applyTo }: GuideRow,
  directions: readonly Direction[],
  rows: readonly BoardRow[],
  at: Instant,
): Promise<readonly GuideFinding[]> {
  const inForce = await ctx.calls.byId(it.call)
  if (!inForce) return []
  const sources = await sourcesUsed(
    ctx.db,
    directions.map((one) => one.id),
  )
  const printed = new Map((await placedOf(ctx, ctx.db, directions)).map((one) => [one.id, one]))
  const { call } = inForce
  const checked = directions.flatMap((direction): readonly CheckedDirection[] => {
    const words = printed.get(direction.id)
    if (!words) return []
    const asking = { kind: direction.kind, orgType: '', answers: words.answers, today: dayOf(at) }
    const found = checkAnswers(words.form, asking, words.lists, call.readiness.policy)
    const now = asked(words.form, asking)
    const labelled = (weight: 'must' | 'should'): readonly Words[] => {
      const fields = new Set(found.filter((one) => one.weight === weight).map(({ field }) => field))
      return now.fields.filter((field) => fields.has(field.id)).map((field) => field.label)
    }
    const empty = now.fields.filter(
      (field) => now.answers[field.id] === undefined && field.kind !== 'computed',
    )
    const open = labelled('must')
    return [
      {
        id: direction.id,
        title: direction.title,
        kind: direction.kind,
        office: direction.office,
        state: direction.state,
        position: rows.find((row) => row.id === direction.id)?.position ?? null,
        topDown: direction.topDown,
        sources: sources
          .filter((source) => source.direction === direction.id)
          .map(({ no, state }) => ({
            no,
            open: state !== 'frozen' && state !== 'purged' && state !== 'withdrawn',
          })),
        open,
        doubtful: labelled('should'),
        empty: empty.map((field) => field.label).filter((label) => !open.includes(label)),
        emptyParts: now.sections
          .filter(({ fields }) => fields.every((field) => empty.includes(field)))
          .map(({ section }) => section.title),
      },
    ]
  })
  return checkGuide(
    {
      kinds: it.kinds.map((code) => ({
        code,
        name: call.kinds.find((kind) => kind.code === code)?.name ?? { zh: code, en: code },
        hasTerms: (terms[code]?.zh ?? '') !== '',
      })),
      offices: call.offices.map((office) => office.code),
      applyFrom,
      applyTo,
    },
    checked,
  )
}
