import { expect, test } from 'vitest'
import type { Form } from '#core/form/form.ts'
import { editsOver } from './ops.ts'

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
