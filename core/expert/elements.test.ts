import { describe, expect, test } from 'vitest'
import { anAssessedForm, anElement } from '#test/support/make-assessed-form.ts'
import { aScoreSheet } from '#test/support/make-direction-form.ts'
import { aBehind } from '#test/support/make-expert.ts'
import { aForm } from '#test/support/make-form.ts'
import type { Answers } from '../form/answers.ts'
import { releasableOf, shownOf } from './blind.ts'
import { namesIn } from './names.ts'
import { checkSheet, judgedOf } from './score.ts'
import { elementsOf, type SheetWords, sheetForm, usedForElements } from './sheet-form.ts'

const form = anAssessedForm()
const words = (zh: string) => ({ zh, en: zh })
const plain = words('说明')
const sheetWords: SheetWords = {
  title: plain,
  scores: plain,
  readiness: plain,
  verdict: plain,
  points: () => plain,
  why: plain,
  levelOf: (element, self) => words(`${element.zh} ${self}`),
  levelHint: plain,
  levelWhy: plain,
  levelWhyHint: plain,
  advise: plain,
  flags: plain,
  comment: plain,
  commentHint: plain,
  forOffice: plain,
  forOfficeHint: plain,
}
const told = (answers: Answers) => elementsOf(form, answers).map((it) => `${it.id} ${it.name.zh} ${it.self}`)

describe('elements that experts judge', () => {
  test.each<[string, Answers, readonly string[]]>([
    ['nothing said', {}, []],
    ['the whole stated', { now: '4' }, ['now 现有等级 4']],
    ['stated, and elements without an answer', { now: '4', parts: [anElement('r1', 0)] }, ['now 现有等级 4']],
    [
      'none of them critical',
      { now: '4', parts: [anElement('r1', 3, { critical: false })] },
      ['now 现有等级 4'],
    ],
    [
      'the critical ones, each with its own level',
      { now: '4', parts: [anElement('r1', 5), anElement('r2', 3, { critical: false }), anElement('r3', 4)] },
      ['r1 元素r1 5', 'r3 元素r3 4'],
    ],
    [
      'one before the first level',
      { parts: [anElement('r1', 5), anElement('r2', 0)] },
      ['r1 元素r1 5', 'r2 元素r2 0'],
    ],
  ])('%s', (_, answers, expected) => expect(told(answers)).toEqual(expected))

  test('other levels than the one now are no element', () =>
    expect(elementsOf(aForm(), { trlCurrent: '4', trlTarget: '7' })).toEqual([
      { id: 'trlCurrent', name: { zh: '现有等级', en: 'Level now' }, self: 4 },
    ]))

  test('need two answers of the form and no more', () =>
    expect(usedForElements(form)).toEqual(['now', 'parts']))
})

describe('a sheet about several', () => {
  const sheet = aScoreSheet()
  const elements = elementsOf(form, { parts: [anElement('r1', 5), anElement('r2', 3), anElement('r3', 0)] })
  const asked = sheetForm(sheet, elements, sheetWords)
  const full: Answers = {
    ...Object.fromEntries(sheet.criteria.map((it) => [`score-${it.code}`, '1'])),
    'level-r1': '5',
    'level-r2': '4',
    'level-r3': '1',
    verdict: sheet.verdicts[0]?.code,
    comment: '需求真实，指标可以考核，建议列入。',
  }
  test.each<[string, Answers, string]>([
    ['each within one', {}, ''],
    ['one left out', { 'level-r2': null }, 'level-r2 missing'],
    ['two above', { 'level-r2': '5' }, 'level-why-r2 missing'],
    ['two below', { 'level-r1': '3' }, 'level-why-r1 missing'],
    ['two above nothing', { 'level-r3': '2' }, 'level-why-r3 missing'],
    ['with a word', { 'level-r2': '5', 'level-why-r2': '样机已在现场运行。' }, ''],
    [
      'a word about another',
      { 'level-r2': '5', 'level-why-r1': '样机已在现场运行。' },
      'level-why-r2 missing',
    ],
  ])('%s', (_, change, expected) => {
    const found = checkSheet(asked, { ...full, ...change }, '2030-02-10')
    expect(found.map((it) => `${it.field} ${it.code}`).join()).toBe(expected)
  })

  test('is read back element by element', () =>
    expect(judgedOf(sheet, elements, full).levels).toEqual([
      { element: 'r1', level: 5, why: '' },
      { element: 'r2', level: 4, why: '' },
      { element: 'r3', level: 1, why: '' },
    ]))
})

