import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { Sentences } from '#text/zh-CN/all.ts'
import type { Context, Tx } from '../context.ts'
import { held } from '../db/kept-statements.ts'
import { postAll } from './post.ts'

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
  readonly project?: string
  readonly notBefore?: Instant
}

/** Where and how somebody is written to. */
export interface Addressee {
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** How these people are written to, in one statement; closed accounts are not. */
export async function addressees(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, Addressee>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; email: string; language: string }>`
    select id, name, email, language from person
    where id = any(${[...new Set(people)]}::uuid[]) and disabled_at is null`.execute(tx)
  return new Map(
    rows.map(({ id, name, email, language }) => [
      id,
      { name, email, language: language === 'en' ? 'en' : 'zh-CN' },
    ]),
  )
}

/** Tells a person in the app and by mail, in their language, once the transaction stands. */
export const notify = <Sort extends NoticeSort>(tx: Tx, ctx: Context, it: NewNotice<Sort>): Promise<void> =>
  notifyAll(tx, ctx, [it])

/** Tells many, in as many statements as one. */
export async function notifyAll<Sort extends NoticeSort>(
  tx: Tx,
  ctx: Context,
  notices: readonly NewNotice<Sort>[],
  known?: ReadonlyMap<string, Addressee>,
): Promise<void> {
  if (notices.length === 0) return
  const people =
    known ??
    (await addressees(
      tx,
      notices.map((it) => it.person),
    ))
  const told = notices.flatMap((it) => {
    const person = people.get(it.person)
    return person ? [{ it, person }] : []
  })
  if (told.length === 0) return
  await tx
    .insertInto('notice')
    .values(
      told.map(({ it }) => ({
        id: ctx.dice.id(it.at),
        person: it.person,
        sort: it.sort,
        suggestion: it.suggestion ?? null,
        org: it.org ?? null,
        project: it.project ?? null,
        params: JSON.stringify(it.params),
        at: new Date(it.at),
      })),
    )
    .modifyEnd(held)
    .execute()
  await postAll(
    tx,
    ctx,
    told.map(({ it, person: { name, email, language } }) => {
      const { title, body } = worded(language, it.sort, withoutTitle(it.params))
      return {
        to: email,
        person: it.person,
        sort: it.sort,
        words: sentences(language).mail.notice({ name, title, body, link: linkTo(ctx, it) }),
        at: it.at,
        ...(it.suggestion ? { suggestion: it.suggestion } : {}),
        ...(it.notBefore !== undefined ? { notBefore: it.notBefore } : {}),
      }
    }),
  )
}

/** Mail leaves the site and its subject is read in the outbox: it names a suggestion by its number only (ruling 35). */
const withoutTitle = (params: unknown): unknown =>
  typeof params === 'object' && params !== null && 'title' in params && 'state' in params
    ? { ...params, title: null }
    : params

/** The table of sentences is typed by sort; here the sort is only known at run time. */
export function worded(
  language: Language,
  sort: NoticeSort,
  params: unknown,
): { title: string; body: string } {
  const write = sentences(language).notice[sort] as (params: unknown) => { title: string; body: string }
  return write(params)
}

const linkTo = (
  { config }: Context,
  {
    suggestion,
    org,
    project,
    sort,
  }: {
    readonly suggestion?: string
    readonly org?: string
    readonly project?: string
    readonly sort: NoticeSort
  },
): string => {
  if (sort === 'export-ready' || sort === 'export-failed') return `${config.publicUrl}/exports`
  if (project) return `${config.publicUrl}/projects/${project}`
  if (suggestion) return `${config.publicUrl}/suggestions/${suggestion}`
  return org ? `${config.publicUrl}/unit/${org}` : config.publicUrl
}
