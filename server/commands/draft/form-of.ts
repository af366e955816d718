import type { Call } from '#core/call/call.ts'
import type { Form } from '#core/form/form.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context } from '../../context.ts'

/** The form of the version that a suggestion was begun under; it keeps it whatever the call becomes. */
export async function formOf(
  ctx: Pick<Context, 'calls'>,
  it: Pick<Suggestion, 'callVersion' | 'kind'>,
): Promise<{ readonly call: Call; readonly form: Form }> {
  const { call } = await ctx.calls.version(it.callVersion)
  const kind = call.kinds.find((one) => one.code === it.kind)
  const form = kind && call.forms[kind.form]
  if (!form) throw new Error(`version ${it.callVersion} has no form for kind ${it.kind}`)
  return { call, form }
}
