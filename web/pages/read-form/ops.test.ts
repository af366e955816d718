import { expect, test } from 'vitest'
import type { Form } from '#core/form/form.ts'
import { editsOver, linked } from './ops.ts'

const label = { zh: '题', en: 'Question' }
const form: Form = {
  id: 'f',
  title: label,
  rules: [],
  sections: [
    {
      id: 's',
      title: label,
      group: label,
      sheet: 'collection',
      fields: [
        { kind: 'text', id: 'title', label, max: 40 },
        {
          kind: 'table',
          id: 'teams',
          label,
          maxRows: 9,
          columns: [{ kind: 'text', id: 'name', label, max: 40 }],
        },
      ],
    },
  ],
}
const row = (id: string, name: string) => ({ id, cells: { name } })
const stands = (path: string, value: unknown, rev: number) => ({ path, value, rev })

test.each([
  ['an answer to an empty question', [], { title: '新' }, [{ path: 'title', value: '新', base: 0 }]],
  [
    'an answer in place of what a draft begins with',
    [stands('title', '旧', 3)],
    { title: '新' },
    [{ path: 'title', value: '新', base: 3 }],
  ],
  ['what stands there already', [stands('title', '新', 3)], { title: '新' }, []],
  ['what the form does not ask', [], { other: '无处可写' }, []],
  ['a table that is not taken, beside rows that stand', [stands('teams/a', 'm', 2)], {}, []],
])('%s', (_, standing, answers, edits) => {
  expect(editsOver(form, standing, answers)).toEqual(edits)
})

test('a table takes the place of the rows that stand there, and written again it stays', () => {
  const standing = [stands('teams/a', 'm', 2), stands('teams/a/name', '旧队', 4)]
  const answers = { teams: [row('b', '甲队')] }
  const edits = editsOver(form, standing, answers)
  expect(edits).toEqual([
    { path: 'teams/a', value: null, base: 2 },
    { path: 'teams/b', value: expect.any(String), base: 0 },
    { path: 'teams/b/name', value: '甲队', base: 0 },
  ])
  const after = edits.slice(1).map(({ path, value }) => stands(path, value, 9))
  expect(editsOver(form, after, answers)).toEqual([])
})

test('a row that names a file gets it where the draft has one of exactly that name', () => {
  const [first] = form.sections
  if (!first) throw new Error('There is no section.')
  const columns = [
    { kind: 'text', id: 'name', label, max: 40 },
    { kind: 'file-of', id: 'file', label, of: 'slot' },
  ] as const
  const slot = { kind: 'files', id: 'slot', label, maxFiles: 9, accept: ['pdf'] } as const
  const fields = [slot, { kind: 'table', id: 'proofs', label, maxRows: 9, columns } as const]
  const asked: Form = { ...form, sections: [{ ...first, fields }] }
  const file = { id: 'f1', name: '报告.pdf', size: 1, sha256: '' }
  const named = [
    { row: 'a', column: 'file', name: '报告.pdf' },
    { row: 'b', column: 'file', name: '报告 2.pdf' },
    { row: 'a', column: 'name', name: '报告.pdf' },
  ]
  const answers = { proofs: [row('a', '甲'), row('b', '乙')], title: '新' }
  expect(linked(asked, [stands('slot', [file], 1)], answers, named)).toEqual({
    proofs: [{ id: 'a', cells: { name: '甲', file: 'f1' } }, row('b', '乙')],
    title: '新',
  })
  expect(linked(asked, [], answers, named)).toEqual(answers)
})
