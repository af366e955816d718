import { z } from 'zod'
import { people as contract } from '#api/people.ts'
import { keepsAccounts } from '#core/permission/person.ts'
import { admin as english } from '#text/en/web/admin.ts'
import { sentences } from '#text/sentences.ts'
import { admin as chinese } from '#text/zh-CN/web/admin.ts'
import { readCursor } from '../../db/cursor.ts'
import { listPeople } from '../../db/person-list.ts'
import { granted } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { namesOfAll } from './names.ts'
import { type Column, day, pagesOf, portion, sheetOf } from './sheet.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject(contract['GET /admin/people'].query.omit({ cursor: true }).shape)
type Wanted = z.output<typeof wanted>
type Row = Awaited<ReturnType<typeof listPeople>>['people'][number]

/** The accounts as they are filtered, for those who keep them. */
export const people: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, { q, role }, language) => {
    const asked = { q, role, after: undefined, at: ctx.now(), limit: 1 }
    const { total } = await listPeople(ctx.db, granted(keepsAccounts(actor)), asked)
    return {
      total,
      name: workbookName(sentences(language).register.files.people, ctx.now()),
      personal: true,
    }
  },
  write: async function* (ctx, actor, { q, role }, making) {
    const keeper = granted(keepsAccounts(actor))
    const { language, at, on } = making
    const { register } = sentences(language)
    const { columns } = register
    const { roleNames } = (language === 'en' ? english : chinese) as {
      readonly roleNames: Readonly<Record<string, string>>
    }
    const names = await namesOfAll(ctx, language)
    let done = 0
    async function* rows(): AsyncGenerator<readonly Row[]> {
      const pages = pagesOf(async (cursor) => {
        const after = granted(readCursor(cursor))
        const page = await listPeople(ctx.db, keeper, { q, role, after, at, limit: portion })
        return { items: page.people, next: page.next }
      })
      for await (const page of pages) {
        yield page
        done += page.length
        await on(done)
      }
    }
    const scope = (code: string) => {
      const office = names.office(code)
      return office === code ? names.of('districts', code) : office
    }
    const all: readonly Column<Row>[] = [
      { label: columns.name, width: 14, cell: (it) => it.name },
      { label: columns.email, width: 30, cell: (it) => it.email },
      { label: columns.mobile, width: 16, cell: (it) => it.mobile },
      {
        label: columns.roles,
        width: 40,
        cell: (it) =>
          it.staff
            .map((one) =>
              [roleNames[one.role] ?? one.role, one.scope && scope(one.scope)].filter(Boolean).join(' · '),
            )
            .join(register.separator),
      },
      { label: columns.units, width: 40, cell: (it) => it.units.join(register.separator) },
      {
        label: columns.accountState,
        width: 10,
        cell: (it) => register.accountStates[it.disabled ? 'disabled' : it.locked ? 'locked' : 'active'],
      },
      {
        label: columns.secondFactor,
        width: 12,
        cell: (it) => (it.secondFactor ? register.yes : register.no),
      },
      { label: columns.createdAt, width: 14, cell: (it) => day(it.createdAt) },
    ]
    yield* bookOf(ctx, making, {
      sort: 'people',
      filter: [
        ['q', q],
        ['role', role && (roleNames[role] ?? role)],
      ],
      sheets: [sheetOf(register.sheets.people, all, rows)],
    })
  },
}
