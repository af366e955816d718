import { desk as english } from '#text/en/web/desk.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { desk as chinese } from '#text/zh-CN/web/desk.ts'
import type { Context } from '../../context.ts'
import type { Filtered } from './book.ts'
import { namesOfAll } from './names.ts'

/** The words of desks, which name views and orders. */
export const deskWords = (language: Language) => (language === 'en' ? english : chinese)

interface Narrowed {
  readonly call?: string | undefined
  readonly kind?: string | undefined
  readonly field?: string | undefined
  readonly handler?: string | undefined
  readonly cohort?: 'concentrated' | 'rolling' | undefined
  readonly state?: string | undefined
  readonly q?: string | undefined
}

/** What narrows a list of suggestions, in words. */
export async function filtersOf(ctx: Context, language: Language, by: Narrowed): Promise<Filtered> {
  const { register, suggestion } = sentences(language)
  const names = await namesOfAll(ctx, language)
  const each = (codes: string | undefined, say: (code: string) => string) =>
    codes
      ?.split(',')
      .filter((it) => it !== '')
      .map(say)
      .join(register.separator)
  const call = by.call === undefined ? undefined : (await ctx.calls.byId(by.call))?.call.short
  const handler = by.handler
    ? await ctx.db.selectFrom('person').select('name').where('id', '=', by.handler).executeTakeFirst()
    : undefined
  const states: Readonly<Record<string, string>> = suggestion.states
  return [
    ['call', call === undefined ? by.call : language === 'en' ? call.en : call.zh],
    ['kind', each(by.kind, names.kind)],
    ['field', each(by.field, names.field)],
    ['handler', handler?.name ?? by.handler],
    ['cohort', by.cohort && register.cohorts[by.cohort]],
    ['state', by.state && (states[by.state] ?? by.state)],
    ['q', by.q],
  ]
}
