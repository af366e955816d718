import { expect, test } from 'vitest'
import { checkUnit, tidyUnit, type UnitEntry, unitColumns } from './entry.ts'

const codes = { type: new Set(['ENT']), district: new Set(['1']) }
const right: UnitEntry = {
  name: '某某公司',
  creditCode: '91210200MA0UATX16R',
  type: 'ENT',
  district: '1',
  contactName: '李文',
  contactEmail: 'li.wen@example.com',
}

test.each<[situation: string, change: Partial<UnitEntry>, faults: readonly string[]]>([
  ['all is there', {}, []],
  ['a name of two characters', { name: '某司' }, []],
  ['a name of one', { name: '司' }, ['name not-a-name']],
  ['a name of a hundred', { name: '司'.repeat(100) }, []],
  ['a name of more', { name: '司'.repeat(101) }, ['name too-long']],
  ['a name with a link', { name: '请看 http://evil.example' }, ['name not-a-name']],
  ['a code of another shape', { creditCode: '12' }, ['creditCode not-a-credit-code']],
  ['a code whose digit does not fit', { creditCode: '91210200MA0UATX160' }, []],
  ['an unknown type', { type: 'CLUB' }, ['type unknown-code']],
  ['an unknown district', { district: 'ENT' }, ['district unknown-code']],
  ['a contact that is no name', { contactName: 'http://a.example' }, ['contactName not-a-name']],
  ['an address that is none', { contactEmail: 'li.wen' }, ['contactEmail not-an-email']],
  [
    'nothing at all',
    { name: '', creditCode: '', type: '', district: '', contactName: '', contactEmail: '' },
    unitColumns.map((it) => `${it} missing`),
  ],
])('a unit in a table: %s', (_situation, change, faults) => {
  const entry = { ...right, ...change }
  const found = checkUnit(entry, codes)
  expect(found.map((it) => `${it.at} ${it.code}`)).toEqual(faults)
  expect(found.map((it) => it.word)).toEqual(found.map((it) => entry[it.at]))
})

test('it is kept without blanks, codes and addresses in one form', () => {
  expect(
    tidyUnit({
      name: ' 某某公司 ',
      creditCode: ' ９１210200-ma0uatx16r',
      type: ' ENT ',
      district: ' 1 ',
      contactName: ' 李文 ',
      contactEmail: ' Li.Wen@Example.com ',
    }),
  ).toMatchObject({ ...right, contactEmail: expect.stringMatching(/^li\.wen@example\.com$/i) })
  expect(tidyUnit({ ...right, contactEmail: ' none ' }).contactEmail).toBe('none')
})
