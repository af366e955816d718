import { describe, expect, test } from 'vitest'
import { aCall, aKind, aWindow } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import type { Field, Form, Rule } from '../form/form.ts'
import type { OfficeCode } from '../id.ts'
import type { Checklists } from '../trl/checklists.ts'
import { audit } from './audit.ts'
import type { Call } from './call.ts'

const words = { zh: '题', en: 'Question' }
const empty = { zh: '题', en: ' ' }
const office = (code: string) => code as OfficeCode
const say = (call: Call) => audit(call).map((it) => `${it.file} ${it.path} ${it.code}`)

const withFields = (...fields: readonly Field[]): Partial<Call> => {
  const form = aForm()
  const added = form.sections.map((it) =>
    it.id === 'basics' ? { ...it, fields: [...it.fields, ...fields] } : it,
  )
  return withForm({ sections: added })
}
const withForm = (change: Partial<Form>): Partial<Call> => ({
  forms: { ...aCall().forms, tech: aForm(change) },
})
const withRule = (rule: Rule): Partial<Call> => withForm({ rules: [rule] })
const withLevels = (
  change: (level: Call['readiness']['scale']['levels'][number]) => object,
): Partial<Call> => {
  const { scale, policy } = aCall().readiness
  return {
    readiness: { policy, scale: { ...scale, levels: scale.levels.map((it) => ({ ...it, ...change(it) })) } },
  }
}
const must = { weight: 'must', message: words, at: 'title' } as const

test('the smallest valid call has no problem', () => expect(say(aCall())).toEqual([]))

describe('head', () => {
  test.each<[string, Partial<Call>, readonly string[]]>([
    ['closes before it opens', { window: aWindow({ closes: 0 }) }, ['call.json window window-order']],
    [
      'triage by nobody',
      { handling: { ...aCall().handling, triageOffice: office('X') } },
      ['call.json handling.triageOffice unknown-code'],
    ],
    [
      'a quota for no kind',
      { handling: { ...aCall().handling, quotaPerKind: { X: 1 } } },
      ['call.json handling.quotaPerKind.X unknown-code'],
    ],
    [
      'two notices of one name',
      { notices: [...aCall().notices, ...aCall().notices] },
      ['notices.json  twice'],
    ],
    [
      'an annex without its form',
      { annexes: [...aCall().annexes, { no: '3', title: words, forms: ['x'] }] },
      ['annexes.json [2].forms[0] unknown-code'],
    ],
    [
      'half a translation',
      { faq: [{ question: words, answer: empty }] },
      ['call faq[0].answer.en empty-words'],
    ],
    [
      'an orphan in a tree',
      { lists: { ...aCall().lists, tree: [{ code: 'a', name: words, parent: 'b' }] } },
      ['tree.json items.a.parent unknown-code'],
    ],
    [
      'a node that is its own parent',
      { lists: { ...aCall().lists, tree: [{ code: 'a', name: words, parent: 'a' }] } },
      ['tree.json items.a.parent unknown-code'],
    ],
    [
      'a tree of two nodes',
      {
        lists: {
          ...aCall().lists,
          tree: [
            { code: 'a', name: words },
            { code: 'b', name: words, parent: 'a' },
          ],
        },
      },
      [],
    ],
    [
      'a window of no length',
      { window: aWindow({ closes: aWindow().opens }) },
      ['call.json window window-order'],
    ],
    ['a window of an instant', { window: aWindow({ closes: aWindow().opens + 1 }) }, []],
    [
      'a quota for a kind that there is',
      { handling: { ...aCall().handling, quotaPerKind: { TECH: 1 } } },
      [],
    ],
    [
      'points that are no hundred',
      { scoring: { ...aCall().scoring, criteria: aCall().scoring.criteria.slice(1) } },
      ['scoring.json criteria not-a-hundred'],
    ],
    [
      'half a translation deep inside, in Chinese, and a word that is none',
      { toConfirm: [{ id: 'a', problem: { zh: '', en: 'Q' }, resolution: { zh: '题', en: 3 as never } }] },
      ['call toConfirm[0].problem.zh empty-words', 'call toConfirm[0].resolution.en empty-words'],
    ],
    [
      'synonyms in two groups, in other letters',
      {
        synonyms: [
          ['ＡＩ', '智能'],
          ['ai', '人工智能'],
        ],
      },
      ['synonyms.json  twice'],
    ],
  ])('%s', (_, change, expected) => expect(say(aCall(change))).toEqual(expected))

  const twofold = <It>(all: readonly It[]): readonly It[] => [...all, ...all.slice(0, 1)]
  const { handling, kinds, lists } = aCall()
  const item = { id: 'a', problem: words, resolution: words }
  test.each<[string, Partial<Call>, string]>([
    [
      'a reason to refuse',
      { handling: { ...handling, refusalReasons: twofold(handling.refusalReasons) } },
      'call.json handling.refusalReasons',
    ],
    [
      'a reason to leave out',
      { handling: { ...handling, declineReasons: twofold(handling.declineReasons) } },
      'call.json handling.declineReasons',
    ],
    ['an office', { offices: twofold(aCall().offices) }, 'offices.json '],
    ['a type of unit', { orgTypes: twofold(aCall().orgTypes) }, 'org-types.json '],
    ['a field', { fields: twofold(aCall().fields) }, 'fields.json '],
    [
      'a livelihood',
      { livelihoods: twofold([{ code: 'L', name: words, aliases: [] }]) },
      'livelihoods.json ',
    ],
    ['an annex', { annexes: twofold(aCall().annexes) }, 'annexes.json '],
    ['something to confirm', { toConfirm: twofold([item]) }, 'to-confirm.json '],
    ['a kind', { kinds: twofold(kinds) }, 'kinds.json '],
    [
      'a code of a list',
      { lists: { ...lists, districts: twofold(lists['districts'] ?? []) } },
      'districts.json items',
    ],
  ])('%s that stands twice', (_, change, at) => expect(say(aCall(change))).toEqual([`${at} twice`]))
  test('what stands three times is told once', () => {
    const [first] = aCall().offices
    expect(say(aCall({ offices: [...aCall().offices, ...(first ? [first, first] : [])] }))).toEqual([
      'offices.json  twice',
    ])
  })
})

