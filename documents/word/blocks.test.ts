import { expect, test } from 'vitest'
import { blocksOf, parseXml } from './blocks.ts'

const textOf = (inner: string): string => {
  const parsed = parseXml(
    `<w:document xmlns:w="w" xmlns:mc="mc"><w:body><w:tbl><w:tr><w:tc>${inner}</w:tc></w:tr></w:tbl></w:body></w:document>`,
  )
  const [table] = (parsed.ok && blocksOf(parsed.value)) || []
  return table?.sort === 'table' ? (table.rows[0]?.[0]?.text ?? '') : ''
}
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const para = (inner: string) => `<w:p>${inner}</w:p>`

test.each([
  [
    'a tick inserted as a symbol',
    para(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run('甲')}`),
    '☑甲',
  ],
  [
    'a box inserted as a symbol',
    para(`<w:r><w:sym w:font="Wingdings" w:char="A8"/></w:r>${run('甲')}`),
    '☐甲',
  ],
  [
    'a symbol that nobody knows',
    para(`<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>${run('甲')}`),
    '\ufffd甲',
  ],
  ['a hyphen that does not break', para(`${run('A')}<w:r><w:noBreakHyphen/></w:r>${run('B')}`), 'A-B'],
  ['a tracked deletion', para(`<w:del>${run('旧')}</w:del>${run('新')}`), '新'],
  ['a tracked move', para(`<w:moveFrom>${run('移')}</w:moveFrom><w:moveTo>${run('移')}</w:moveTo>`), '移'],
  [
    'a text box, once',
    para(
      `<mc:AlternateContent><mc:Choice>${run('框')}</mc:Choice><mc:Fallback>${run('框')}</mc:Fallback></mc:AlternateContent>`,
    ),
    '框',
  ],
  [
    'a table put into an answer',
    `${para(run('前'))}<w:tbl><w:tr><w:tc>${para(run('一'))}</w:tc><w:tc>${para(run('二'))}</w:tc></w:tr></w:tbl>${para(run('后'))}`,
    '前\n一\t二\n后',
  ],
])('a cell says what a reader sees: %s', (_, inner, text) => {
  expect(textOf(inner)).toBe(text)
})
