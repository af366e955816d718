import type { rounds } from '#api/rounds.ts'
import { releasableOf } from '#core/expert/blind.ts'
import { type Known, unfitFor } from '#core/expert/eligible.ts'
import type { Round } from '#core/expert/round.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBeginRound, readableRound, tendable } from '#core/permission/round.ts'
import { beginRound, changeRound, changeSubjects } from '../commands/round/begin.ts'
import { candidatesFor, fitsOf } from '../commands/round/candidates.ts'
import { drawRound } from '../commands/round/draw.ts'
import { changeTasks, replaceTask } from '../commands/round/hand.ts'
import { gather } from '../commands/round/known.ts'
import { closeRound, openRound, remindExperts } from '../commands/round/open.ts'
import { releaseBlocks } from '../commands/round/release.ts'
import type { Context } from '../context.ts'
import { expertsByIds } from '../db/experts.ts'
import { notInvolved } from '../db/involved.ts'
import { subjectText } from '../db/judged-subjects.ts'
import { roundItems } from '../db/round-list.ts'
import { judgeableIn, mostOffered, seenSubjects } from '../db/round-subjects.ts'
import { loadRound } from '../db/rounds.ts'
import { officeRounds } from '../lists/office-rounds.ts'
import { presentFit, roundViewOf, told } from '../present/round.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { standing } from './stepped.ts'

/** A round that exists for this person. */
async function seenRound(ctx: Context, actor: Actor, id: string): Promise<Round> {
  const it = await loadRound(ctx.db, id)
  if (!it) throw new Refused({ why: 'not-found' })
  return granted(readableRound(actor, it))
}

/** A round whose office the person works in: who asks about candidates plans. */
const tendedRound = async (ctx: Context, actor: Actor, id: string): Promise<Round> =>
  granted(tendable(actor, await seenRound(ctx, actor, id)))

