import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { aCallFolder } from '#test/support/make-call-folder.ts'
import { aChecklist } from '#test/support/make-checklists.ts'
import { parseCall } from './parse.ts'

/** What a call's files may say at the edge, and what just beyond it is refused. */
type Row = readonly [at: string, taken: readonly unknown[], refused: readonly unknown[]]

const words = { zh: '题', en: 'Question' }
const option = { code: 'a', name: words }
const item = { id: '1a', text: words, weight: 50 }
const times = (count: number, word: string): readonly string[] => Array.from({ length: count }, () => word)
const listed = { items: [option] }

/** What some calls write besides. */
const further = {
  'regions.json': listed,
  'lists/degrees.json': listed,
  'shared/areas.json': { areas: [{ id: 'sea', terms: ['赤潮'], faint: ['海'] }] },
  'areas.json': { areas: [{ id: 'air', terms: ['旋翼'] }] },
  'field-areas.json': { SEA: { sea: 1 } },
  'shared/synonyms.json': { groups: [['船', '艇']] },
  'synonyms.json': { groups: [['海', '洋']] },
  'shared/unit-names.json': {
    publicMail: ['mail.example'],
    parts: [{ whole: '大学', begins: ['附属'], ends: ['学院'], unless: ['附属医院'] }],
  },
  'shared/readiness-checklists.json': aChecklist({
    classes: [
      {
        code: 'product',
        levels: [{ level: 1, carrier: words, environment: words, items: [{ id: '1a', text: words }] }],
      },
    ],
  }),
  'kinds.json': [
    ...aCall().kinds.slice(1),
    { ...aCall().kinds[0], field: { ask: 'always' }, suggestedBy: { ENT: { may: 'yes' } } },
  ],
}

const given = aCallFolder(further)

/** What is wrong in a folder whose file says this at that place. */
const problemsWith = (file: string, place: string, value: unknown): readonly string[] => {
  const json: unknown = JSON.parse(given[file] ?? '')
  const steps = place.split(/[.[\]]+/).filter((it) => it !== '')
  const last = steps.pop()
  const at = steps.reduce((inside, step) => (inside as Record<string, unknown>)[step], json)
  if (last !== undefined) (at as Record<string, unknown>)[last] = value
  const parsed = parseCall({ ...given, [file]: JSON.stringify(last === undefined ? value : json) })
  return parsed.ok ? [] : parsed.error.map((it) => `${it.file} ${it.path} ${it.code}`)
}

const checks = (file: string, rows: readonly Row[]) =>
  describe(file, () => {
    test.each(rows)('%s', (place, taken, refused) => {
      for (const it of taken) expect([it, problemsWith(file, place, it)]).toEqual([it, []])
      for (const it of refused) {
        const found = problemsWith(file, place, it)
        expect([it, found.length > 0]).toEqual([it, true])
        for (const said of found) expect(said).toMatch(/ shape$/)
        for (const said of found) expect(said.startsWith(`${file} ${place}`)).toBe(true)
      }
    })
  })

checks('call.json', [
  ['year', [2000, 2100], [1999, 2101, 2030.5]],
  ['window.unitGraceDays', [0, 60], [-1, 61]],
  ['hotline.phone', ['12345'], ['1234']],
  ['sponsors', [[words]], [[]]],
  ['placeWords', [['大连'], ['x'.repeat(40)], times(200, '大连')], [['海'], [' 海 '], ['x'.repeat(41)]]],
  ['placeWords', [[]], [times(201, '大连')]],
  ['reword', [[['2030', '2031']], [['旧', '']]], [[['', '新']], [['旧']]]],
  ['handling.acceptWithin', [1], [0]],
  ['handling.returnWithin', [1], [0]],
  ['handling.objectWithin', [1], [0]],
  ['handling.triageWithin', [1], [0]],
  ['handling.maxTransfers', [1], [0]],
  ['handling.refusalReasons', [[option]], [[]]],
  ['handling.declineReasons', [[option]], [[]]],
  ['handling.quotaPerKind', [{}, { TECH: 0 }], [{ TECH: -1 }, { TECH: 1.5 }]],
  [
    'handling.outage',
    [{ withinHours: 1, leastMinutes: 5, addsHours: 1 }],
    [
      { withinHours: 0, leastMinutes: 5, addsHours: 1 },
      { withinHours: 1, leastMinutes: 4, addsHours: 1 },
      { withinHours: 1, leastMinutes: 5, addsHours: 0 },
    ],
  ],
  ['figures', [{ least: 3, few: 0 }], [{ least: 2, few: 0 }]],
  [
    'likeness',
    [{}, { duplicate: 0, kindred: 0 }, { duplicate: 1, kindred: 1 }],
    [{ duplicate: -0.1 }, { duplicate: 1.1 }, { kindred: -0.1 }, { kindred: 1.1 }],
  ],
  [
    'breadth',
    [
      { teams: 0, digits: 1, rangePercent: 0 },
      { teams: 0, digits: 1, rangePercent: 100 },
    ],
    [
      { teams: -1, digits: 1, rangePercent: 0 },
      { teams: 0, digits: 0, rangePercent: 0 },
      { teams: 0, digits: 1, rangePercent: 101 },
    ],
  ],
  ['uploads.maxFiles', [1], [0]],
  ['uploads.maxBytes', [{ pdf: 1 }], [{ pdf: 0 }]],
])

