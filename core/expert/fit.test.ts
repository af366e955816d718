import { expect, test } from 'vitest'
import { anExpert } from '#test/support/make-expert.ts'
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

test('three keywords count, a wish counts for who is meant, and a keyword is looked for once', () => {
  const many = anExpert({ keywords: ['海上', '风电', '叶片', '涂层', '涂层'] })
  const subject = readySubject(about({ text: '海上风电叶片涂层' }))
  expect(fitOf(readyExpert(many), subject).points).toBe(30)
  expect(fitOf(readyExpert(many), subject).points).toBe(30)
  const wish = (org: string) =>
    fitOf(
      readyExpert(knowing),
      readySubject(
        about({
          recommended: [
            { name: '林知海', org },
            { name: ' 林知海', org: '某农业学院' },
          ],
        }),
      ),
    ).points
  expect([wish('渤岸理工'), wish(' '), wish('某海事学院')]).toEqual([5, 5, 0])
})
