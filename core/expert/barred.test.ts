import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBehind, anExpert } from '#test/support/make-expert.ts'
import type { PersonId } from '../id.ts'
import { barring } from './barred.ts'
import { barredFrom, type Known } from './eligible.ts'

const units = [
  { name: '小市海洋大学', creditCode: '12210000422430019N' },
  { name: '小市海洋大学附属医院', creditCode: null },
  { name: '远山重工有限公司', creditCode: '91210200MA0UATX16R' },
  { name: '远山重工有限公司小市分公司', creditCode: null },
  { name: '第七研究所', creditCode: null },
]
const unit = fc.constantFrom(...units)
const person = fc.constantFrom('p1', 'p2', 'p3').map((it) => it as PersonId)
const name = fc.constantFrom('林一', '陈 二', '王三', '周四')
const mail = fc.constantFrom('a@ocean.edu.cn', 'B@ocean.edu.cn', 'c@yuanshan.com', 'd@qq.com')

const expert = fc
  .record({
    own: unit,
    more: fc.array(unit, { maxLength: 1 }),
    name,
    mail,
    person: fc.option(person),
    avoid: fc.option(
      fc.constantFrom('远山重工有限公司', '91210200MA0UATX16R', '@ocean.edu.cn', 'yuanshan.com'),
    ),
  })
  .map((it) =>
    anExpert({
      name: it.name,
      email: it.mail,
      person: it.person,
      orgName: it.own.name,
      orgCode: it.own.creditCode,
      units: it.more,
      avoid: it.avoid === null ? [] : [it.avoid],
    }),
  )
const behind = fc
  .record({
    units: fc.array(fc.tuple(unit, fc.constantFrom('proposer' as const, 'partner' as const)), {
      maxLength: 2,
    }),
    people: fc.array(fc.record({ name, email: fc.option(mail), person: fc.option(person) }), {
      maxLength: 2,
    }),
    avoided: fc.array(fc.record({ name, org: fc.constantFrom('', '海洋大学', '远山重工') }), {
      maxLength: 1,
    }),
    together: fc.array(person, { maxLength: 1 }),
  })
  .map((it) =>
    aBehind({
      units: it.units.map(([one, as]) => ({ ...one, as })),
      people: it.people.map((one) => ({ ...one, as: 'partner' as const })),
      avoided: it.avoided,
      together: it.together.map((one) => ({ name: '某人', person: one, no: 'XS-1' })),
    }),
  )

test('bars exactly whom looking at every reason bars', () => {
  fc.assert(
    fc.property(
      fc.array(expert, { minLength: 1, maxLength: 4 }),
      behind,
      fc.boolean(),
      (experts, it, declares) => {
        const known: Known = {
          today: '2030-02-10',
          due: null,
          experts: new Map(experts.map((one) => [one.id, one])),
          elsewhere: new Map(),
          behind: new Map([['s', it]]),
          declared: new Set(declares ? [`s ${experts[0]?.id}`] : []),
          tasks: [],
        }
        const bars = barring(known)
        for (const one of experts) expect(bars('s', one)).toEqual(barredFrom(known, 's', one))
      },
    ),
    { numRuns: 500 },
  )
})
