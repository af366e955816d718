import type { calls } from '#api/calls.ts'
import { phaseOf } from '#core/call/window.ts'
import { type FieldWords, fieldWordsOf, likelyFields } from '#core/likeness/field-hint.ts'
import { keepPace } from '../auth/pace.ts'
import type { InstalledCall } from '../call-book.ts'
import type { Context } from '../context.ts'
import { presentCall, presentForm } from '../present/call.ts'
import { keptAnswers, sendKept } from '../present/kept.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

const minute = 60_000
/** A version never changes, so what is said of it is written once. */
const answerOf = keptAnswers<InstalledCall>()

/** The calls as the public reads them. */
export const callRoutes = {
  'GET /calls': async (ctx, { at, request, reply }) => {
    const current = await ctx.calls.current()
    const phases = current.map((it) => `${it.versionId}.${phaseOf(it.call.window, at)}`)
    return sendKept(request, reply, `${phases.join('.')}.${Math.floor(at / minute)}`, () => {
      const texts = current.map(
        (it) => answerOf(it, `call ${phaseOf(it.call.window, at)}`, () => presentCall(it, at)).text,
      )
      return `{"calls":[${texts.join(',')}],"now":${at}}`
    })
  },
  'GET /calls/:call/notice': async (ctx, { params, request, reply }) => {
    const found = await known(ctx, params.call)
    const { notice, notices, faq } = found.call
    return sendKept(request, reply, `${found.versionId}.notice`, () =>
      answerOf(found, 'notice', () => ({ notice, notices, faq })),
    )
  },
  'GET /calls/:call/forms/:kind': async (ctx, { params, query, request, reply }) => {
    const found = await known(ctx, params.call, query.version)
    const kind = found.call.kinds.find((it) => it.code === params.kind)
    const form = kind && found.call.forms[kind.form]
    if (!form) throw new Refused({ why: 'not-found' })
    return sendKept(request, reply, `${found.versionId}.${kind.code}`, () =>
      answerOf(found, `form ${kind.code}`, () => presentForm(found.call, form)),
    )
  },
  'GET /calls/:call/direction-form': async (ctx, { params, query, request, reply }) => {
    const found = await known(ctx, params.call, query.version)
    return sendKept(request, reply, `${found.versionId}.direction`, () =>
      answerOf(found, 'direction form', () => presentForm(found.call, found.call.direction)),
    )
  },
  'GET /calls/:call/readiness': async (ctx, { params, query, request, reply }) => {
    const found = await known(ctx, params.call, query.version)
    return sendKept(request, reply, `${found.versionId}.readiness`, () =>
      answerOf(found, 'readiness', () => {
        const { scale, policy } = found.call.readiness
        return { scale, policy }
      }),
    )
  },
  'GET /calls/:call/readiness-checklists': async (ctx, { params, query, request, reply }) => {
    const found = await known(ctx, params.call, query.version)
    if (found.call.readiness.checklists === undefined) throw new Refused({ why: 'not-found' })
    return sendKept(request, reply, `${found.versionId}.readiness-checklists`, () =>
      answerOf(found, 'readiness-checklists', () => ({
        ...found.call.readiness,
        classes: (found.call.lists['techClasses'] ?? []).map(({ code, name }) => ({ code, name })),
      })),
    )
  },
  'POST /calls/:call/field-hint': async (ctx, { params, body, actor, at }) => {
    keepPace(ctx, `field-hint:${actor.person}`, at, { most: 60, within: minute })
    const words = wordsOf(await known(ctx, params.call))
    const found = likelyFields(words, { title: body.title, text: body.text ?? '' })
    return {
      fields: found.map(({ field, score, because }) => ({ code: field, score, because: [...because] })),
    }
  },
} satisfies HandlersOf<
  Pick<typeof calls, (`GET /calls${string}` | `POST /calls${string}`) & keyof typeof calls>
>

const gathered = new WeakMap<InstalledCall, FieldWords>()
/** A version's words are gathered at the first question and kept as long as the version is. */
function wordsOf(installed: InstalledCall): FieldWords {
  const words = gathered.get(installed) ?? fieldWordsOf(installed.call)
  gathered.set(installed, words)
  return words
}

/** The call in force, or the version of it that is named. */
async function known(ctx: Context, call: string, version?: string): Promise<InstalledCall> {
  const inForce = await ctx.calls.byId(call)
  if (!inForce) throw new Refused({ why: 'not-found' })
  if (version === undefined || version === inForce.versionId) return inForce
  const older = await ctx.db
    .selectFrom('call_version')
    .select('id')
    .where('id', '=', version)
    .where('call', '=', call)
    .executeTakeFirst()
  if (!older) throw new Refused({ why: 'not-found' })
  return ctx.calls.version(older.id)
}
