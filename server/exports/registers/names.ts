import type { Language } from '#text/sentences.ts'
import type { Context } from '../../context.ts'

/** What kinds, fields and offices are called in a call, in the language of the file; a code that is gone stays as it is. */
export const namesOfCalls = (ctx: Context, language: Language) => {
  const key = language === 'en' ? 'en' : 'zh'
  return async (
    call: string,
    {
      kind,
      field,
      office,
    }: { readonly kind: string; readonly field?: string | null; readonly office?: string | null },
  ): Promise<{ readonly kind: string; readonly field: string; readonly office: string }> => {
    const inForce = (await ctx.calls.byId(call))?.call
    const named = (
      code: string | null | undefined,
      all:
        | readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[]
        | undefined,
    ) => (code === null || code === undefined ? '' : (all?.find((it) => it.code === code)?.name[key] ?? code))
    return {
      kind: named(kind, inForce?.kinds),
      field: named(field, inForce?.fields),
      office: named(office, inForce?.offices),
    }
  }
}
