import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { aCallFolder as folder } from '#test/support/make-call-folder.ts'
import { aChecklist } from '#test/support/make-checklists.ts'
import { audit } from './audit.ts'
import { parseCall } from './parse.ts'

const words = { zh: '题', en: 'Question' }

const sectionsOf = (files: Readonly<Record<string, string>>, form: string) => {
  const parsed = parseCall(files)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value.forms[form]?.sections ?? []
}
const problemsOf = (change: Readonly<Record<string, unknown>>) => {
  const parsed = parseCall(folder(change))
  return parsed.ok ? [] : parsed.error.map((it) => `${it.file} ${it.path} ${it.code}`)
}

describe('a whole folder', () => {
  test('becomes the call that it says, and passes the audit', () => {
    const parsed = parseCall(folder())
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const { forms, ...rest } = parsed.value
    const { forms: _forms, ...expected } = aCall()
    expect(rest).toEqual(expected)
    expect(Object.keys(forms)).toEqual(['study', 'tech'])
    expect(audit(parsed.value)).toEqual([])
  })
  test('has the condensation sheet before what closes a suggestion', () => {
    expect(sectionsOf(folder(), 'tech').map((it) => it.id)).toEqual([
      'basics',
      'readiness',
      'condensed',
      'declarations',
    ])
  })
  test('leaves out what a form leaves out of a block', () => {
    expect(sectionsOf(folder(), 'study')[0]?.fields.map((it) => it.id)).toEqual([
      'title',
      'abstract',
      'problems',
    ])
  })
  test('changes what a form has otherwise, takes away what it sets to null, and narrows when', () => {
    const included = { block: 'basics', when: { kind: ['TECH'] }, change: { title: { max: 30, min: null } } }
    const [first] = sectionsOf(
      folder({ 'forms/tech.json': { id: 'tech', title: words, sections: [included] } }),
      'tech',
    )
    expect(first?.when).toEqual({ kind: ['TECH'] })
    expect(first?.fields[0]).toMatchObject({ id: 'title', max: 30 })
    expect(first?.fields[0]).not.toHaveProperty('min')
  })
  test('takes a list of its own before a shared one of the same name', () => {
    const list = (code: string) => ({ items: [{ code, name: words }] })
    const parsed = parseCall(folder({ 'shared/degrees.json': list('a'), 'lists/degrees.json': list('b') }))
    expect(parsed.ok && parsed.value.lists['degrees']).toEqual([{ code: 'b', name: words }])
  })
})

