import { inflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Prose } from '#documents/prose.ts'
import { drawn, openPress } from './paper.ts'

const aProse = (change: Partial<Prose> = {}): Prose => ({
  title: { first: '告知书' },
  under: [],
  blocks: [],
  notes: [],
  ...change,
})
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-'

/** How many pages a PDF says that it has. */
const pagesOf = (bytes: Uint8Array): number => {
  const file = Buffer.from(bytes)
  const streams = [...file.toString('latin1').matchAll(/stream\r?\n/g)].map((it) => {
    try {
      return inflateSync(file.subarray(it.index + it[0].length)).toString('latin1')
    } catch {
      return ''
    }
  })
  return [file.toString('latin1'), ...streams].join('\n').match(/\/Type ?\/Page\b/g)?.length ?? 0
}

test.each([
  ['signs of the language that typst reads', '#panic("no") *a* _b_ $x^2$ `c` <l> @r \\ // /* = - + ~ " \' ]'],
  ['an unclosed bracket', '[[[ {{{ ((('],
  ['marks of XML', '</w:t></w:r> & <script>'],
  ['signs that no face has', '𠮷☃\u{10ffff}'],
  ['a word without end', 'x'.repeat(3000)],
])('%s are set as they are', async (_, text) => {
  const said = { first: text }
  const prose = aProse({
    running: said,
    letterhead: said,
    title: said,
    under: [said],
    contents: said,
    blocks: [
      { sort: 'heading', level: 1, text: said },
      { sort: 'heading', level: 2, text: { first: text, second: text } },
      { sort: 'text', label: said, text: { first: `${text}\n${text}`, second: text } },
      { sort: 'pairs', rows: [{ label: said, text: said }] },
      { sort: 'table', caption: said, columns: [{ label: said, share: 1 }], rows: [[said]] },
      { sort: 'code', address: 'https://zhinan.example/receipt?no=1', lines: [said] },
      { sort: 'signed', lines: [said] },
    ],
    notes: [said],
  })
  const [pdf, word] = await Promise.all([drawn(prose, 'pdf'), drawn(prose, 'docx')])
  expect(isPdf(pdf)).toBe(true)
  const parts = unzipSync(word)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  expect(xml).not.toContain('<script>')
  expect(Object.keys(parts).some((it) => it.endsWith('.png'))).toBe(true)
})

test('a list of contents stands before the text, and headings are Word’s own', async () => {
  const prose = aProse({
    contents: { first: '目录' },
    blocks: Array.from({ length: 40 }, (_, at) => [
      { sort: 'heading', level: 2, text: { first: `${at}. 方向` } } as const,
      { sort: 'text', text: { first: '研究内容。'.repeat(60) } } as const,
    ]).flat(),
  })
  expect(pagesOf(await drawn(prose, 'pdf'))).toBeGreaterThan(15)
  const xml = strFromU8(unzipSync(await drawn(prose, 'docx'))['word/document.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/TOC \\h \\o (&quot;|")1-2/)
  expect(xml.match(/w:pStyle w:val="Heading2"/g)?.length).toBe(40)
})

test('a paper that cannot be drawn fails alone: the next is drawn', async () => {
  const broken = {
    title: { first: '坏' },
    blocks: [{ sort: 'text' }],
    under: [],
    notes: [],
  } as unknown as Prose
  const [one, other] = await Promise.allSettled([drawn(broken, 'pdf'), drawn(aProse(), 'pdf')])
  expect([one.status, other.status]).toEqual(['rejected', 'fulfilled'])
  expect(isPdf(await drawn(aProse(), 'pdf'))).toBe(true)
})

test('a press that answers nothing is given up, however many ask meanwhile', async () => {
  // It has not begun to draw by then: to start alone takes longer.
  const draw = openPress({ works: 100, idle: 100 })
  const asked: Promise<unknown>[] = []
  const ask = () => asked.push(draw(aProse(), 'pdf').catch((error: unknown) => String(error)))
  ask()
  const again = setInterval(ask, 20)
  expect(await asked[0]).toBe('Error: The press has stopped.')
  clearInterval(again)
  await Promise.all(asked)
})