/** Rounds in which experts judge an office's suggestions or directions. */
export const roundRoutes: HandlersOf<typeof rounds> = {
  'GET /offices/:code/rounds': async (ctx, { actor, params, query }) => ({
    items: await officeRounds(ctx, actor, params.code, query.call),
    mayBegin: mayBeginRound(actor, params.code as OfficeCode).ok,
  }),
  'GET /offices/:code/judgeable': async (ctx, { actor, params, query }) => {
    const office = granted(mayBeginRound(actor, params.code as OfficeCode))
    const rows = await judgeableIn(ctx.db, actor, office, query.call, query.subjects)
    return {
      items: rows.map(({ id, no, title, kind, field, state, rounds }) => ({
        id,
        no,
        title,
        kind,
        field,
        state,
        rounds,
      })),
      more: rows.length >= mostOffered,
    }
  },
  'POST /offices/:code/rounds': async (ctx, { actor, params, body, at }) =>
    granted(await beginRound(ctx, actor, params.code as OfficeCode, body, at)),
  'GET /rounds/:id': async (ctx, { actor, params, at }) =>
    roundViewOf(ctx, actor, await seenRound(ctx, actor, params.id), at),
  'PATCH /rounds/:id': async (ctx, { actor, params, body, at }) =>
    standing(granted(await changeRound(ctx, actor, params.id, body, at))),
  'POST /rounds/:id/subjects': async (ctx, { actor, params, body, at }) =>
    standing(granted(await changeSubjects(ctx, actor, params.id, body, at))),
  'GET /rounds/:id/subjects/:subject/blocks': async (ctx, { actor, params }) => {
    const round = await tendedRound(ctx, actor, params.id)
    const item = (await roundItems(ctx.db, round.id)).find((it) => it.subject === params.subject)
    const seen = await seenSubjects(ctx.db, actor, round.subjects, [params.subject])
    if (!item || !seen.has(params.subject)) throw new Refused({ why: 'not-found' })
    const text = await subjectText(ctx, round.subjects, { id: item.subject, version: item.version })
    if (!text || text.gone !== null) throw new Refused({ why: 'not-found' })
    granted(await notInvolved(ctx, actor, round.subjects, [params.subject]))
    return {
      blocks: releasableOf(text.form, text.answers).map((it) => ({
        id: it.id,
        sort: it.sort,
        title: it.sort === 'section' || it.sort === 'column' ? it.title : null,
        name: it.sort === 'file' ? it.name : null,
        released: item.released.includes(it.id),
      })),
    }
  },
  'PUT /rounds/:id/subjects/:subject/released': async (ctx, { actor, params, body, at }) =>
    standing(granted(await releaseBlocks(ctx, actor, params.id, { ...body, subject: params.subject }, at))),
  'POST /rounds/:id/draw': async (ctx, { actor, params, body, at }) => {
    const { round, seed, digest, tasks, kept, short } = granted(
      await drawRound(ctx, actor, params.id, body, at),
    )
    return { ...standing(round), seed, digest, tasks, kept, short: short.map((it) => ({ ...it })) }
  },
  'GET /rounds/:id/candidates': async (ctx, { actor, params, query, at }) => {
    const round = await tendedRound(ctx, actor, params.id)
    const which = { experts: 'all', planned: 'with-planned', subject: query.subject } as const
    const gathered = await gather(ctx, ctx.db, round, at, which)
    const seen = await seenSubjects(ctx.db, actor, round.subjects, [query.subject])
    if (gathered.rows.length === 0 || !seen.has(query.subject)) throw new Refused({ why: 'not-found' })
    granted(await notInvolved(ctx, actor, round.subjects, [query.subject]))
    const found = await candidatesFor(ctx, round, gathered, query.subject, query.task)
    return {
      items: found.map(({ expert, fit, load, unfit }) => ({
        id: expert.id,
        name: expert.name,
        orgName: expert.orgName,
        title: expert.title,
        fit: presentFit(fit),
        load,
        limit: expert.loadLimit,
        unfit: unfit?.because ?? null,
        conflicts: told(actor, round, unfit?.conflicts ?? []),
      })),
    }
  },
  'POST /rounds/:id/what-if': async (ctx, { actor, params, body, at }) => {
    const round = await tendedRound(ctx, actor, params.id)
    const gathered = await gather(ctx, ctx.db, round, at, { experts: 'tasked', planned: 'with-planned' })
    const [expert] = await expertsByIds(ctx.db, [body.expert])
    const there = new Set(gathered.rows.map((it) => it.id))
    const seen = await seenSubjects(ctx.db, actor, round.subjects, body.subjects)
    if (!expert || !body.subjects.every((it) => there.has(it) && seen.has(it)))
      throw new Refused({ why: 'not-found' })
    granted(await notInvolved(ctx, actor, round.subjects, body.subjects))
    const experts = new Map<string, typeof expert>([...gathered.known.experts, [expert.id, expert]])
    const fitFor = await fitsOf(ctx, round, { ...gathered, known: { ...gathered.known, experts } })
    let known: Known = { ...gathered.known, experts }
    return {
      items: body.subjects.map((subject) => {
        const unfit = unfitFor(known, subject, expert)
        // What is given first counts towards the load of what comes after.
        const task = { id: subject, subject, expert: expert.id, state: 'planned' as const }
        if (!unfit) known = { ...known, tasks: [...known.tasks, task] }
        return {
          subject,
          fit: presentFit(fitFor(subject, expert.id) ?? { points: 0, reasons: [] }),
          unfit: unfit?.because ?? null,
          conflicts: told(actor, round, unfit?.conflicts ?? []),
        }
      }),
    }
  },
  'POST /rounds/:id/tasks': async (ctx, { actor, params, body, at }) =>
    standing(granted(await changeTasks(ctx, actor, params.id, body, at))),
  'POST /rounds/:id/replace': async (ctx, { actor, params, body, at }) => {
    const { round, expert } = granted(await replaceTask(ctx, actor, params.id, body, at))
    return { ...standing(round), expert }
  },
  'POST /rounds/:id/open': async (ctx, { actor, params, body, at }) =>
    standing(granted(await openRound(ctx, actor, params.id, body, at))),
  'POST /rounds/:id/remind': async (ctx, { actor, params, body, at }) =>
    granted(await remindExperts(ctx, actor, params.id, body, at)),
  'POST /rounds/:id/close': async (ctx, { actor, params, body, at }) =>
    standing(granted(await closeRound(ctx, actor, params.id, body, at))),
}