checks('kinds.json', [
  ['', [], [[]]],
  [
    '[0].field',
    [{ ask: 'always' }, { ask: 'never' }, { fixed: 'SEA' }, { forLivelihood: ['L'] }],
    [{ ask: 'sometimes' }, { forLivelihood: [] }, {}],
  ],
  ['[0].readiness', ['required', 'optional', 'none'], ['perhaps']],
  ['[1].suggestedBy.ENT.may', ['yes', 'noted', 'no'], ['perhaps']],
])

checks('routing.json', [
  ['rules', [[{ kind: ['TECH'] }]], [[]]],
  ['rules[0].kind', [['TECH']], [[]]],
  ['rules[0].field', [['SEA']], [[]]],
  ['rules[0].livelihood', [['L']], [[]]],
])

checks('readiness.json', [
  ['scale.levels', [], [[]]],
  ['scale.levels[0].level', [1], [0]],
  [
    'scale.levels[0].items',
    [[item], [{ ...item, weight: 1 }], [{ ...item, weight: 100 }]],
    [[], [{ ...item, weight: 0 }], [{ ...item, weight: 101 }]],
  ],
  ['policy.lowestTarget', [0], [-1]],
  ['policy.usualStarts', [[4]], [[]]],
])

checks('shared/readiness-checklists.json', [
  ['passMark', [1, 100], [0, 101]],
  ['mostNotApplicable', [0], [-1]],
  ['questions.importance', [[{ id: 'i', text: words }]], [[]]],
  ['questions.novelty', [[{ id: 'n', text: words }]], [[]]],
  ['classes', [], [[]]],
  ['classes[0].levels[0].level', [1], [0]],
])

const wordsForAThing: readonly Row[] = [
  ['groups', [[['海', '洋']]], [[], [['海']], [['海', ' ']]]],
  ['note', [words], ['']],
]
checks('synonyms.json', wordsForAThing)
checks('shared/synonyms.json', wordsForAThing)

const areas: readonly Row[] = [
  ['areas', [[{ id: 'sea', terms: ['浪'] }]], [[], [{ id: 'Sea', terms: ['浪'] }]]],
  ['areas[0].terms', [['浪']], [[], [' ']]],
  ['areas[0].faint', [['浪']], [[], [' ']]],
]
checks('areas.json', areas)
checks('shared/areas.json', areas)

checks('field-areas.json', [['SEA.sea', [0.1, 1], [0, 1.1]]])
checks('shared/unit-names.json', [
  ['publicMail', [['mail.example']], [[], ['Mail@example']]],
  ['parts[0].whole', ['院'], ['']],
  ['parts[0].begins', [[], ['附']], [['']]],
  ['parts[0].ends', [[], ['院']], [['']]],
  ['parts[0].unless', [[], ['院']], [['']]],
])

const codes: readonly Row[] = [
  ['items', [[option]], [[], [{ ...option, code: '' }]]],
  ['items[0].properties', [{ heavy: true, note: '注' }], [{ heavy: 1 }]],
]
checks('districts.json', codes)
checks('regions.json', codes)
checks('lists/degrees.json', codes)

checks('fields.json', [['', [], [[]]]])
checks('offices.json', [
  ['', [], [[]]],
  ['[0].phone', ['12345'], ['1234']],
])
checks('org-types.json', [
  ['', [], [[]]],
  ['[0].path', ['unit', 'direct', 'admin'], ['post']],
])
checks('annexes.json', [['', [], [[]]]])
checks('secrecy-words.json', [['', [[], ['密']], [['']]]])
checks('scoring.json', [
  ['criteria', [], [[]]],
  ['criteria[0].max', [1, 100], [0, 101]],
  ['verdicts', [[option, { ...option, code: 'b' }]], [[option]]],
])
checks('shared/calendar.json', [['years', [], [[]]]])

test('a call is taken for a real one where it does not say that it is invented', () => {
  const { invented, ...head } = JSON.parse(aCallFolder()['call.json'] ?? '')
  const parsed = parseCall(aCallFolder({ 'call.json': head }))
  expect([invented, parsed.ok && parsed.value.invented]).toEqual([true, false])
})
