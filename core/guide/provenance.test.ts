import { describe, expect, test } from 'vitest'
import { type ProvenanceSource, scopeOf, shownSource } from './provenance.ts'

const source = (change: Partial<ProvenanceSource> = {}): ProvenanceSource => ({
  suggestion: 's',
  use: 'merged',
  open: true,
  scopes: ['full', 'full'],
  secret: false,
  named: [false, false],
  kind: 'STUDY',
  month: '2030-02',
  title: '题目',
  abstract: '摘要',
  org: '甲单位',
  links: [
    { place: 'a', text: '正文一段', from: 'text' },
    { place: 'b', text: '摘要一段', from: 'abstract' },
    { place: 'b', text: '题目', from: 'title' },
  ],
  ...change,
})

describe('which consent counts', () => {
  test.each([
    [[], 'none'],
    [['full'], 'full'],
    [['full', 'full'], 'full'],
    [['full', 'title-abstract'], 'title-abstract'],
    [['title-abstract', 'full'], 'title-abstract'],
    [['full', 'none'], 'none'],
    [['full', undefined], 'none'],
    [['full', 'everything'], 'none'],
    [[null], 'none'],
  ] as const)('%j is %s', (scopes, scope) => {
    expect(scopeOf(scopes)).toBe(scope)
  })
})

describe('what is shown of a source', () => {
  const keys = (change: Partial<ProvenanceSource>) => {
    const shown = shownSource(source(change))
    return [shown.detail, shown.passages.map((it) => it.text), shown.org ?? '', shown.title ?? '']
  }
  test.each([
    ['all that was consented to', {}, ['text', ['正文一段', '摘要一段', '题目'], '', '题目']],
    ['title and abstract', { scopes: ['title-abstract'] }, ['abstract', ['摘要一段', '题目'], '', '题目']],
    ['kind and month', { scopes: ['none'] }, ['kind', [], '', '']],
    ['a later, narrower consent', { scopes: ['full', 'none'] }, ['kind', [], '', '']],
    ['trade secrets stay in', { secret: true }, ['abstract', ['摘要一段', '题目'], '', '题目']],
    [
      'names by a separate consent',
      { named: [true, true] },
      ['text', ['正文一段', '摘要一段', '题目'], '甲单位', '题目'],
    ],
    ['a name taken back', { named: [true, false] }, ['text', ['正文一段', '摘要一段', '题目'], '', '题目']],
    [
      'a name that nobody was asked for',
      { named: [] },
      ['text', ['正文一段', '摘要一段', '题目'], '', '题目'],
    ],
    ['no name without anything else', { named: [true], scopes: ['none'] }, ['kind', [], '', '']],
    ['frozen or purged', { open: false, named: [true] }, ['counted', [], '', '']],
  ] as const)('%s', (_, change, expected) => {
    expect(keys(change as Partial<ProvenanceSource>)).toEqual(expected)
  })

  test('nothing of a closed source is in the answer, not even its kind', () => {
    expect(shownSource(source({ open: false }))).toEqual({ detail: 'counted', passages: [], places: [] })
  })
  test('the places are told even where the passage is not', () => {
    expect(shownSource(source({ scopes: ['none'] })).places).toEqual(['a', 'b'])
  })
})