describe('kinds', () => {
  const study = aCall().kinds[1] ?? aKind()
  const kind = (change: Parameters<typeof aKind>[0]): Partial<Call> => ({ kinds: [aKind(change), study] })
  const toOneOffice = { routing: [{ kind: ['TECH', 'STUDY'], office: office('ONE') }] }
  test.each<[string, Partial<Call>, readonly string[]]>([
    ['a form of another annex', kind({ annex: '2' }), ['kinds.json [0].form annex-of-another']],
    ['no such annex', kind({ annex: '9' }), ['kinds.json [0].annex unknown-code']],
    [
      'an organisation type left open',
      kind({ suggestedBy: { ENT: { may: 'yes' }, UNI: { may: 'yes' } } }),
      ['kinds.json [0].suggestedBy.ASSOC suggested-by-gap'],
    ],
    [
      'a refusal without a sentence',
      kind({ suggestedBy: { ENT: { may: 'no' }, UNI: { may: 'yes' }, ASSOC: { may: 'yes' } } }),
      ['kinds.json [0].suggestedBy.ENT.note empty-words'],
    ],
    [
      'a note without its sentence',
      kind({ suggestedBy: { ENT: { may: 'yes' }, UNI: { may: 'noted' }, ASSOC: { may: 'yes' } } }),
      ['kinds.json [0].suggestedBy.UNI.note empty-words'],
    ],
    [
      'an organisation type that there is not',
      kind({
        suggestedBy: { ENT: { may: 'yes' }, UNI: { may: 'yes' }, ASSOC: { may: 'yes' }, X: { may: 'yes' } },
      }),
      ['kinds.json [0].suggestedBy.X unknown-code'],
    ],
    ['a fixed field', { ...kind({ field: { fixed: 'SEA' } }), ...toOneOffice }, []],
    [
      'a fixed field that there is not',
      { ...kind({ field: { fixed: 'X' } }), ...toOneOffice },
      ['kinds.json [0].field.fixed unknown-code'],
    ],
    [
      'fields for livelihoods, of which one is not there',
      {
        ...kind({ field: { forLivelihood: ['L', 'X'] } }),
        ...toOneOffice,
        livelihoods: [{ code: 'L', name: words, aliases: [] }],
      },
      ['kinds.json [0].field.forLivelihood[1] unknown-code'],
    ],
    [
      'livelihoods asked, but no question for them',
      { ...kind({ asksLivelihood: true }), livelihoods: [{ code: 'L', name: words, aliases: [] }] },
      ['forms/tech.json  question-missing'],
    ],
  ])('%s', (_, change, expected) => expect(say(aCall(change))).toEqual(expected))
})

