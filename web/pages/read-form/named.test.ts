import { expect, test } from 'vitest'
import type { Field } from '#core/form/form.ts'
import { namedIn } from './named.ts'
import type { Found } from './sorted.ts'

const field = (id: string) => ({ id }) as Field
const found = (files: Found['files'], value: unknown = [{ id: 'r1' }, { id: 'r2' }]) =>
  ({ files, value }) as Found
const names = (row: string, name: string) => ({ row, column: 'file', name })

test('a file that several rows name stands once, with the number of each row', () => {
  const [proofs, papers] = [field('proofs'), field('papers')]
  expect(
    namedIn([
      { field: proofs, it: found([names('r2', 'a.pdf'), names('r1', 'b.pdf'), names('r1', 'a.pdf')]) },
      { field: papers, it: found([names('r1', 'a.pdf'), names('r1', 'a.pdf')]) },
      { field: field('title'), it: found([], 'text') },
    ]),
  ).toEqual([
    {
      name: 'a.pdf',
      places: [
        { field: proofs, rows: [1, 2] },
        { field: papers, rows: [1] },
      ],
    },
    { name: 'b.pdf', places: [{ field: proofs, rows: [1] }] },
  ])
})
