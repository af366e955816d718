import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openForm } from './read-form.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const body = (inside: string) => `${head}<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`
const paragraph = '<w:p><w:r><w:t>正文</w:t></w:r></w:p>'
const packed = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, it]) => [name, typeof it === 'string' ? strToU8(it) : it]),
    ),
  )
const word = (inside: string, more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  packed({ 'word/document.xml': body(inside), ...more })
const outcome = (bytes: Uint8Array): string => {
  const opened = openForm(bytes)
  return opened.ok ? `${opened.value.blocks.length} blocks` : opened.error
}
const repeated = (text: string, times: number) => text.repeat(times)
const whole = word(paragraph)

describe('a file that is no form, or was made to harm,', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['is read where it is sound', () => whole, '1 blocks'],
    ['nothing at all', () => new Uint8Array(), 'not-word'],
    ['a program that calls itself a form', () => strToU8('MZ\u0090 This program cannot be run'), 'not-word'],
    [
      'a Word file of before 2007, or one with a password',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]),
      'old-or-locked',
    ],
    ['a workbook', () => packed({ 'xl/workbook.xml': '<x/>' }), 'not-word'],
    ['cut off in the middle', () => whole.slice(0, whole.length / 2), 'damaged'],
    ['unpacks to far more than a form', () => word(repeated(paragraph, 600_000)), 'too-large'],
    [
      'has ten thousand parts',
      () => word(paragraph, Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x${n}`, '']))),
      'too-large',
    ],
    [
      'grows by entities',
      () =>
        packed({
          'word/document.xml': `${head}<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${body('&b;')}`,
        }),
      'declares-entities',
    ],
    [
      'asks for a file of ours',
      () => packed({ 'word/document.xml': `<!DOCTYPE x SYSTEM "file:///etc/passwd">${body(paragraph)}` }),
      'declares-entities',
    ],
    ['broken off tags', () => packed({ 'word/document.xml': '<w:document><w:body><w:p>' }), 'damaged'],
    ['nests without end', () => word(`${repeated('<w:r>', 50_000)}${repeated('</w:r>', 50_000)}`), 'damaged'],
    [
      'macros are never unpacked',
      () => word(paragraph, { 'word/vbaProject.bin': new Uint8Array(1000) }),
      '1 blocks',
    ],
    [
      'names that climb out of the folder lead nowhere',
      () => word(paragraph, { '../../etc/passwd': 'x', '/root/x': 'y' }),
      '1 blocks',
    ],
    [
      'a table of ten thousand rows is read',
      () =>
        word(
          `<w:tbl>${repeated(`<w:tr><w:tc>${paragraph}</w:tc><w:tc>${paragraph}</w:tc></w:tr>`, 10_000)}</w:tbl>`,
        ),
      '1 blocks',
    ],
  ])('%s', (_, make, expected) => {
    expect(outcome(make())).toBe(expected)
  })
})

test('text behind tracked changes, fields and content controls is what a reader sees', () => {
  const inside =
    '<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>' +
    '<w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:r><w:instrText> HYPERLINK "http://example.com" </w:instrText></w:r></w:p></w:sdtContent></w:sdt>'
  const opened = openForm(word(inside))
  expect(opened.ok && opened.value.blocks).toEqual([{ sort: 'paragraph', text: '甲乙', marks: [] }])
})
