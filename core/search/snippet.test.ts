import { describe, expect, test } from 'vitest'
import type { Query } from './query.ts'
import { snippetOf } from './snippet.ts'

const query = (...asked: Query['clauses'][number]['asked'][]): Query => ({
  clauses: asked.map((it) => ({ not: false, asked: it, at: { from: 0, to: 1 } })),
})
const word = (it: string) => ({ test: 'word' as const, word: it })
const none = () => []

describe('the passage that is shown', () => {
  const far = '远'.repeat(60)
  const shown = (body: string, it = query(word('赤潮'))) => {
    const found = snippetOf(body, it, none)
    return found && [found.text, ...found.marks.map((one) => found.text.slice(one.from, one.to))]
  }
  test.each<[string, string, readonly string[] | undefined]>([
    ['is none where there is a title only', '赤潮', undefined],
    ['is none where only the title says it', '赤潮\n别的', undefined],
    ['is the line that says it', '题目\n前一行\n关于赤潮的预警\n后一行', ['关于赤潮的预警', '赤潮']],
    ['has every mark in it', '题目\n赤潮和赤潮', ['赤潮和赤潮', '赤潮', '赤潮']],
    ['is cut in front', `题目\n${far}赤潮`, [`…${'远'.repeat(28)}赤潮`, '赤潮']],
    ['is cut behind', `题目\n赤潮${far}`, [`赤潮${'远'.repeat(54)}…`, '赤潮']],
    [
      'is not cut where just enough stands',
      `题目\n${'远'.repeat(28)}赤潮${'远'.repeat(54)}`,
      [`${'远'.repeat(28)}赤潮${'远'.repeat(54)}`, '赤潮'],
    ],
    ['leaves marks out that lie behind the cut', `题目\n赤潮${far}赤潮`, [`赤潮${'远'.repeat(54)}…`, '赤潮']],
    ['cuts no character in two', `题目\n${'𠮷'.repeat(15)}远赤潮`, [`…${'𠮷'.repeat(14)}远赤潮`, '赤潮']],
  ])('%s', (_, body, expected) => expect(shown(body)).toEqual(expected))
  test('is as long as what was found', () => {
    expect(shown(`题目\n${far}`, query(word(far)))).toEqual([far, far])
  })
})
