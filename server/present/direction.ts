import type { z } from 'zod'
import type { DirectionView, directionListed } from '#api/directions.ts'
import { alikeRows } from '#core/direction/alike-rows.ts'
import type { Direction } from '#core/direction/direction.ts'
import { passagesOf } from '#core/direction/passages.ts'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import { standsAt } from '#core/model/mark.ts'
import type { Actor } from '#core/permission/actor.ts'
import {
  abandonable,
  arguable,
  confirmable,
  proposable,
  reopenable,
  resumable,
  writableDirection,
} from '#core/permission/direction.ts'
import type { Words } from '#core/text.ts'
import { unreadable } from '../commands/direction/source-texts.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Context } from '../context.ts'
import { directionAnswers } from '../db/direction-answers.ts'
import { contentsOf, linksOf, type SourceRow, sourcesOf } from '../db/direction-sources.ts'
import { type DirectionRow, directionRemarks } from '../db/directions.ts'
import { namesOf } from '../db/drafts.ts'
import { modelMarksOf } from '../db/model.ts'

/** A row of the list. */
export const presentDirection = (row: DirectionRow): z.input<typeof directionListed> => ({
  id: row.id,
  call: row.call,
  office: row.office,
  kind: row.kind,
  field: row.field,
  title: row.title,
  state: row.state,
  revision: row.revision,
  since: row.since.getTime(),
  editedAt: row.edited_at.getTime(),
  sources: row.sources,
  guide: row.guide === null ? null : { id: row.guide, title: row.guide_title as Words },
  no: row.no,
})

/** What the reader may do with it. */
export const mayOfDirection = (actor: Actor, it: Direction, asksModel = false): DirectionView['may'] =>
  (
    [
      ['edit', writableDirection(actor, it).ok],
      ['propose', proposable(actor, it).ok],
      ['confirm', confirmable(actor, it).ok],
      ['send-back', confirmable(actor, it).ok],
      ['argue', arguable(actor, it).ok],
      ['reopen', reopenable(actor, it).ok],
      ['abandon', abandonable(actor, it).ok],
      ['take-up', resumable(actor, it).ok],
      ['ask-model', asksModel && writableDirection(actor, it).ok],
    ] as const
  ).flatMap(([action, yes]) => (yes ? [action] : []))

/** The whole of a direction: its words, its sources with their texts, and which sentence comes from where. */
export async function directionViewOf(ctx: Context, actor: Actor, it: Direction): Promise<DirectionView> {
  const [row, answers, sources, contents, links, remarks, marks] = await Promise.all([
    ctx.db
      .selectFrom('direction')
      .leftJoin('guide', 'guide.id', 'direction.guide')
      .select(['direction.rev', 'direction.edited_at', 'guide.title'])
      .where('direction.id', '=', it.id)
      .executeTakeFirstOrThrow(),
    directionAnswers(ctx.db, it.id),
    sourcesOf(ctx.db, it.id),
    contentsOf(ctx.db, it.id),
    linksOf(ctx.db, it.id),
    directionRemarks(ctx.db, it.id),
    modelMarksOf(ctx.db, it.id),
  ])
  const people = await namesOf(
    ctx.db,
    answers.map((answer) => answer.by),
  )
  const written = new Map(answers.map(({ path, value }) => [path, value]))
  const own = (await ctx.calls.version(it.callVersion)).call.direction
  return {
    id: it.id,
    call: it.call,
    callVersion: it.callVersion,
    office: it.office,
    kind: it.kind,
    field: it.field,
    title: it.title,
    state: it.state,
    revision: it.revision,
    since: it.since,
    editedAt: row.edited_at.getTime(),
    guide: it.guide === null ? null : { id: it.guide, title: row.title as Words },
    no: it.no,
    may: mayOfDirection(actor, it, ctx.config.model !== null),
    rev: Number(row.rev),
    topDown: it.topDown,
    answers: answers.map(({ path, value, rev, by, at }) => ({ path, value, rev, by, at })),
    people,
    sources: await Promise.all(sources.map((source) => presentSource(ctx, own, source, contents))),
    links: links.map((link) => ({
      place: link.place,
      suggestion: link.suggestion,
      path: link.path,
      from: link.from_at,
      to: link.to_at,
    })),
    modelMarks: marks.filter((mark) => standsAt(written, mark.place)).map(presentMark),
    remarks: remarks.map((remark) => ({ ...remark })),
  }
}

const presentMark = (
  mark: Awaited<ReturnType<typeof modelMarksOf>>[number],
): DirectionView['modelMarks'][number] => ({
  place: mark.place,
  model: mark.model,
  by: { id: mark.by_person, name: mark.name },
  at: mark.at.getTime(),
  checked:
    mark.checked_by === null || mark.checked_at === null
      ? null
      : { by: { id: mark.checked_by, name: mark.checkedName ?? '' }, at: mark.checked_at.getTime() },
})

async function presentSource(
  ctx: Context,
  own: Form,
  source: SourceRow,
  contents: Awaited<ReturnType<typeof contentsOf>>,
): Promise<DirectionView['sources'][number]> {
  const content = contents.get(source.suggestion)
  const shown = content && !unreadable.includes(source.state) ? (content as Answers) : undefined
  const form = shown
    ? (await formOf(ctx, { callVersion: source.callVersion as Direction['callVersion'], kind: source.kind }))
        .form
    : undefined
  return {
    suggestion: {
      id: source.suggestion,
      no: source.no,
      title: shown ? source.title : '',
      kind: source.kind,
      field: source.field,
      state: source.state,
      org: { name: source.orgName, type: source.orgType },
    },
    version: source.version,
    latest: source.latest,
    use: source.use,
    note: source.note,
    passages: form && shown ? passagesOf(form, shown).map((it) => ({ ...it })) : [],
    rows: form && shown ? alikeRows(own, form, shown).map((it) => ({ ...it })) : [],
  }
}
