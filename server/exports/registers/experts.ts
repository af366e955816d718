import { z } from 'zod'
import { experts as contract } from '#api/experts.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import { maskedMobile } from '#core/person/account.ts'
import { sentences } from '#text/sentences.ts'
import { choicesIn } from '../../commands/expert/entry.ts'
import { readCursor } from '../../db/cursor.ts'
import { listExperts, type PoolRow } from '../../db/expert-list.ts'
import { granted } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { sayIn } from './names.ts'
import { type Column, day, pagesOf, portion, sheetOf } from './sheet.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject(contract['GET /experts'].query.omit({ cursor: true, limit: true }).shape)
type Wanted = z.output<typeof wanted>

/** The pool of experts as it is filtered, for those who keep it. */
export const experts: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    granted(mayKeepExperts(actor))
    const { counts } = await listExperts(ctx.db, filterOf(asked), { after: undefined, limit: 1 })
    const states = asked.state === undefined ? Object.values(counts) : [counts[asked.state]]
    return {
      total: states.reduce((a, b) => a + b, 0),
      name: workbookName(sentences(language).register.files.experts, ctx.now()),
      personal: true,
    }
  },
  write: async function* (ctx, actor, asked, making) {
    granted(mayKeepExperts(actor))
    const { language, on } = making
    const { register } = sentences(language)
    const { columns, expertStates } = register
    const say = sayIn(language)
    const choices = await choicesIn(ctx)
    const named = (all: readonly { readonly code: string; readonly name: { zh: string; en: string } }[]) => {
      const known = new Map(all.map((it) => [it.code, say(it.name)]))
      return (codes: readonly string[]) => codes.map((it) => known.get(it) ?? it).join(register.separator)
    }
    const fields = named(choices.fields)
    const disciplines = named(choices.disciplines)
    let done = 0
    async function* rows(): AsyncGenerator<readonly PoolRow[]> {
      const pages = pagesOf(async (cursor) => {
        const after = granted(readCursor(cursor, 'text'))
        const page = await listExperts(ctx.db, filterOf(asked), { after, limit: portion })
        return { items: page.rows, next: page.next }
      })
      for await (const page of pages) {
        yield page
        done += page.length
        await on(done)
      }
    }
    const all: readonly Column<PoolRow>[] = [
      {
        label: columns.name,
        width: 14,
        cell: ({ expert }) => ({ text: expert.name, href: `${ctx.config.publicUrl}/experts/${expert.id}` }),
      },
      { label: columns.workplace, width: 30, cell: ({ expert }) => expert.orgName },
      { label: columns.creditCode, width: 22, cell: ({ expert }) => expert.orgCode },
      {
        label: columns.otherUnits,
        width: 30,
        cell: ({ expert }) =>
          expert.units
            .map((it) => (it.creditCode === null ? it.name : `${it.name} ${it.creditCode}`))
            .join(register.separator),
      },
      { label: columns.position, width: 14, cell: ({ expert }) => expert.title },
      { label: columns.fields, width: 30, cell: ({ expert }) => fields(expert.fields) },
      { label: columns.disciplines, width: 30, cell: ({ expert }) => disciplines(expert.disciplines) },
      { label: columns.keywords, width: 30, cell: ({ expert }) => expert.keywords.join(register.separator) },
      { label: columns.email, width: 28, cell: ({ expert }) => expert.email },
      {
        label: columns.mobile,
        width: 16,
        cell: ({ expert }) => expert.mobile && maskedMobile(expert.mobile),
      },
      { label: columns.state, width: 12, cell: ({ expert }) => expertStates[expert.state] },
      { label: columns.load, width: 10, cell: ({ load }) => load },
      { label: columns.loadLimit, width: 10, cell: ({ expert }) => expert.loadLimit },
      {
        label: columns.blackouts,
        width: 28,
        cell: ({ expert }) =>
          expert.blackouts.map((it) => register.days(it.from, it.to)).join(register.separator),
      },
      { label: columns.avoid, width: 28, cell: ({ expert }) => expert.avoid.join(register.separator) },
      { label: columns.language, width: 10, cell: ({ expert }) => register.languages[expert.language] },
      { label: columns.invitedAt, width: 14, cell: ({ invitedAt }) => day(invitedAt) },
    ]
    yield* bookOf(ctx, making, {
      sort: 'experts',
      filter: [
        ['q', asked.q],
        ['state', asked.state && expertStates[asked.state]],
        ['field', asked.field && fields([asked.field])],
        ['keyword', asked.keyword],
      ],
      sheets: [sheetOf(register.sheets.experts, all, rows)],
    })
  },
}

const filterOf = ({ q, state, field, keyword }: Wanted) => ({ q, state, field: field || undefined, keyword })
