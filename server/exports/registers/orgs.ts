import { z } from 'zod'
import { orgs as contract } from '#api/orgs.ts'
import { keepsAccounts } from '#core/permission/person.ts'
import { sentences } from '#text/sentences.ts'
import { readCursor } from '../../db/cursor.ts'
import { listOrgs } from '../../db/org-list.ts'
import { contactsOf, type OrgContact } from '../../db/orgs.ts'
import { orgPath } from '../../present/org.ts'
import { granted } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { namesOfAll } from './names.ts'
import { type Column, day, pagesOf, portion, portionsOf, sheetOf } from './sheet.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject(contract['GET /admin/orgs'].query.omit({ cursor: true }).shape)
type Wanted = z.output<typeof wanted>
type Row = Awaited<ReturnType<typeof listOrgs>>['orgs'][number]
interface Contact extends OrgContact {
  readonly unit: string
}

/** The units as they are filtered, for those who verify them, with whom to turn to in each. */
export const orgs: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, { q, waiting }, language) => {
    const asked = { q, waiting, after: undefined, limit: 1 }
    const { total } = await listOrgs(ctx.db, granted(keepsAccounts(actor)), asked)
    return { total, name: workbookName(sentences(language).register.files.orgs, ctx.now()), personal: true }
  },
  write: async function* (ctx, actor, { q, waiting }, making) {
    const keeper = granted(keepsAccounts(actor))
    const { language, on } = making
    const { register } = sentences(language)
    const { columns } = register
    const names = await namesOfAll(ctx, language)
    const [first] = await ctx.calls.current()
    const listed: { readonly id: string; readonly name: string }[] = []
    async function* rows(): AsyncGenerator<readonly Row[]> {
      const pages = pagesOf(async (cursor) => {
        const after = granted(readCursor(cursor))
        const page = await listOrgs(ctx.db, keeper, { q, waiting, after, limit: portion })
        return { items: page.orgs, next: page.next }
      })
      for await (const page of pages) {
        for (const { id, name } of page) listed.push({ id, name })
        yield page
        await on(listed.length)
      }
    }
    async function* contacts(): AsyncGenerator<readonly Contact[]> {
      for (const some of portionsOf(listed)) {
        const found = await contactsOf(
          ctx.db,
          some.map((it) => it.id),
        )
        yield some.flatMap(({ id, name }) =>
          found.filter((it) => it.org === id).map((it) => ({ ...it, unit: name })),
        )
      }
    }
    const yes = (it: boolean) => (it ? 'yes' : 'no')
    const own: readonly Column<Row>[] = [
      {
        label: columns.unitName,
        width: 36,
        cell: (it) => ({ text: it.name, href: `${ctx.config.publicUrl}/unit/${it.id}` }),
      },
      { label: columns.creditCode, width: 22, cell: (it) => it.creditCode },
      { label: columns.checkDigit, width: 10, cell: (it) => register.digit[yes(it.checkDigitFits)] },
      { label: columns.unitType, width: 16, cell: (it) => names.orgType(it.type) },
      { label: columns.district, width: 16, cell: (it) => names.of('districts', it.district) },
      { label: columns.verified, width: 10, cell: (it) => register.verified[yes(it.verifiedAt !== null)] },
      { label: columns.path, width: 20, cell: (it) => register.paths[orgPath(it, first)] },
      { label: columns.pathReason, width: 30, cell: (it) => it.pathReason },
      { label: columns.refusedReason, width: 30, cell: (it) => it.refusedReason },
      { label: columns.createdAt, width: 14, cell: (it) => day(it.createdAt) },
      { label: columns.held, width: 12, cell: (it) => it.held },
    ]
    const people: readonly Column<Contact>[] = [
      { label: columns.unitName, width: 36, cell: (it) => it.unit },
      { label: columns.name, width: 14, cell: (it) => it.name },
      { label: columns.email, width: 30, cell: (it) => it.email },
      { label: columns.mobile, width: 16, cell: (it) => it.mobile },
      {
        label: columns.contactRoles,
        width: 30,
        cell: (it) => it.roles.map((one) => register.contactRoles[one]).join(register.separator),
      },
      { label: columns.contactState, width: 10, cell: (it) => register.memberStates[it.state] },
    ]
    yield* bookOf(ctx, making, {
      sort: 'orgs',
      filter: [
        ['q', q],
        ['waiting', waiting && register.verified[waiting === 'yes' ? 'no' : 'yes']],
      ],
      sheets: [sheetOf(register.sheets.orgs, own, rows), sheetOf(register.sheets.contacts, people, contacts)],
    })
  },
}
