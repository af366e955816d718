import type { ImportLooked, ImportRowView } from '#api/expert-import.ts'
import type { ListItem } from '#core/call/call.ts'
import { add as decideAdding } from '#core/decide/expert/steps.ts'
import {
  checkEntry,
  type ExpertEntry,
  type TableColumn,
  tableColumns,
  tidyEntry,
} from '#core/expert/entry.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import { halfWidth, unstorable } from '#core/text.ts'
import { expertImport as en } from '#text/en/expert-import.ts'
import { expertImport as zh } from '#text/zh-CN/expert-import.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { expertsByEmail, insertExperts, lockPool } from '../../db/experts.ts'
import { chain, storeFacts } from '../../db/facts.ts'
import { mostBytes, readTable } from '../../files/table/read.ts'
import { columnName } from '../../files/table/workbook.ts'
import { choicesIn, choosableOf, expertOf, newcomer, unitsNamed } from './entry.ts'

const mostRows = 5000
const nothing = { missing: [], rows: [], fresh: 0, known: 0, faulty: 0 }

interface Read {
  readonly looked: ImportLooked
  /** Those who are new to the pool, by the row that names them. */
  readonly entries: readonly ExpertEntry[]
}

const refused = (problem: NonNullable<ImportLooked['problem']>, missing: TableColumn[] = []): Read => ({
  looked: { ...nothing, problem, missing },
  entries: [],
})

/** What a file holds and what is wrong with it; nothing is kept. */
export async function lookAtImport(
  ctx: Context,
  actor: Actor,
  content: string,
): Promise<Result<ImportLooked, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return ok((await readImport(ctx, ctx.db, content)).looked)
}

/** Whether a file was taken in, how many it brought, and what was seen in it. */
export interface Imported {
  readonly taken: boolean
  readonly added: number
  readonly looked: ImportLooked
}

/** Takes everybody of a file in who is new, wholly, or with one fault in it not at all. */
export async function importExperts(
  ctx: Context,
  actor: Actor,
  { content, key, at }: { readonly content: string; readonly key: string; readonly at: Instant },
): Promise<Result<Imported, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return ctx.db.transaction().execute((tx) =>
    once<Imported>(tx, actor.person, key, 'import experts', at, async () => {
      // Two imports at once would both find an address new.
      await lockPool(tx)
      const { looked, entries } = await readImport(ctx, tx, content)
      if (looked.problem !== null || looked.faulty > 0) return ok({ taken: false, added: 0, looked })
      const unitOf = await unitsNamed(tx, entries)
      const decided = entries.flatMap((entry) => {
        const one = decideAdding(actor, expertOf(entry, unitOf(entry), newcomer(ctx.dice.id(at))))
        return one.ok ? [one.value] : []
      })
      await insertExperts(
        tx,
        decided.map((it) => it.becomes),
        new Date(at),
      )
      const facts = decided.flatMap((it) => chain(it.becomes.id, it.facts, actor.person, at))
      for (let from = 0; from < facts.length; from += 500) await storeFacts(tx, facts.slice(from, from + 500))
      return ok({ taken: true, added: decided.length, looked })
    }),
  )
}

async function readImport(ctx: Context, db: Db | Tx, content: string): Promise<Read> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > mostBytes) return refused('too-large')
  const cells = await readTable(bytes)
  if (typeof cells === 'string') return refused(cells)
  const first = cells.findIndex((row) => row.some((cell) => cell.trim() !== ''))
  if (first < 0) return refused('empty')
  const columns = (cells[first] ?? []).map(columnOf)
  const missing = tableColumns.filter((it) => needed.includes(it) && !columns.includes(it))
  if (missing.length > 0) return refused('missing-columns', missing)
  const rows = cells
    .map((row, at) => ({ row, n: at + 1 }))
    .slice(first + 1)
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''))
  if (rows.length === 0) return refused('empty')
  if (rows.length > mostRows) return refused('too-many-rows')
  return judged(db, await choicesIn(ctx), columns, rows)
}

const needed: readonly TableColumn[] = ['name', 'email', 'orgName']

const plain = (text: string): string =>
  halfWidth(text)
    .replaceAll(/[\s*()]/g, '')
    .toLowerCase()
const headings = new Map(
  tableColumns.flatMap((it) =>
    [it, zh.columns[it], en.columns[it]].map((name) => [plain(name), it] as const),
  ),
)
const columnOf = (heading: string): TableColumn | undefined => headings.get(plain(heading))

