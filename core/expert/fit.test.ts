import { expect, test } from 'vitest'
import { anExpert } from '#test/support/make-expert.ts'
import { isAway } from './away.ts'
import { fitOf, readyExpert, readySubject, type SubjectWords } from './fit.ts'

const about = (change: Partial<SubjectWords>): SubjectWords => ({
  field: null,
  otherFields: [],
  disciplines: [],
  text: '',
  recommended: [],
  ...change,
})
const knowing = anExpert({
  name: '林知海',
  orgName: '渤岸理工大学',
  fields: ['SEA', 'NEW-ENERGY'],
  disciplines: ['48010'],
  keywords: ['海上风电', '防腐涂层', 'SCADA', '叶片', '叶 片', '电'],
})

test.each<[what: string, subject: Partial<SubjectWords>, points: number, reasons: readonly unknown[]]>([
  ['nothing', {}, 0, []],
  ['the field', { field: 'SEA' }, 40, [{ what: 'field', code: 'SEA' }]],
  [
    'another field of it',
    { field: 'FARM', otherFields: ['BIO', 'SEA'] },
    20,
    [{ what: 'other-field', code: 'SEA' }],
  ],
  ['the discipline', { disciplines: ['48010'] }, 25, [{ what: 'discipline', code: '48010' }]],
  ['its class', { disciplines: ['48020'] }, 12, [{ what: 'near-discipline', code: '48020' }]],
  [
    'a keyword, however it is written',
    { text: '基于 ｓｃａｄａ 数据' },
    10,
    [{ what: 'keywords', words: ['SCADA'] }],
  ],
  [
    'three keywords, each once and none of one sign',
    { text: '海上风电叶片防腐涂层' },
    30,
    [{ what: 'keywords', words: ['海上风电', '防腐涂层', '叶 片'] }],
  ],
  ['a wish', { recommended: [{ name: '林知海', org: '渤岸理工大学' }] }, 5, [{ what: 'recommended' }]],
  ['a wish for a namesake', { recommended: [{ name: '林知海', org: '某农业学院' }] }, 0, []],
])('%s is worth its points', (_, subject, points, reasons) => {
  expect(fitOf(readyExpert(knowing), readySubject(about(subject)))).toEqual({ points, reasons })
})

test.each<[what: string, blackouts: readonly [string, string][], due: string | null, away: boolean]>([
  ['nothing planned', [], '2030-03-01', false],
  ['a week off in a long round', [['2030-02-12', '2030-02-18']], '2030-03-01', false],
  ['four days left', [['2030-02-14', '2030-03-05']], '2030-03-01', true],
  ['five days left', [['2030-02-15', '2030-03-05']], '2030-03-01', false],
  ['one day off in a round of three', [['2030-02-11', '2030-02-11']], '2030-02-12', true],
  ['off today, and nothing due yet', [['2030-02-10', '2030-02-10']], null, true],
  ['off until yesterday', [['2030-01-01', '2030-02-09']], '2030-02-12', false],
])('%s', (_, blackouts, due, away) => {
  const days = blackouts.map(([from, to]) => ({ from, to }))
  expect(isAway(days, '2030-02-10', due)).toBe(away)
})
