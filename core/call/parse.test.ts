import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import { audit } from './audit.ts'
import { parseCall } from './parse.ts'

const { window: _, ...head } = aCall()
const instant = (it: number) => new Date(it).toISOString()
const [basics, , condensed, declarations] = aForm().sections
const words = { zh: '题', en: 'Question' }

/** The folder that the smallest valid call would be read from. */
const folder = (change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> => {
  const call = aCall()
  const files: Record<string, unknown> = {
    'call.json': {
      id: call.id,
      title: head.title,
      short: head.short,
      year: head.year,
      numberPrefix: head.numberPrefix,
      issuer: head.issuer,
      issued: head.issued,
      window: { opens: instant(call.window.opens), closes: '2030-03-01T00:00:00+08:00', unitGraceDays: 5 },
      hotline: head.hotline,
      sponsors: head.sponsors,
      invented: true,
      handling: head.handling,
      uploads: head.uploads,
    },
    'scoring.json': call.scoring,
    'forms/direction.json': call.direction,
    'kinds.json': call.kinds,
    'fields.json': call.fields,
    'livelihoods.json': [],
    'offices.json': call.offices,
    'org-types.json': call.orgTypes,
    'routing.json': { rules: call.routing, aliases: [] },
    'readiness.json': call.readiness,
    'annexes.json': call.annexes,
    'notices.json': call.notices,
    'faq.json': call.faq,
    'to-confirm.json': [],
    'secrecy-words.json': call.secrecyWords,
    'districts.json': { items: call.lists['districts'] },
    'shared/calendar.json': { years: [{ year: 2030, ...call.calendar }] },
    'forms/shared.json': { blocks: { basics, declarations } },
    'forms/condensation.json': { sections: [condensed] },
    'forms/tech.json': {
      id: 'tech',
      title: words,
      sections: [{ block: 'basics' }, aForm().sections[1], { block: 'declarations' }],
      rules: [],
    },
    'forms/study.json': {
      id: 'study',
      title: words,
      sections: [{ block: 'basics', without: ['primaryField', 'fieldNote'] }, { block: 'declarations' }],
    },
    ...change,
  }
  const texts = Object.entries(files).flatMap(([name, it]): [string, string][] =>
    it === undefined ? [] : [[name, typeof it === 'string' ? it : JSON.stringify(it)]],
  )
  return { 'notice.zh-CN.md': call.notice.zh, 'notice.en.md': call.notice.en, ...Object.fromEntries(texts) }
}

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