describe('an assessment in a blind round', () => {
  const scan = { id: 'f1', name: '某某海洋检测报告.pdf', size: 1, sha256: 'x' }
  const answers: Answers = {
    parts: [anElement('r1', 4, { name: '某某海洋科技的涂层', reason: '王小明已在平台上试过。' })],
    papers: [{ id: 'e1', cells: { title: '王小明的试验记录', issuer: '某某海洋科技有限公司', scan: 'f1' } }],
    scans: [scan],
  }
  const read = (blind: boolean, ...released: string[]) => {
    const it = shownOf(form, answers, { blind, released })
    const [row] = (it.answers['papers'] ?? []) as readonly { cells: Record<string, unknown> }[]
    const table = it.form.sections[0]?.fields.find((one) => one.id === 'papers')
    return [
      Object.keys(row?.cells ?? {}).join(' '),
      table?.kind === 'table' ? table.columns.map((one) => one.id).join(' ') : '',
      it.keptBack.map((one) => one.id).join(' '),
    ]
  }
  test.each([
    ['open', false, [], ['title issuer scan', 'title issuer scan', '']],
    ['blind', true, [], ['title', 'title', 'papers/issuer']],
    ['issuers released', true, ['papers/issuer'], ['title issuer', 'title issuer', '']],
    ['the file released', true, ['f1'], ['title scan', 'title scan', 'papers/issuer']],
    ['both', true, ['f1', 'papers/issuer'], ['title issuer scan', 'title issuer scan', '']],
  ] as const)('%s', (_, blind, released, expected) => expect(read(blind, ...released)).toEqual(expected))

  test('keeps nothing back of what was not answered', () =>
    expect(shownOf(form, {}, { blind: true, released: [] })).toMatchObject({ answers: {}, keptBack: [] }))

  test('elements stay as they are, so that experts read what they judge', () =>
    expect(shownOf(form, answers, { blind: true, released: [] }).answers['parts']).toEqual(answers['parts']))

  test('can be released but for what is not there', () => {
    const ids = (given: Answers) => releasableOf(form, given).map((it) => `${it.sort} ${it.id}`)
    expect(ids(answers)).toEqual(['unit @unit', 'column papers/issuer', 'file f1'])
    expect(ids({})).toEqual(['unit @unit'])
  })

  test('names are looked for in elements, reasons, issuers and names of files, as far as they are shown', () => {
    const behind = aBehind({
      units: [{ name: '某某海洋科技有限公司', creditCode: null, as: 'proposer' }],
      people: [{ name: '王小明', email: null, person: null, as: 'contact' }],
    })
    const found = (...released: string[]) => {
      const shown = shownOf(form, answers, { blind: true, released })
      const all = namesIn(shown.form, shown.answers, behind, /(?:科技有限|有限)*公司$/u)
      return [...new Set(all.map((it) => `${it.field} ${it.column ?? ''} ${it.name}`))]
    }
    const always = ['parts name 某某海洋', 'parts 1a 王小明', 'papers title 王小明']
    expect(found()).toEqual(expect.arrayContaining(always))
    expect(found().filter((it) => !it.startsWith('parts'))).toEqual(['papers title 王小明'])
    expect(found('f1', 'papers/issuer').filter((it) => !it.startsWith('parts'))).toEqual([
      'papers title 王小明',
      'papers issuer 某某海洋科技有限公司',
      'scans  某某海洋',
    ])
  })
})
