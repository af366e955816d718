import type { CallChangeAsked, calls } from '#api/calls.ts'
import type { CallChange } from '#core/decide/call/change.ts'
import { callPowers, inspectableCall } from '#core/permission/call.ts'
import { callProblem as english } from '#text/en/call-problem.ts'
import { callProblem as chinese } from '#text/zh-CN/call-problem.ts'
import { change, impactOf } from '../commands/call/change.ts'
import { extend } from '../commands/call/extend.ts'
import { pause } from '../commands/call/pause.ts'
import { resume } from '../commands/call/resume.ts'
import { versionsOf } from '../db/calls.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** A call in the hands of those who keep it. */
export const callAdminRoutes = {
  'GET /admin/calls/:call': async (ctx, { params, actor }) => {
    const found = await ctx.calls.byId(params.call)
    if (!found) throw new Refused({ why: 'not-found' })
    const call = granted(inspectableCall(actor, found.call))
    const versions = await versionsOf(ctx.db, call.id)
    return {
      versions: versions.map((it) => ({
        version: it.version,
        installedAt: it.installed_at.getTime(),
        by: it.by,
        note: it.note,
        happened: it.happened,
        reason: it.reason,
        suggestions: Number(it.suggestions ?? 0),
      })),
      extensions: call.window.extensions.map((it) => ({ ...it })),
      routing: [...call.routing],
      toConfirm: call.toConfirm.map((it) => ({ ...it })),
      quotaPerKind: { ...call.handling.quotaPerKind },
      may: callPowers(actor),
    }
  },
  'POST /admin/calls/:call/extend': async (ctx, { params, body, actor, at }) => {
    granted(await extend(ctx, actor, params.call, body, at))
    return {}
  },
  'POST /admin/calls/:call/pause': async (ctx, { params, body, actor, at }) => {
    granted(await pause(ctx, actor, params.call, body.reason, at))
    return {}
  },
  'POST /admin/calls/:call/resume': async (ctx, { params, actor, at }) => {
    granted(await resume(ctx, actor, params.call, at))
    return {}
  },
  'POST /admin/calls/:call/impact': async (ctx, { params, body, actor, language }) => {
    const { problems, rerouted } = granted(await impactOf(ctx, actor, params.call, changeOf(body.change)))
    const sentences = language === 'en' ? english : chinese
    return {
      problems: problems.map(({ file, path, code, params: named }) => ({
        path: path === '' ? file : `${file} ${path}`,
        problem: sentences[code](named),
      })),
      rerouted: rerouted.map((it) => ({ ...it })),
    }
  },
  'POST /admin/calls/:call/change': async (ctx, { params, body, actor, at }) => {
    const made = await change(ctx, actor, params.call, changeOf(body.change), body.note, at)
    return { version: granted(made).version }
  },
} satisfies HandlersOf<Pick<typeof calls, `${string} /admin/calls${string}` & keyof typeof calls>>

/** A part that was sent as undefined is a part that was not sent. */
const changeOf = (asked: CallChangeAsked): CallChange => JSON.parse(JSON.stringify(asked)) as CallChange
