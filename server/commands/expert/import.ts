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
import { halfWidth } from '#core/text.ts'
import { expertImport as en } from '#text/en/expert-import.ts'
import { expertImport as zh } from '#text/zh-CN/expert-import.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { expertsByEmail, insertExperts, lockPool } from '../../db/experts.ts'
import { chain, storeFacts } from '../../db/facts.ts'
import { type HeadedRow, headed, headsOf, plainHead } from '../../files/table/headed.ts'
import { mostBytes, readTable } from '../../files/table/read.ts'
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
  const table = headed(cells, heads, needed, mostRows)
  if (table.problem === 'missing-columns') return refused(table.problem, [...table.missing])
  if (table.problem !== null) return refused(table.problem)
  return judged(db, await choicesIn(ctx), table.rows)
}

const needed: readonly TableColumn[] = ['name', 'email', 'orgName']
const heads = headsOf(tableColumns, zh.columns, en.columns)

async function judged(
  db: Db | Tx,
  choices: Awaited<ReturnType<typeof choicesIn>>,
  rows: readonly HeadedRow<TableColumn>[],
): Promise<Read> {
  const aliases = [...choices.fieldAliases].map(([name, code]) => [plainHead(name), code] as const)
  const codeOf = {
    fields: new Map([...aliases, ...codesBy(choices.fields)]),
    disciplines: codesBy(choices.disciplines),
  }
  const read = rows.map((row) => ({ row, entry: tidyEntry(entryFrom(row.text, codeOf)) }))
  const known = new Set(
    (await expertsByEmail(db, [...new Set(read.map((it) => it.entry.email.toLowerCase()))])).map(
      (it) => it.email,
    ),
  )
  const choosable = choosableOf(choices)
  const seen = new Map<string, number>()
  const entries: ExpertEntry[] = []
  const views = read.map(({ row, entry }): ImportRowView => {
    const findings: ImportRowView['findings'] = checkEntry(entry, choosable).map(({ at, code, word }) => {
      const column = at === 'blackouts' ? 'name' : at
      return { column, cell: row.cell(column), code, word }
    })
    const earlier = entry.email === '' ? undefined : seen.get(entry.email)
    if (earlier !== undefined)
      findings.push({ column: 'email', cell: row.cell('email'), code: 'twice', word: String(earlier) })
    else if (entry.email !== '') seen.set(entry.email, row.n)
    for (const { column, code } of row.unusable)
      findings.push({ column, cell: row.cell(column), code, word: '' })
    const fate = findings.length > 0 ? 'faulty' : known.has(entry.email) ? 'known' : 'new'
    if (fate === 'new') entries.push(entry)
    return { row: row.n, name: entry.name, email: entry.email, orgName: entry.orgName, fate, findings }
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
  new Map(
    items.flatMap(({ code, name }) => [name.en, name.zh, code].map((it) => [plainHead(it), code] as const)),
  )

function entryFrom(
  text: (column: TableColumn) => string,
  codeOf: Readonly<Record<'fields' | 'disciplines', ReadonlyMap<string, string>>>,
): ExpertEntry {
  const codes = (column: 'fields' | 'disciplines') =>
    apart(text(column)).map((it) => codeOf[column].get(plainHead(it)) ?? it)
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
    language: [...zh.english, ...en.english].includes(plainHead(text('language'))) ? 'en' : 'zh-CN',
  }
}

/** How many tasks at once where nobody said otherwise; the table's default says the same. */
const usualLoad = 12

const apart = (text: string): readonly string[] => text.split(/[;\uff1b\u3001\n]/)
