import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Prose, ProseBlock } from '#documents/prose.ts'
import { wordOfProse } from '#documents/word/prose.ts'
import { Office } from './soffice.ts'

/** The contents of a guide in Word carry page numbers before anybody updates a field. */

const sentence =
  '围绕深远海装备长效防护，突破涂层材料与检测评价技术，形成可推广的工艺与标准（2030 年前完成验证）。'
const many = 12
const blocks: readonly ProseBlock[] = Array.from({ length: many }, (_, n): ProseBlock[] => [
  { sort: 'heading', level: n % 4 === 0 ? 1 : 2, text: { first: `方向之${n + 1}号` } },
  ...Array.from(
    { length: 3 + ((n * 7) % 5) },
    (_, k): ProseBlock => ({ sort: 'text', text: { first: sentence.repeat(2 + ((n + k) % 4)) } }),
  ),
]).flat()
const guide: Prose = {
  title: { first: '项目指南' },
  under: [],
  contents: { first: '目录' },
  blocks,
  notes: [],
}

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

test('every heading stands in the contents with its page, as LibreOffice sets it, or the one before', async () => {
  const word = await wordOfProse(guide)
  const pdf = (await office.convert(new Map([['guide', word]]), 'docx', 'pdf')).get('guide')
  const { text } = await extractText(new Uint8Array(pdf ?? []), { mergePages: false })
  const [contents = '', ...pages] = text.map((it) => it.replaceAll(/\s/g, ''))
  const said = [...contents.matchAll(/方向之(\d+)号[^\d方]*(\d+)/g)].map((it) => [
    Number(it[1]),
    Number(it[2]),
  ])
  expect(said.map(([n]) => n)).toEqual(Array.from({ length: many }, (_, n) => n + 1))
  const set = said.map(([n]) => pages.findIndex((page) => page.includes(`方向之${n}号`)) + 2)
  expect(said.map(([, page = 0], n) => Math.abs(page - (set[n] ?? 0))).filter((off) => off > 1)).toEqual([])
  expect(said.filter(([, page], n) => page === set[n]).length).toBeGreaterThanOrEqual(many * 0.7)
})
