import { z } from 'zod'
import { people as contract } from '#api/people.ts'
import { audits } from '#core/permission/person.ts'
import { happening as english } from '#text/en/web/happening.ts'
import { formatInstant } from '#text/format.ts'
import { sentences } from '#text/sentences.ts'
import { happening as chinese } from '#text/zh-CN/web/happening.ts'
import { factsCounted, listFacts } from '../../db/audit.ts'
import { readCursor } from '../../db/cursor.ts'
import { granted } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { type Column, pagesOf, portion, sheetOf } from './sheet.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject(contract['GET /admin/audit'].query.omit({ cursor: true }).shape)
type Wanted = z.output<typeof wanted>
type Fact = Awaited<ReturnType<typeof listFacts>>['facts'][number]
type Row = Fact & { readonly about: string }

/** The facts as they are filtered, newest first, each with the digest that its chain holds. */
export const audit: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, { subject, happened, by }, language) => ({
    total: await factsCounted(ctx.db, granted(audits(actor)), { subject, happened, by }),
    name: workbookName(sentences(language).register.files.audit, ctx.now()),
    personal: true,
  }),
  write: async function* (ctx, actor, { subject, happened, by }, making) {
    const auditor = granted(audits(actor))
    const { language, on } = making
    const { register } = sentences(language)
    const { columns } = register
    const words: Readonly<Record<string, string>> = language === 'en' ? english : chinese
    let done = 0
    async function* rows(): AsyncGenerator<readonly Row[]> {
      const pages = pagesOf(async (cursor) => {
        const after = granted(readCursor(cursor))
        const page = await listFacts(ctx.db, auditor, { subject, happened, by, after, limit: portion })
        const about = (key: string) => page.names[key.slice(key.indexOf(':') + 1)] ?? ''
        return { items: page.facts.map((it) => ({ ...it, about: about(it.subject) })), next: page.next }
      })
      for await (const page of pages) {
        yield page
        done += page.length
        await on(done)
      }
    }
    const all: readonly Column<Row>[] = [
      { label: columns.at, width: 24, cell: (it) => formatInstant(it.at, language) },
      { label: columns.happened, width: 24, cell: (it) => words[it.happened] ?? it.happened },
      { label: columns.factSubject, width: 44, cell: (it) => it.subject },
      { label: columns.factName, width: 26, cell: (it) => it.about },
      { label: columns.n, width: 8, cell: (it) => it.n },
      { label: columns.by, width: 14, cell: (it) => it.by?.name ?? null },
      { label: columns.detail, width: 60, cell: (it) => JSON.stringify(it.detail) },
      { label: columns.hash, width: 66, cell: (it) => it.hash },
      { label: columns.checkpoint, width: 10, cell: (it) => it.checkpoint ?? register.notSealed },
    ]
    yield* bookOf(ctx, making, {
      sort: 'audit',
      filter: [
        ['subject', subject],
        ['happened', happened && (words[happened] ?? happened)],
        ['by', by],
      ],
      sheets: [sheetOf(register.sheets.facts, all, rows)],
    })
  },
}
