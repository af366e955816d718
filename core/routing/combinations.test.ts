import { describe, expect, test } from 'vitest'
import { aCall, aKind } from '#test/support/make-call.ts'
import type { OfficeCode } from '../id.ts'
import { asksField, combinationsOf, routeIn } from './combinations.ts'
import { printMatrix, routeRows } from './matrix.ts'

const office = (code: string) => code as OfficeCode
const name = { zh: '名', en: 'Name' }
const livelihoods = [
  { code: 'HEALTH', name, aliases: [] },
  { code: 'OTHER', name, aliases: [] },
  { code: 'SHOW', name, aliases: [] },
]

const call = aCall({
  livelihoods,
  kinds: [
    aKind({ code: 'LIFE', asksLivelihood: true }),
    aKind({ code: 'SOME', asksLivelihood: true, field: { forLivelihood: ['OTHER'] } }),
    aKind({ code: 'FAIR', field: { fixed: 'SEA' } }),
    aKind({ code: 'STUDY', field: { ask: 'never' } }),
  ],
  aliases: [{ kind: 'LIFE', livelihood: 'SHOW', becomes: 'FAIR' }],
  routing: [
    { kind: ['FAIR'], office: office('ONE') },
    { kind: ['LIFE', 'SOME'], livelihood: ['HEALTH'], office: office('ONE') },
    { kind: ['LIFE', 'SOME'], field: ['ELSE'], refuse: { zh: '不收', en: 'Not collected' } },
    { kind: ['LIFE', 'SOME', 'STUDY'], office: office('TWO'), triage: true },
  ],
})

describe('combinations that a form can express', () => {
  const of = (kind: string) =>
    combinationsOf(call)
      .filter((it) => it.kind === kind)
      .map((it) => `${it.livelihood ?? '-'}/${it.field ?? '-'}`)
  test.each([
    [
      'both asked, the alias once',
      'LIFE',
      ['HEALTH/SEA', 'HEALTH/AIR', 'HEALTH/ELSE', 'OTHER/SEA', 'OTHER/AIR', 'OTHER/ELSE', 'SHOW/-'],
    ],
    [
      'the field only for one livelihood',
      'SOME',
      ['HEALTH/-', 'OTHER/SEA', 'OTHER/AIR', 'OTHER/ELSE', 'SHOW/-'],
    ],
    ['a fixed field', 'FAIR', ['-/SEA']],
    ['no field', 'STUDY', ['-/-']],
  ])('%s', (_, kind, expected) => expect(of(kind)).toEqual(expected))
})

test('an alias leads where the other kind goes, with its fixed field', () => {
  expect(routeIn(call, { kind: 'LIFE', field: null, livelihood: 'SHOW' })).toEqual({
    office: 'ONE',
    triage: false,
  })
})

test.each([
  ['LIFE', 'HEALTH', true],
  ['LIFE', 'SHOW', false],
  ['SOME', 'HEALTH', false],
  ['SOME', 'OTHER', true],
  ['FAIR', null, false],
  ['STUDY', null, false],
])('%s with %s asks a field: %s', (code, livelihood, asks) => {
  const kind = call.kinds.find((it) => it.code === code) ?? aKind()
  expect(asksField(call, kind, livelihood)).toBe(asks)
})

test('a row for machines has an office or a refusal', () => {
  const rows = routeRows(call)
  expect(rows[2]).toEqual({
    type: 'LIFE',
    field: 'ELSE',
    livelihood: 'HEALTH',
    office: 'ONE',
    triage: false,
    refused: null,
  })
  expect(rows[5]).toEqual({
    type: 'LIFE',
    field: 'ELSE',
    livelihood: 'OTHER',
    office: null,
    triage: false,
    refused: '不收',
  })
})

test('the table for people', () => {
  expect(printMatrix(call)).toBe(`\
     FAIR  STUDY
-          TWO?
SEA  ONE

LIFE  HEALTH  OTHER  SHOW
-                    ONE
SEA   ONE     TWO?
AIR   ONE     TWO?
ELSE  ONE     ✖

SOME  HEALTH  OTHER  SHOW
-     ONE            TWO?
SEA           TWO?
AIR           TWO?
ELSE          ✖

✖ LIFE × OTHER × ELSE: 不收
✖ SOME × OTHER × ELSE: 不收
`)
})
