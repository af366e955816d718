import { expect, test } from 'vitest'
import { aDirectionForm } from '#test/support/make-direction-form.ts'
import { checkSourcing, type SourcingGiven } from './sourcing.ts'

const source = (change: Partial<SourcingGiven['sources'][number]> = {}) => ({
  suggestion: 'a',
  no: 'XS2030-STUDY-000007',
  state: 'condensing' as const,
  version: 1,
  latest: 1,
  use: 'merged',
  note: '',
  ...change,
})
const given = (change: Partial<SourcingGiven> = {}): SourcingGiven => ({
  form: aDirectionForm(),
  answers: { need: '运维急需。', content: [{ id: 'r1', cells: { text: '研究涂层。' } }], notes: '无。' },
  hasReason: false,
  sources: [source()],
  links: [
    { place: 'need', suggestion: 'a' },
    { place: 'content/r1/text', suggestion: 'a' },
  ],
  ...change,
})

test.each<[situation: string, given: SourcingGiven, hits: string[]]>([
  ['all is said and drawn on', given(), []],
  ['no source and no reason', given({ sources: [], links: [] }), ['no-source']],
  ['no source for a reason', given({ sources: [], links: [], hasReason: true }), []],
  [
    'a row comes from nowhere',
    given({ links: [{ place: 'need', suggestion: 'a' }] }),
    ['sentence-without-source content/r1'],
  ],
  [
    'a text comes from nowhere',
    given({ links: [{ place: 'content/r1/text', suggestion: 'a' }] }),
    ['sentence-without-source need'],
  ],
  [
    'a blank text and a blank row come from nowhere',
    given({
      answers: { need: ' ', content: [{ id: 'r1', cells: { text: '' } }] },
      links: [{ place: 'notes', suggestion: 'a' }],
    }),
    [],
  ],
  [
    'only the other of two is drawn on',
    given({ sources: [source(), source({ suggestion: 'b', no: 'XS2030-STUDY-000008' })] }),
    ['source-unused b'],
  ],
  [
    'used in part and merged, and gone',
    given({
      sources: [
        source({ state: 'partly-adopted' }),
        source({ state: 'merged' }),
        source({ state: 'accepted' }),
      ],
    }),
    ['source-gone a'],
  ],
  ['nothing written yet', given({ answers: {}, links: [] }), ['source-unused a']],
  ['unused, with a note', given({ answers: {}, links: [], sources: [source({ note: '背景材料' })] }), []],
  ['unused, as a reference', given({ answers: {}, links: [], sources: [source({ use: 'reference' })] }), []],
  ['withdrawn since', given({ sources: [source({ state: 'withdrawn' })] }), ['source-gone a']],
  ['frozen since', given({ sources: [source({ state: 'frozen', latest: 2 })] }), ['source-gone a']],
  ['changed since', given({ sources: [source({ latest: 2 })] }), ['source-changed a']],
  ['concluded', given({ sources: [source({ state: 'adopted' })] }), []],
])('%s', (_situation, it, hits) => {
  expect(
    checkSourcing(it).map((hit) =>
      [hit.code, 'place' in hit ? hit.place : 'suggestion' in hit ? hit.suggestion : ''].join(' ').trim(),
    ),
  ).toEqual(hits)
})
