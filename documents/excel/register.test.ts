import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { type RegisterCell, registerOf } from './register.ts'

async function* rowsOf(rows: Iterable<readonly RegisterCell[]>) {
  yield* rows
}
const columns = ['名称', '数', '日期', '链接'].map((label) => ({ label, width: 20 }))
async function bytesOf(rows: Iterable<readonly RegisterCell[]>, name = '清单'): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const it of registerOf([{ name, columns, rows: rowsOf(rows) }])) parts.push(it)
  return Buffer.concat(parts)
}
const read = async (rows: Iterable<readonly RegisterCell[]>) =>
  (await readSheet(await bytesOf(rows))).slice(1)

describe('a register', () => {
  test.each<[string, readonly RegisterCell[], readonly unknown[]]>([
    ['text of every plane', ['轴承𠮷&<>"\'', 1, null, null], ['轴承𠮷&<>"\'', 1, null, null]],
    ['a formula stays text', ['=1+1', null, null, null], ['=1+1', null, null, null]],
    ['signs that begin one', ['+86 411', null, null, '@cmd'], ['+86 411', null, null, '@cmd']],
    ['numbers', ['x', -0.25, null, null], ['x', -0.25, null, null]],
    ['days', ['x', null, { day: '2024-02-29' }, null], ['x', null, new Date('2024-02-29'), null]],
    [
      'a link',
      ['x', null, null, { text: '打开', href: 'https://example.com/?a=1&b=2' }],
      ['x', null, null, '打开'],
    ],
    [
      'a link that looks like a formula',
      [null, null, null, { text: '=cmd|轴承', href: 'https://example.com/' }],
      [null, null, null, '=cmd|轴承'],
    ],
    ['what XML has no place for', ['a\u0000b\u001fc', null, null, null], ['abc', null, null, null]],
    ['lines', ['一\n二', null, null, null], ['一\n二', null, null, null]],
  ])('keeps %s', async (_, row, expected) => {
    expect(await read([row])).toEqual([expected])
  })

  test.each<[string, RegisterCell, boolean]>([
    ['a text', '轴承', false],
    ['a text that looks like a formula', '=1+1', true],
    ['a link', { text: '轴承', href: 'https://example.com/' }, false],
    ['a link that looks like a formula', { text: '=1+1', href: 'https://example.com/' }, true],
  ])('marks %s as quoted only where a sheet could take it for one', async (_, cell, quoted) => {
    const parts = unzipSync(await bytesOf([[cell]]))
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    const at = Number(/<c r="A2" s="(\d+)"/.exec(part('xl/worksheets/sheet1.xml'))?.[1])
    const [, looks = ''] = /<cellXfs count="\d+">(.*?)<\/cellXfs>/s.exec(part('xl/styles.xml')) ?? []
    const look = looks.match(/<xf[^>]*?\/>|<xf.*?<\/xf>/gs)?.[at]
    expect(look?.includes('quotePrefix="1"')).toBe(quoted)
  })

  test('has its head and nothing else where there are no rows', async () => {
    expect(await readSheet(await bytesOf([]))).toEqual([['名称', '数', '日期', '链接']])
  })

  test('of many rows comes in portions and whole', async () => {
    const many = Array.from({ length: 20_000 }, (_, n): RegisterCell[] => [`第 ${n} 行`, n, null, null])
    let portions = 0
    for await (const _ of registerOf([{ name: 'x', columns, rows: rowsOf(many) }])) portions++
    expect(portions).toBeGreaterThan(10)
    expect((await read(many)).at(-1)).toEqual(['第 19999 行', 19_999, null, null])
  })

  test('names its sheets so that Excel opens them', async () => {
    expect((await readSheet(await bytesOf([], '甲/乙:丙[丁]'.repeat(9)))).length).toBe(1)
  })
})