describe('what calls share', () => {
  const read = (change: Readonly<Record<string, unknown>>) => {
    const parsed = parseCall(folder(change))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    return parsed.value
  }
  const area = (id: string, ...terms: readonly string[]) => ({ id, terms })
  const checklists = aChecklist({ classes: [{ code: 'product', levels: [] }] })

  test('gives way to the folder’s own areas, and stays away where no field names one', () => {
    const areas = {
      'areas.json': { areas: [area('sea', '浪')] },
      'shared/areas.json': { areas: [area('sea', '赤潮'), area('air', '旋翼')] },
    }
    const fieldAreas = { SEA: { sea: 1 } }
    expect(read({ ...areas, 'field-areas.json': fieldAreas })).toMatchObject({
      areas: [area('sea', '浪'), area('air', '旋翼')],
      fieldAreas,
    })
    expect(read(areas)).not.toHaveProperty('areas')
    expect(read({ 'field-areas.json': fieldAreas })).toMatchObject({ areas: [], fieldAreas })
  })

  test('holds groups of words, but none that one of the folder’s own meets', () => {
    const own = { 'synonyms.json': { groups: [['海', '洋']] } }
    const shared = {
      'shared/synonyms.json': {
        groups: [
          ['洋', '瀛'],
          ['船', '艇'],
        ],
      },
    }
    expect(read({ ...own, ...shared }).synonyms).toEqual([
      ['海', '洋'],
      ['船', '艇'],
    ])
    expect(read(own).synonyms).toEqual([['海', '洋']])
    expect(read(shared).synonyms).toHaveLength(2)
    expect(read({})).not.toHaveProperty('synonyms')
  })

  test('holds how units’ names are read, without what it says to people', () => {
    const names = { publicMail: ['mail.example'], parts: [] }
    expect(read({ 'shared/unit-names.json': { ...names, note: words } }).unitNames).toEqual(names)
    expect(read({})).not.toHaveProperty('unitNames')
  })

  test('holds checklists, which count for the scale that they are written for', () => {
    const elements = {
      id: 'elements',
      kind: 'table',
      label: words,
      maxRows: 8,
      use: 'readiness-elements',
      columns: [{ id: 'name', kind: 'text', label: words, max: 9, use: 'element-name' }],
    }
    const asked = {
      'forms/study.json': {
        id: 'study',
        title: words,
        sections: [
          {
            id: 'a',
            title: words,
            group: words,
            sheet: 'collection',
            fields: [{ ...elements, use: undefined }],
          },
          {
            id: 'b',
            title: words,
            group: words,
            sheet: 'collection',
            fields: [{ ...elements, id: 'parts' }],
          },
        ],
      },
    }
    const tables = (scale: string) => {
      const call = read({ ...asked, 'shared/readiness-checklists.json': { ...checklists, scale } })
      expect(call.lists).toMatchObject({
        readinessImportance: [{ code: 'i1' }],
        readinessNovelty: [{ code: 'n1' }],
      })
      return ['elements', 'parts'].map((id) => {
        const field = call.forms['study']?.sections.flatMap((it) => it.fields).find((it) => it.id === id)
        return field?.kind === 'table' ? [field.columns.length, field.assesses?.passMark] : []
      })
    }
    expect(tables('TRL9')).toEqual([
      [1, undefined],
      [19, 80],
    ])
    expect(tables('OTHER')).toEqual([
      [1, undefined],
      [1, undefined],
    ])
  })

  test('is a list of codes only where it is one', () => {
    const lists = { items: [{ code: 'a', name: words }] }
    const { lists: found } = read({
      'shared/unit-names.json': { publicMail: ['mail.example'], parts: [] },
      'shared/areas.json': { areas: [area('sea', '赤潮')] },
      'shared/synonyms.json': { groups: [['海', '洋']] },
      'shared/readiness-checklists.json': checklists,
      'shared/degrees.json': lists,
      'regions.json': lists,
    })
    expect(Object.keys(found).toSorted()).toEqual([
      'degrees',
      'districts',
      'fields',
      'livelihoods',
      'orgTypes',
      'readinessImportance',
      'readinessNovelty',
      'regions',
    ])
  })

  test('has the days of every year in their order', () => {
    const years = [
      { year: 2031, holidays: ['2031-01-01'], workdays: ['2031-02-08'] },
      { year: 2030, holidays: ['2030-05-01', '2030-01-01'], workdays: ['2030-02-09'] },
    ]
    expect(read({ 'shared/calendar.json': { years } }).calendar).toEqual({
      holidays: ['2030-01-01', '2030-05-01', '2031-01-01'],
      workdays: ['2030-02-09', '2031-02-08'],
    })
  })

  test('includes blocks in every form: of suggestions, of directions, of a project’s stages', () => {
    const form = (id: string) => ({ id, title: words, sections: [{ block: 'basics' }] })
    const call = read({
      'forms/direction.json': form('direction'),
      'stages/application.json': form('application'),
    })
    expect(call.direction.sections.map((it) => it.id)).toEqual(['basics'])
    expect(call.stages?.['application']?.sections.map((it) => it.id)).toEqual(['basics'])
    expect(Object.keys(call.forms)).toEqual(['study', 'tech'])
  })
})

