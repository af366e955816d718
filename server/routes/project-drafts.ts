import type { projectDrafts } from '#api/project-drafts.ts'
import type { Actor } from '#core/permission/actor.ts'
import { writableProject } from '#core/permission/project.ts'
import { isWritten, type Project } from '#core/project/project.ts'
import { announce } from '../commands/file/announce.ts'
import { finish } from '../commands/file/finish.ts'
import { putPart } from '../commands/file/put-part.ts'
import { removeFile } from '../commands/file/remove.ts'
import { downloadProjectFile, heldByProject } from '../commands/project/files.ts'
import { saveProjectAnswers } from '../commands/project/save-answers.ts'
import { stageNow } from '../commands/project/stage-now.ts'
import type { Context } from '../context.ts'
import { projectAnswers } from '../db/project-answers.ts'
import { presentFile } from '../present/file.ts'
import { projectDraftOf } from '../present/project-draft.ts'
import { presentSaved } from '../present/saved.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { asDownload, bytesIn } from './files.ts'
import { asPreview } from './preview.ts'
import { seenProject } from './projects.ts'

/** A project whose stage this person may write in. */
const writing = async (ctx: Context, actor: Actor, id: string): Promise<Project> =>
  granted(writableProject(actor, await seenProject(ctx, actor, id)))

/** Stages of projects as their teams write them, with their files. */
export const projectDraftRoutes: HandlersOf<typeof projectDrafts> = {
  'GET /projects/:id/draft': async (ctx, { actor, params }) => {
    const it = await writing(ctx, actor, params.id)
    const { stage } = it
    if (!isWritten(stage)) throw new Refused({ why: 'wrong-stage', stage, step: it.step })
    return projectDraftOf(ctx, actor, it, stage)
  },
  'GET /projects/:id/rev': async (ctx, { actor, params, query }) => {
    const it = await writing(ctx, actor, params.id)
    const changed = (await projectAnswers(ctx.db, it.id, it.stage)).filter((row) => row.rev > query.since)
    return {
      rev: Math.max(query.since, ...changed.map((row) => row.rev)),
      revision: it.revision,
      callVersion: it.callVersion,
      changed: changed.map(({ path, value, rev, by, at }) => ({ path, value, rev, by, at })),
    }
  },
  'POST /projects/:id/answers': async (ctx, { actor, params, body, language, at }) => {
    const ops = body.ops.map((op) => ({ ...op, value: op.value ?? null }))
    return presentSaved(granted(await saveProjectAnswers(ctx, actor, params.id, ops, at)), language, at)
  },
  'GET /projects/:id/check': async (ctx, { actor, params, at }) => {
    const it = await writing(ctx, actor, params.id)
    const { findings } = await stageNow(ctx, ctx.db, it, at)
    return { findings: findings.map((one) => ({ ...one, ...(one.params && { params: { ...one.params } }) })) }
  },
  'POST /projects/:id/files': async (ctx, { actor, params, body, at }) => ({
    file: presentFile(granted(await announce(ctx, heldByProject, actor, params.id, body, at))),
  }),
  'PUT /projects/:id/files/:file/parts/:n': async (ctx, { actor, params, request }) => {
    const bytes = bytesIn(request.body)
    const kept = await putPart(ctx, heldByProject, actor, params.id, params.file, params.n, bytes)
    return { file: presentFile(granted(kept)) }
  },
  'POST /projects/:id/files/:file/finish': async (ctx, { actor, params, body, at }) => ({
    file: presentFile(
      granted(await finish(ctx, heldByProject, actor, params.id, params.file, body.sha256, at)),
    ),
  }),
  'DELETE /projects/:id/files/:file': async (ctx, { actor, params, at }) => {
    granted(await removeFile(ctx, heldByProject, actor, params.id, params.file, at))
    return {}
  },
  'GET /projects/:id/files/:file': async (ctx, { actor, params, reply }) => {
    const { file, read } = granted(await downloadProjectFile(ctx, actor, params.id, params.file))
    return asDownload(reply, file, await read())
  },
  'GET /projects/:id/files/:file/preview': async (ctx, asked) => {
    const { actor, params } = asked
    return asPreview(ctx, asked, granted(await downloadProjectFile(ctx, actor, params.id, params.file)))
  },
}
