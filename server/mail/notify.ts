import type { Instant } from '#core/instant.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { Sentences } from '#text/zh-CN/all.ts'
import type { Context, Tx } from '../context.ts'
import { post } from './post.ts'

export type NoticeSort = keyof Sentences['notice']
/** What the sentence of this sort needs to know. */
export type NoticeParams<Sort extends NoticeSort> = Parameters<Sentences['notice'][Sort]>[0]

export interface NewNotice<Sort extends NoticeSort> {
  readonly person: string
  readonly sort: Sort
  readonly params: NoticeParams<Sort> extends undefined ? Record<string, never> : NoticeParams<Sort>
  readonly at: Instant
  readonly suggestion?: string
  readonly org?: string
  readonly notBefore?: Instant
}

/** Tells a person in the app and by mail, in their language, once the transaction stands. */
export async function notify<Sort extends NoticeSort>(
  tx: Tx,
  ctx: Context,
  it: NewNotice<Sort>,
): Promise<void> {
  const person = await tx
    .selectFrom('person')
    .select(['name', 'email', 'language'])
    .where('id', '=', it.person)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) return
  await tx
    .insertInto('notice')
    .values({
      id: ctx.dice.id(it.at),
      person: it.person,
      sort: it.sort,
      suggestion: it.suggestion ?? null,
      org: it.org ?? null,
      params: JSON.stringify(it.params),
      at: new Date(it.at),
    })
    .execute()
  const language: Language = person.language === 'en' ? 'en' : 'zh-CN'
  const { title, body } = worded(language, it.sort, withoutTitle(it.params))
  await post(tx, ctx, {
    to: person.email,
    person: it.person,
    sort: it.sort,
    words: sentences(language).mail.notice({ name: person.name, title, body, link: linkTo(ctx, it) }),
    at: it.at,
    ...(it.suggestion ? { suggestion: it.suggestion } : {}),
    ...(it.notBefore !== undefined ? { notBefore: it.notBefore } : {}),
  })
}

/** Mail leaves the site and its subject is read in the outbox: it names a suggestion by its number only (ruling 35). */
const withoutTitle = (params: unknown): unknown =>
  typeof params === 'object' && params !== null && 'title' in params && 'state' in params
    ? { ...params, title: null }
    : params

/** The table of sentences is typed by sort; here the sort is only known at run time. */
function worded(language: Language, sort: NoticeSort, params: unknown): { title: string; body: string } {
  const write = sentences(language).notice[sort] as (params: unknown) => { title: string; body: string }
  return write(params)
}

const linkTo = (
  { config }: Context,
  { suggestion, org }: { readonly suggestion?: string; readonly org?: string },
): string => {
  if (suggestion) return `${config.publicUrl}/suggestions/${suggestion}`
  return org ? `${config.publicUrl}/unit/${org}` : config.publicUrl
}
