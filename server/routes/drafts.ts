import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DraftView, drafts } from '#api/drafts.ts'
import { newerForm } from '#core/decide/draft/carry-over.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { formsBetween } from '../commands/draft/carry-over.ts'
import { saveAnswers } from '../commands/draft/save-answers.ts'
import { gather } from '../commands/suggestion/gather.ts'
import type { Context, Db, Tx } from '../context.ts'
import { type AnswerRow, answersOf, historyAt } from '../db/answers.ts'
import { compiledOnce } from '../db/compiled.ts'
import { namesOf } from '../db/drafts.ts'
import { filesOf, suggestionFiles } from '../db/files.ts'
import { reviewersOf } from '../db/orgs.ts'
import { meet, meetAndRead } from '../db/presence.ts'
import { presentFile } from '../present/file.ts'
import { remarksFor } from '../present/remark.ts'
import { presentSaved } from '../present/saved.ts'
import { officeRef, suggestionView } from '../present/suggestion.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { authorRoutes } from './authors.ts'
import { carryOverRoutes } from './carry-over.ts'
import { ownText } from './seen.ts'

/** Writing: what the editor asks and sends. */
export const draftRoutes: HandlersOf<typeof drafts> = {
  ...authorRoutes,
  ...carryOverRoutes,
  'GET /suggestions/:id/draft': async (ctx, { actor, params, query, at, request, reply }) => {
    const it = await ownText(ctx, actor, params.id)
    const here = { suggestion: it.id, person: actor.person, path: query.path ?? null, at }
    const [suggestion, rest, present] = await Promise.all([
      suggestionView(ctx, actor, it, at),
      draftOf(ctx, it),
      meet(ctx.db, here),
    ])
    const view = { suggestion, ...rest }
    const tag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 27)}"`
    reply.header('etag', tag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return { ...view, present }
  },
  'GET /suggestions/:id/draft/rev': async (ctx, { actor, params, query, at }) => {
    const it = await ownText(ctx, actor, params.id)
    const here = { suggestion: it.id, person: actor.person, path: query.path ?? null, at }
    const { changed, present } = await meetAndRead(ctx.db, here, query.since)
    return {
      rev: changed.at(-1)?.rev ?? query.since,
      revision: it.revision,
      callVersion: it.callVersion,
      changed: changed.map(presentAnswer),
      present,
    }
  },
  'POST /suggestions/:id/answers': async (ctx, { actor, params, body, language, at }) => {
    const ops = body.ops.map((op) => ({ ...op, value: op.value ?? null }))
    return presentSaved(granted(await saveAnswers(ctx, actor, params.id, ops, at)), language, at)
  },
  'GET /suggestions/:id/history': async (ctx, { actor, params, query }) => {
    const it = await ownText(ctx, actor, params.id)
    return { entries: [...(await historyAt(ctx.db, it.id, query.path))] }
  },
  'POST /suggestions/:id/check': async (ctx, { actor, params, language, at }) => {
    const it = await ownText(ctx, actor, params.id)
    const gathered = await gather(ctx, ctx.db, it, at)
    const { findings, routed, readers, notSuggestible, inForce, org } = gathered
    const reviewers = org.path === 'unit' ? await reviewersOf(ctx.db, org.id, at) : []
    const people = await namesOf(ctx.db, reviewers)
    const tongue = language === 'en' ? 'en' : 'zh'
    const office = 'office' in routed ? routed.office : null
    return {
      findings: findings.map((finding) => ({ ...finding, params: finding.params && { ...finding.params } })),
      destination: officeRef(inForce.call, office),
      refused: notSuggestible ?? ('refused' in routed ? routed.refused : null),
      recipients: [
        ...reviewers.map((person) => people[person] ?? ''),
        ...[office, ...readers].flatMap((code) => officeRef(inForce.call, code)?.name[tongue] ?? []),
      ],
      // What came back keeps its place.
      quota: it.state === 'draft' ? gathered.quota : null,
    }
  },
}

const presentAnswer = ({ path, value, rev, by, at }: AnswerRow) => ({ path, value, rev, by, at })

/** The draft without what its reader may do with it. */
async function draftOf(ctx: Context, it: Suggestion): Promise<Omit<DraftView, 'suggestion' | 'present'>> {
  const [[head], answers, files, remarks, between] = await Promise.all([
    headOf(ctx.db, { id: it.id }),
    answersOf(ctx.db, it.id),
    filesOf(ctx.db, suggestionFiles(it.id)),
    remarksFor(ctx.db, it.id, 'author'),
    formsBetween(ctx, it),
  ])
  if (!head) throw new Refused({ why: 'not-found' })
  return {
    rev: head.rev,
    answers: answers.map(presentAnswer),
    people: head.people,
    files: files.map(presentFile),
    remarks: [...remarks],
    newerForm: between ? newerForm(it, between) : 'none',
    carriedAt: head.carried_at?.getTime() ?? null,
    unit: {
      name: head.name,
      creditCode: head.credit_code,
      type: head.type,
      district: head.district,
      profile: head.profile as Record<string, unknown>,
    },
  }
}

/** What stands beside the answers: where they have got to, who wrote them, and what the form takes from the unit. */
const headOf = compiledOnce((db: Db | Tx, { id }: { readonly id: string }) =>
  db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .select(['suggestion.rev', 'org.name', 'org.credit_code', 'org.type', 'org.district', 'org.profile'])
    .select([
      sql<
        Readonly<Record<string, string>>
      >`(select coalesce(json_object_agg(p.id, p.name), '{}') from person p
        where p.id in (select by_person from answer where answer.suggestion = suggestion.id))`.as('people'),
      sql<Date | null>`(select max(fact.at) from fact where fact.subject = suggestion.id::text
        and fact.happened = 'suggestion-carried-over')`.as('carried_at'),
    ])
    .where('suggestion.id', '=', id),
)