async function judged(
  db: Db | Tx,
  choices: Awaited<ReturnType<typeof choicesIn>>,
  columns: readonly (TableColumn | undefined)[],
  rows: readonly { readonly row: readonly string[]; readonly n: number }[],
): Promise<Read> {
  const aliases = [...choices.fieldAliases].map(([name, code]) => [plain(name), code] as const)
  const codeOf = {
    fields: new Map([...aliases, ...codesBy(choices.fields)]),
    disciplines: codesBy(choices.disciplines),
  }
  const read = rows.map(({ row, n }) => {
    const text = (it: TableColumn) => (row[columns.indexOf(it)] ?? '').trim()
    return { n, row, entry: tidyEntry(entryFrom(text, codeOf)) }
  })
  const known = new Set(
    (await expertsByEmail(db, [...new Set(read.map((it) => it.entry.email.toLowerCase()))])).map(
      (it) => it.email,
    ),
  )
  const choosable = choosableOf(choices)
  const seen = new Map<string, number>()
  const entries: ExpertEntry[] = []
  const views = read.map(({ n, row, entry }): ImportRowView => {
    const cellOf = (it: TableColumn) =>
      columns.includes(it) ? `${columnName(columns.indexOf(it))}${n}` : String(n)
    const findings: ImportRowView['findings'] = checkEntry(entry, choosable).map(({ at, code, word }) => {
      const column = at === 'blackouts' ? 'name' : at
      return { column, cell: cellOf(column), code, word }
    })
    const earlier = entry.email === '' ? undefined : seen.get(entry.email)
    if (earlier !== undefined)
      findings.push({ column: 'email', cell: cellOf('email'), code: 'twice', word: String(earlier) })
    else if (entry.email !== '') seen.set(entry.email, n)
    for (const [at, cell] of row.entries()) {
      const column = columns[at]
      if (column === undefined) continue
      // A cell that a spreadsheet would run is no name and no word; what cannot be stored is none either.
      if (/^[=@]/.test(cell.trim()))
        findings.push({ column, cell: cellOf(column), code: 'formula', word: '' })
      if (unstorable(cell)) findings.push({ column, cell: cellOf(column), code: 'unstorable', word: '' })
    }
    const fate = findings.length > 0 ? 'faulty' : known.has(entry.email) ? 'known' : 'new'
    if (fate === 'new') entries.push(entry)
    return { row: n, name: entry.name, email: entry.email, orgName: entry.orgName, fate, findings }
  })
  const count = (fate: ImportRowView['fate']) => views.filter((it) => it.fate === fate).length
  return {
    looked: {
      problem: null,
      missing: [],
      rows: views,
      fresh: count('new'),
      known: count('known'),
      faulty: count('faulty'),
    },
    entries,
  }
}

/** Codes by the code itself and by either name, as people write them. */
const codesBy = (items: readonly ListItem[]): ReadonlyMap<string, string> =>
  new Map(items.flatMap(({ code, name }) => [name.en, name.zh, code].map((it) => [plain(it), code] as const)))

function entryFrom(
  text: (column: TableColumn) => string,
  codeOf: Readonly<Record<'fields' | 'disciplines', ReadonlyMap<string, string>>>,
): ExpertEntry {
  const codes = (column: 'fields' | 'disciplines') =>
    apart(text(column)).map((it) => codeOf[column].get(plain(it)) ?? it)
  const limit = text('loadLimit')
  return {
    name: text('name'),
    email: text('email'),
    mobile: text('mobile'),
    orgName: text('orgName'),
    orgCode: text('orgCode'),
    units: apart(text('units')).map((name) => ({ name, creditCode: null })),
    title: text('title'),
    fields: codes('fields'),
    disciplines: codes('disciplines'),
    keywords: apart(text('keywords')),
    loadLimit: limit === '' ? usualLoad : Number(halfWidth(limit)),
    blackouts: [],
    avoid: apart(text('avoid')),
    language: [...zh.english, ...en.english].includes(plain(text('language'))) ? 'en' : 'zh-CN',
  }
}

/** How many tasks at once where nobody said otherwise; the table's default says the same. */
const usualLoad = 12

const apart = (text: string): readonly string[] => text.split(/[;\uff1b\u3001\n]/)