describe('a form', () => {
  const section = (id: string, when?: unknown) => ({
    id,
    title: words,
    group: words,
    sheet: 'collection',
    fields: [{ id: `${id}Field`, kind: 'text', label: words, max: 9 }],
    ...(when !== undefined && { when }),
  })
  const study = (...sections: readonly unknown[]) =>
    folder({
      'forms/shared.json': { blocks: { basics: section('basics', { kind: ['TECH'] }) } },
      'forms/condensation.json': {
        sections: [section('condensed')],
        rules: [{ weight: 'must', rule: 'never', message: words, at: 'basicsField' }],
      },
      'forms/tech.json': undefined,
      'forms/study.json': { id: 'study', title: words, sections },
    })
  test.each([
    ['in the end where nothing closes it', [section('a')], ['a', 'condensed']],
    ['before its files', [section('files'), section('declarations')], ['condensed', 'files', 'declarations']],
    ['before its declarations', [section('a'), section('declarations')], ['a', 'condensed', 'declarations']],
  ])('has the condensation sheet %s', (_, given, expected) =>
    expect(sectionsOf(study(...given), 'study').map((it) => it.id)).toEqual(expected),
  )
  test('has the rules of the condensation sheet behind its own', () => {
    const parsed = parseCall(study(section('a')))
    expect(parsed.ok && parsed.value.forms['study']?.rules.map((it) => it.rule)).toEqual(['never'])
  })
  test.each([
    ['as the block says', { block: 'basics' }, { kind: ['TECH'] }],
    [
      'where both block and form say so',
      { block: 'basics', when: { filled: 'a' } },
      { all: [{ kind: ['TECH'] }, { filled: 'a' }] },
    ],
  ])('asks a block %s', (_, included, when) =>
    expect(sectionsOf(study(included), 'study')[0]?.when).toEqual(when),
  )
})

describe('a broken folder', () => {
  const form = (section: unknown) => ({
    'forms/tech.json': { id: 'tech', title: words, sections: [section] },
  })
  const field = (it: unknown) =>
    form({ id: 's', title: words, group: words, sheet: 'collection', fields: [it] })
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a file missing', { 'faq.json': undefined }, ['faq.json  missing-file']],
    ['an empty notice', { 'notice.en.md': '  ' }, ['notice.en.md  missing-file']],
    ['no JSON', { 'faq.json': '[{]' }, ['faq.json  not-json']],
    [
      'no English',
      { 'faq.json': [{ question: { zh: '问' }, answer: words }] },
      ['faq.json [0].question.en shape'],
    ],
    [
      'an unknown key',
      { 'to-confirm.json': [{ id: 'a', problem: words, resolution: words, note: words }] },
      ['to-confirm.json [0] shape'],
    ],
    [
      'a day that is none',
      { 'notices.json': [{ id: 'a', title: words, day: '2030-02-30', body: words }] },
      ['notices.json [0].day shape'],
    ],
    [
      'an instant without its offset',
      {
        'call.json': JSON.stringify({
          ...JSON.parse(folder()['call.json'] ?? ''),
          window: { opens: '2030-01-31T00:00:00', closes: '2030-03-01T00:00:00+08:00', unitGraceDays: 5 },
        }),
      },
      ['call.json window.opens shape'],
    ],
    ['no such block', form({ block: 'x' }), ['forms/tech.json sections[0].block unknown-block']],
    [
      'a block without what it never had',
      form({ block: 'basics', without: ['x'], change: { y: { max: 3 } } }),
      [
        'forms/tech.json sections[0].without[0] unknown-field',
        'forms/tech.json sections[0].change.y unknown-field',
      ],
    ],
    [
      'a change that breaks a field',
      form({ block: 'basics', change: { title: { max: 'ten' } } }),
      ['forms/tech.json sections[0].change.title.max shape'],
    ],
    [
      'a field of no kind',
      field({ id: 'a', kind: 'poem', label: words }),
      ['forms/tech.json sections[0].fields[0].kind shape'],
    ],
    [
      'a text without its limit',
      field({ id: 'a', kind: 'text', label: words }),
      ['forms/tech.json sections[0].fields[0].max shape'],
    ],
    [
      'a table in a table',
      field({
        id: 'a',
        kind: 'table',
        label: words,
        maxRows: 3,
        columns: [{ id: 'b', kind: 'table', label: words, maxRows: 1, columns: [] }],
      }),
      ['forms/tech.json sections[0].fields[0].columns[0].kind shape'],
    ],
    [
      'a form twice',
      { 'forms/other.json': { id: 'tech', title: words, sections: [{ block: 'basics' }] } },
      ['forms/tech.json id twice'],
    ],
    [
      'several at once, each with its place',
      { 'faq.json': '', 'offices.json': [], 'secrecy-words.json': [1] },
      ['offices.json  shape', 'faq.json  not-json', 'secrecy-words.json [0] shape'],
    ],
  ])('%s', (_name, change, expected) => expect(problemsOf(change)).toEqual(expected))
})