describe('routing', () => {
  const study = { kind: ['STUDY'], office: office('TWO') }
  const routing = (...rules: Call['routing']): Partial<Call> => ({ routing: [study, ...rules] })
  test.each<[string, Partial<Call>, readonly string[]]>([
    [
      'a gap',
      routing({ kind: ['TECH'], field: ['SEA', 'AIR'], office: office('ONE') }),
      ['routing.json rules unrouted'],
    ],
    [
      'an exception before its rule is fine',
      routing(
        { kind: ['TECH'], field: ['SEA'], office: office('ONE') },
        { kind: ['TECH'], office: office('TWO') },
      ),
      [],
    ],
    [
      'a rule behind one that takes everything',
      routing(
        { kind: ['TECH'], office: office('TWO') },
        { kind: ['TECH'], field: ['SEA'], office: office('ONE') },
      ),
      ['routing.json rules[2] unreachable-rule'],
    ],
    [
      'two rules that cross',
      routing(
        { kind: ['TECH'], field: ['SEA', 'AIR'], office: office('ONE') },
        { kind: ['TECH'], field: ['AIR', 'ELSE'], office: office('TWO') },
      ),
      ['routing.json rules[2] overlap'],
    ],
    [
      'two rules that cross and agree',
      routing(
        { kind: ['TECH'], field: ['SEA', 'AIR'], office: office('ONE') },
        { kind: ['TECH'], field: ['AIR', 'ELSE'], office: office('ONE') },
      ),
      [],
    ],
    [
      'unknown codes',
      routing(
        { kind: ['TECH'], office: office('ONE') },
        { kind: ['X'], field: ['Y'], livelihood: ['Z'], office: office('W') },
      ),
      ['kind[0]', 'field[0]', 'livelihood[0]', 'office']
        .map((it) => `routing.json rules[2].${it} unknown-code`)
        .concat('routing.json rules[2] unreachable-rule'),
    ],
    [
      'two rules that cross, one for triage',
      routing(
        { kind: ['TECH'], field: ['SEA', 'AIR'], office: office('ONE') },
        { kind: ['TECH'], field: ['AIR', 'ELSE'], office: office('ONE'), triage: true },
      ),
      ['routing.json rules[2] overlap'],
    ],
    [
      'two refusals that cross, in other words',
      routing(
        { kind: ['TECH'], field: ['SEA', 'AIR'], refuse: words },
        { kind: ['TECH'], field: ['AIR', 'ELSE'], refuse: { ...words, zh: '答' } },
      ),
      ['routing.json rules[2] overlap'],
    ],
    [
      'two rules beside each other',
      routing(
        { kind: ['TECH'], field: ['SEA'], office: office('ONE') },
        { kind: ['TECH'], field: ['AIR', 'ELSE'], office: office('TWO') },
      ),
      [],
    ],
    [
      'an office for nobody and a refusal of nothing',
      routing({ kind: ['TECH'], office: office('ONE') }, { kind: ['TECH'] }),
      ['routing.json rules[2] office-or-refusal', 'routing.json rules[2] unreachable-rule'],
    ],
    [
      'a livelihood that means another kind, all of them unknown',
      { aliases: [{ kind: 'X', livelihood: 'Y', becomes: 'Z' }] },
      ['kind', 'livelihood', 'becomes'].map((it) => `routing.json aliases[0].${it} unknown-code`),
    ],
    [
      'an office and a refusal at once',
      routing({ kind: ['TECH'], office: office('ONE'), refuse: words }),
      ['routing.json rules[1] office-or-refusal'],
    ],
  ])('%s', (_, change, expected) => expect(say(aCall(change))).toEqual(expected))
})

