import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RegisterCell, registerOf } from '#documents/excel/register.ts'
import { readTable } from '#server/files/table/read.ts'
import { anyDay, anyLines } from '../support/any-answers.ts'
import { Office } from './soffice.ts'

const text = fc.oneof(
  anyLines,
  fc.constantFrom(
    '=SUM(A1:A9)',
    '+86 411',
    '-1',
    '@甲',
    '007',
    '1e5',
    '2024-01-02',
    '12%',
    'TRUE',
    '"',
    ' a ',
  ),
)
const number = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: 0, max: 10 ** 9 }).map((it) => it / 10_000),
)
const href = fc.nat({ max: 10 ** 6 }).map((n) => `https://example.com/甲?a=${n}&b="2"`)
const row = fc.tuple(
  text,
  fc.option(number),
  fc.option(anyDay.map((day) => ({ day }))),
  fc.option(fc.tuple(fc.constantFrom('打开', '𠮷 & <b>'), href).map(([it, to]) => ({ text: it, href: to }))),
)
const rows: readonly (readonly RegisterCell[])[] = fc.sample(row, { seed: 5, numRuns: 1000 })
const labels = ['名称', '数', '日期', '链接']

async function workbook(): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const columns = labels.map((label) => ({ label, width: 20 }))
  const sheet = { name: '建议清单', columns, rows: fetched() }
  for await (const it of registerOf([sheet])) parts.push(it)
  return new Uint8Array(Buffer.concat(parts))
}
async function* fetched() {
  yield* rows
}

/** What a cell holds, whatever it looks like. */
const held = (it: RegisterCell): unknown =>
  typeof it !== 'object' || it === null ? it : 'day' in it ? new Date(it.day) : it.text
const shown = (it: RegisterCell): string =>
  it === null ? '' : typeof it === 'object' ? ('day' in it ? it.day : it.text) : String(it)

let office: Office
let written: ReadonlyMap<string, Uint8Array>
beforeAll(async () => {
  office = await Office.open()
  written = new Map([['register', await workbook()]])
})
afterAll(() => office.close())

test('a register opened in Calc holds in every cell what was written, and is saved as it was', async () => {
  const saved = await office.convert(await office.convert(written, 'xlsx', 'ods'), 'ods', 'xlsx')
  const [head, ...read] = await readSheet(Buffer.from(saved.get('register') ?? []), { trim: false })
  expect(head).toEqual(labels)
  expect(read.length).toBe(rows.length)
  for (const [at, cells] of rows.entries()) expect(read[at], `row ${at + 2}`).toEqual(cells.map(held))
})

test('a register that Calc saves as separated values reads as people see it', async () => {
  const saved = await office.convert(written, 'xlsx', 'csv')
  const read = await readTable(Buffer.from(saved.get('register') ?? []))
  if (typeof read === 'string') throw new Error(read)
  expect(read.slice(1)).toEqual(rows.map((cells) => cells.map(shown)))
})
