import { expect, test } from 'vitest'
import { aBehind } from '#test/support/make-expert.ts'
import type { PersonId } from '../id.ts'
import { isInvolved } from './involved.ts'

const me = 'me' as PersonId
const person = (id: string) => ({ name: '某人', email: null, person: id as PersonId, as: 'partner' as const })
const unit = (name: string, as: 'proposer' | 'partner' | 'parent' = 'partner') => ({
  name,
  creditCode: null,
  as,
})
const own = [
  { name: '小市海洋大学', creditCode: null },
  { name: '远山重工有限公司', creditCode: null },
]

test.each<[string, Parameters<typeof aBehind>[0], boolean]>([
  ['somebody else and another unit', { people: [person('other')], units: [unit('第七研究所')] }, false],
  ['themselves among others', { people: [person('other'), person('me')], units: [] }, true],
  ['one of their units among others', { units: [unit('第七研究所'), unit('远山重工有限公司')] }, true],
  ['a unit of which theirs is a part', { units: [unit('小市海洋大学', 'parent')] }, false],
  ['nobody', { people: [], units: [] }, false],
])('somebody of the bureau is behind what %s filed', (_, behind, is) => {
  expect(isInvolved(me, own, aBehind(behind))).toBe(is)
})