describe('readiness', () => {
  const { scale, policy } = aCall().readiness
  test.each<[string, Partial<Call>, readonly string[]]>([
    [
      'weights beside 100',
      withLevels((it) => (it.level === 2 ? { items: [{ id: '2a', text: words, weight: 90 }] } : {})),
      ['readiness.json scale.levels[1].items weights'],
    ],
    [
      'a level left out',
      {
        readiness: {
          policy: { ...policy, usualStarts: [4] },
          scale: { ...scale, levels: scale.levels.slice(0, 6) },
        },
      },
      ['readiness.json policy.lowestTarget level-missing'],
    ],
    [
      'a usual start that is no level, and an item of two levels',
      {
        readiness: {
          policy: { ...policy, usualStarts: [4, 10] },
          scale: {
            ...scale,
            levels: scale.levels.map((it) =>
              it.level === 2 ? { ...it, items: [{ id: '1a', text: words, weight: 100 }] } : it,
            ),
          },
        },
      },
      ['readiness.json scale.levels twice', 'readiness.json policy.usualStarts[1] level-missing'],
    ],
    [
      'levels out of their order',
      { readiness: { policy, scale: { ...scale, levels: scale.levels.toReversed() } } },
      [0, 1, 2, 3, 5, 6, 7, 8].map((it) => `readiness.json scale.levels[${it}] level-missing`),
    ],
    ['a rise over the whole scale', { readiness: { scale, policy: { ...policy, leastRise: 8 } } }, []],
    [
      'a rise that nothing can make',
      { readiness: { scale, policy: { ...policy, leastRise: 9 } } },
      ['readiness.json policy.leastRise limits'],
    ],
  ])('%s', (_, change, expected) => expect(say(aCall(change))).toEqual(expected))
})

describe('checklists', () => {
  const call = aCall()
  const levels = call.readiness.scale.levels.map(({ level }) => ({
    level,
    carrier: words,
    environment: words,
    items: [],
  }))
  const listed = [{ code: 'product', name: words }]
  const checklists: Checklists = {
    scale: call.readiness.scale.id,
    passMark: 80,
    mostNotApplicable: 1,
    keptWhenChanged: { application: 3, environment: 4 },
    questions: { importance: [{ id: 'i1', text: words }], novelty: [{ id: 'n1', text: words }] },
    independent: [],
    classes: [{ code: 'product', levels }],
  }
  const at = 'shared/readiness-checklists.json'
  test.each<[string, Partial<Checklists>, readonly string[]]>([
    ['nothing wrong', {}, []],
    [
      'a type of evidence that no list has',
      { independent: ['rumour'] },
      [`${at} independent[0] unknown-code`],
    ],
    [
      'a level beyond the scale',
      { keptWhenChanged: { application: 3, environment: 12 } },
      [`${at} keptWhenChanged.environment level-missing`],
    ],
    [
      'a class that no form can choose, and one twice',
      { classes: [...checklists.classes, ...checklists.classes, { code: 'magic', levels }] },
      [`${at} classes.magic unknown-code`, `${at} classes twice`],
    ],
    [
      'a level without words',
      { classes: [{ code: 'product', levels: levels.slice(1) }] },
      [`${at} classes.product level-missing`],
    ],
    [
      'an item of another level',
      {
        classes: [
          {
            code: 'product',
            levels: levels.map((it) => (it.level === 1 ? { ...it, items: [{ id: '9z', text: words }] } : it)),
          },
        ],
      },
      [`${at} classes.product.levels[0] unknown-code`],
    ],
  ])('%s', (_, change, expected) => {
    const changed = aCall({
      lists: { ...call.lists, techClasses: listed, evidenceTypes: [] },
      readiness: { ...call.readiness, checklists: { ...checklists, ...change } },
    })
    expect(say(changed).filter((it) => it.startsWith(at))).toEqual(expected)
  })
})

