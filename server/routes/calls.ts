import type { calls } from '#api/calls.ts'
import type { InstalledCall } from '../call-book.ts'
import type { Context } from '../context.ts'
import { presentCall, presentForm } from '../present/call.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** The calls as the public reads them. */
export const callRoutes = {
  'GET /calls': async (ctx, { at }) => ({
    calls: (await ctx.calls.current()).map((it) => presentCall(it, at)),
    now: at,
  }),
  'GET /calls/:call/notice': async (ctx, { params }) => {
    const { call } = await known(ctx, params.call)
    return {
      notice: call.notice,
      notices: call.notices.map((it) => ({ ...it })),
      faq: call.faq.map((it) => ({ ...it })),
    }
  },
  'GET /calls/:call/forms/:kind': async (ctx, { params }) => {
    const { call } = await known(ctx, params.call)
    const form = call.forms[call.kinds.find((it) => it.code === params.kind)?.form ?? '']
    if (!form) throw new Refused({ why: 'not-found' })
    return presentForm(call, form)
  },
  'GET /calls/:call/readiness': async (ctx, { params }) => (await known(ctx, params.call)).call.readiness,
} satisfies HandlersOf<Pick<typeof calls, `GET /calls${string}` & keyof typeof calls>>

const known = async (ctx: Context, call: string): Promise<InstalledCall> => {
  const found = await ctx.calls.byId(call)
  if (!found) throw new Refused({ why: 'not-found' })
  return found
}
