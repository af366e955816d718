import type { judging } from '#api/judging.ts'
import { sentences } from '#text/sentences.ts'
import { type Answered, acceptTask, declineTask } from '../commands/task/answer.ts'
import { downloadJudged } from '../commands/task/download.ts'
import { handInSheet } from '../commands/task/hand-in.ts'
import { saveSheet } from '../commands/task/save-sheet.ts'
import type { Context } from '../context.ts'
import { subjectHeads } from '../db/judged-subjects.ts'
import { releasedComments } from '../db/results.ts'
import { sheetOf } from '../db/sheets.ts'
import { type HeldTask, loadTask, tasksOfPerson } from '../db/tasks.ts'
import { presentTask, presentTasks } from '../present/judging.ts'
import { presentSaved } from '../present/saved.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { asDownload } from './files.ts'
import { asPreview } from './preview.ts'
import { ownText } from './seen.ts'

type State = 'invited' | 'accepted' | 'declined' | 'handed-in'

/**
 * A task that exists for this person; planned and void ones, and those of experts who judge no more, do not. One that ended
 * because its subject has gone can still be asked for: it answers with the sentence that says so.
 */
async function own(ctx: Context, person: string, id: string): Promise<HeldTask> {
  const held = await loadTask(ctx.db, id)
  if (!held || held.expert !== person || held.invitedAt === null || held.round.state === 'planning')
    throw new Refused({ why: 'not-found' })
  if (held.task.state === 'planned') throw new Refused({ why: 'not-found' })
  if (held.task.state === 'void') {
    const { task, round, version } = held
    const heads = await subjectHeads(ctx, round.subjects, [{ id: task.subject, version }], {
      elements: false,
    })
    if (heads.get(task.subject)?.gone === null) throw new Refused({ why: 'not-found' })
  }
  return held
}

const answered = (it: Answered): { id: string; state: State } => {
  const { id, state } = granted(it)
  return { id, state: state as State }
}

/** What experts do. */
export const judgingRoutes: HandlersOf<typeof judging> = {
  'GET /judging/tasks': async (ctx, { actor }) => ({
    items: await presentTasks(ctx, await tasksOfPerson(ctx.db, actor.person)),
  }),
  'GET /judging/tasks/:id': async (ctx, { actor, params }) =>
    presentTask(ctx, actor, await own(ctx, actor.person, params.id)),
  'POST /judging/tasks/:id/accept': async (ctx, { actor, params, body, at }) =>
    answered(await acceptTask(ctx, actor, params.id, body, at)),
  'POST /judging/tasks/:id/decline': async (ctx, { actor, params, body, at }) =>
    answered(await declineTask(ctx, actor, params.id, body, at)),
  'GET /judging/tasks/:id/rev': async (ctx, { actor, params, query }) => {
    const { task } = await own(ctx, actor.person, params.id)
    const changed = (await sheetOf(ctx.db, task.id)).filter((row) => row.rev > query.since)
    return { rev: task.rev, changed: changed.map((row) => ({ ...row, by: actor.person })) }
  },
  'POST /judging/tasks/:id/answers': async (ctx, { actor, params, body, language, at }) => {
    const ops = body.ops.map((op) => ({ ...op, value: op.value ?? null }))
    const saved = granted(await saveSheet(ctx, actor, params.id, ops, at))
    const { otherWindow } = sentences(language).judging
    const outcomes = saved.outcomes.map(({ theirs, ...it }) => ({
      ...it,
      ...(theirs && { theirs: { ...theirs, by: actor.person, name: otherWindow } }),
    }))
    return presentSaved({ ...saved, outcomes }, language, at)
  },
  'POST /judging/tasks/:id/hand-in': async (ctx, { actor, params, body, at }) =>
    answered(await handInSheet(ctx, actor, params.id, body, at)),
  'GET /judging/tasks/:id/files/:file': async (ctx, { actor, params, reply }) => {
    const { file, read } = granted(await downloadJudged(ctx, actor, params.id, params.file))
    return asDownload(reply, file, await read())
  },
  'GET /judging/tasks/:id/files/:file/preview': async (ctx, asked) => {
    const { actor, params } = asked
    return asPreview(ctx, asked, granted(await downloadJudged(ctx, actor, params.id, params.file)))
  },
  'GET /suggestions/:id/expert-comments': async (ctx, { actor, params }) => {
    const it = await ownText(ctx, actor, params.id)
    return { items: [...(await releasedComments(ctx.db, it.id))] }
  },
}