describe('forms', () => {
  const at = 'forms/tech.json'
  const text = (change: object): Field => ({ id: 'it', kind: 'text', label: words, max: 10, ...change })
  test.each<[string, Partial<Call>, readonly string[]]>([
    ['an id twice', withFields(text({ id: 'title' })), [`${at} basics.title twice`]],
    ['a use twice', withFields(text({ use: 'title' })), [`${at} it twice`]],
    ['limits upside down', withFields(text({ min: 20 })), [`${at} basics.it limits`]],
    [
      'a condition on no question',
      withFields(text({ when: { filled: 'x' } })),
      [`${at} basics.it.when unknown-field`],
    ],
    [
      'a condition on no code, deep inside',
      withFields(
        text({ required: { all: [{ kind: ['TECH'] }, { not: { field: 'primaryField', is: ['X'] } }] } }),
      ),
      [`${at} basics.it.required.all[1].not.is[0] unknown-code`],
    ],
    [
      'a condition on no kind',
      withFields(text({ required: { kind: ['X'] } })),
      [`${at} basics.it.required.kind[0] unknown-code`],
    ],
    [
      'a condition on no type',
      withFields(text({ when: { orgType: ['X'] } })),
      [`${at} basics.it.when.orgType[0] unknown-code`],
    ],
    [
      'no such list',
      withFields({ id: 'it', kind: 'choice', label: words, list: 'x' }),
      [`${at} basics.it.list unknown-list`],
    ],
    [
      'nothing to choose from',
      withFields({ id: 'it', kind: 'choice', label: words }),
      [`${at} basics.it no-options`],
    ],
    [
      'a beginning from nowhere',
      withFields(text({ prefill: 'x' })),
      [`${at} basics.it.prefill unknown-field`],
    ],
    [
      'more files than the call takes',
      withFields({ id: 'it', kind: 'files', label: words, maxFiles: 11, accept: ['pdf', 'docx'] }),
      [`${at} basics.it.maxFiles limits`, `${at} basics.it.accept[1] unknown-code`],
    ],
    [
      'a sum of nothing',
      withFields({ id: 'it', kind: 'computed', label: words, formula: { sum: ['x'] } }),
      [`${at} basics.it.formula unknown-field`],
    ],
    [
      'elements to assess, and neither checklists nor what an element is',
      withFields({
        id: 'parts',
        kind: 'table',
        label: words,
        maxRows: 8,
        use: 'readiness-elements',
        columns: [{ id: 'name', kind: 'text', label: words, max: 9, use: 'element-name' }],
      }),
      [`${at} basics.parts no-checklists`, ...Array(3).fill(`${at} basics.parts column-missing`)],
    ],
    [
      'a document for elements that are not there, in a slot that holds no files',
      withFields({
        id: 'papers',
        kind: 'table',
        label: words,
        maxRows: 8,
        columns: [
          { id: 'shows', kind: 'supports', label: words, of: 'title' },
          { id: 'file', kind: 'file-of', label: words, of: 'problems' },
        ],
      }),
      [`${at} basics.papers.shows.of unknown-field`, `${at} basics.papers.file.of unknown-field`],
    ],
    [
      'a rule on no column',
      withRule({ ...must, rule: 'rising', table: 'problems', columns: ['x'] }),
      [`${at} rules[0].columns[0] unknown-column`],
    ],
    [
      'a rule on no table',
      withRule({ ...must, rule: 'no-row', table: 'title', column: 'x', is: ['y'] }),
      [`${at} rules[0].table not-a-table`],
    ],
    [
      'a rule on no field',
      withRule({ ...must, rule: 'at-most', field: 'x', than: 'title' }),
      [`${at} rules[0].field unknown-field`],
    ],
    [
      'no title, no condensation sheet',
      withForm({ sections: aForm().sections.slice(1, 2) }),
      [...Array(3)].map(() => `${at}  question-missing`).concat(`${at} sections question-missing`),
    ],
  ])('%s', (_, change, expected) => expect(say(aCall(change))).toEqual(expected))

  test('the forms of a project’s stages are looked at like any other', () => {
    const stages = {
      application: aForm({
        id: 'application',
        rules: [{ ...must, rule: 'rising', table: 'x', columns: ['y'] }],
      }),
    }
    expect(say(aCall({ stages }))).toEqual(['stages/application.json rules[0].table unknown-field'])
  })

  test('what only another kind of the form is asked may lean on what that kind is asked', () => {
    const asked = withFields(text({ when: { kind: ['STUDY'] }, prefill: 'x' }))
    expect(say(aCall(asked))).toEqual([])
  })
})
