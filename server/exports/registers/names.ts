import type { Call } from '#core/call/call.ts'
import type { Words } from '#core/text.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../../context.ts'

/** Words of a call or a form in the language of the file. */
export const sayIn =
  (language: Language) =>
  (words: Words): string =>
    language === 'en' ? words.en : words.zh

interface Named {
  readonly code: string
  readonly name: Words
}

/** What codes of a call mean, in the language of the file; a code that is gone stays as it is. */
export interface NamesOfCall {
  readonly call: string
  readonly kind: (code: string | null | undefined) => string
  readonly field: (code: string | null | undefined) => string
  readonly livelihood: (code: string | null | undefined) => string
  readonly office: (code: string | null | undefined) => string
  readonly orgType: (code: string | null | undefined) => string
  readonly of: (list: string, code: string | null | undefined) => string
}

function namesIn(calls: readonly Call[], language: Language): NamesOfCall {
  const say = sayIn(language)
  const among =
    (all: (call: Call) => readonly Named[] | undefined) =>
    (code: string | null | undefined): string => {
      if (code === null || code === undefined) return ''
      for (const call of calls) {
        const found = all(call)?.find((it) => it.code === code)
        if (found) return say(found.name)
      }
      return code
    }
  const [first] = calls
  return {
    call: first === undefined ? '' : say(first.short),
    kind: among((it) => it.kinds),
    field: among((it) => it.fields),
    livelihood: among((it) => it.livelihoods),
    office: among((it) => it.offices),
    orgType: among((it) => it.orgTypes),
    of: (list, code) => among((it) => it.lists[list])(code),
  }
}

/** Names of one call, looked up once for each. */
export function namesOfCalls(ctx: Context, language: Language): (call: string) => Promise<NamesOfCall> {
  const known = new Map<string, Promise<NamesOfCall>>()
  return (call) => {
    const names =
      known.get(call) ??
      ctx.calls.byId(call).then((it) => {
        const found = namesIn(it ? [it.call] : [], language)
        return { ...found, call: found.call === '' ? call : found.call }
      })
    known.set(call, names)
    return names
  }
}

/** Names out of all calls in force, the one to show first at the front. */
export const namesOfAll = async (ctx: Context, language: Language): Promise<NamesOfCall> =>
  namesIn(
    (await ctx.calls.current()).map((it) => it.call),
    language,
  )
