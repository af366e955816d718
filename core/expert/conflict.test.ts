import { expect, test } from 'vitest'
import { aBehind, anExpert } from '#test/support/make-expert.ts'
import type { PersonId } from '../id.ts'
import { type Behind, type Conflict, conflictsOf } from './conflict.ts'
import type { Expert } from './expert.ts'

const sea = '12210000422430019N'
const works = '91210200MA0UATX16R'
const mistyped = '91210200MA0UATX16A'
const ada = 'person-ada' as PersonId
const bo = 'person-bo' as PersonId

interface Case {
  readonly expert: Partial<Expert>
  readonly behind?: Partial<Behind>
  readonly declared?: boolean
  readonly found: readonly Conflict['because'][]
}

const proposer = (name: string, creditCode: string | null = null) => ({
  units: [{ name, creditCode, as: 'proposer' } as const],
})
const partner = (name: string, creditCode: string | null = null) => ({
  units: [{ name, creditCode, as: 'partner' } as const],
})
const filer = (change: Partial<Behind['people'][number]>) => ({
  people: [{ name: '林一', email: null, person: null, as: 'filer', ...change } as const],
})

test.each<[situation: string, it: Case]>([
  ['nothing in common', { expert: {}, found: [] }],
  ['a conflict declared', { expert: {}, declared: true, found: ['declared'] }],

  ['the proposer’s unit by its code', { expert: { orgName: '海大', orgCode: sea }, found: ['same-unit'] }],
  ['the proposer’s unit by its name', { expert: { orgName: '小市海洋大学' }, found: ['same-unit'] }],
  [
    'brackets, spaces and full width make no difference',
    {
      expert: { orgName: '小市 (远山)重工有限公司' },
      behind: proposer('小市（远山）重工有限公司'),
      found: ['same-unit'],
    },
  ],
  [
    'letters in full width and another case neither',
    { expert: { orgName: 'ＡＢ船舶公司' }, behind: proposer('ab船舶公司'), found: ['same-unit'] },
  ],
  [
    'two sound codes that differ are two units, though they share a name',
    { expert: { orgName: '远山重工', orgCode: works }, behind: proposer('远山重工', sea), found: [] },
  ],
  [
    'a mistyped code does not hide that the names agree',
    {
      expert: { orgName: '远山重工', orgCode: works },
      behind: proposer('远山重工', mistyped),
      found: ['same-unit'],
    },
  ],
  [
    'another post counts like the first',
    { expert: { units: [{ name: '小市海洋大学', creditCode: null }] }, found: ['same-unit'] },
  ],
  [
    'a partner’s unit',
    { expert: { orgName: '远山重工' }, behind: partner('远山重工'), found: ['partner-unit'] },
  ],
  ['a dash is no unit', { expert: { orgName: '无' }, behind: partner('无'), found: [] }],

  [
    'a hospital of the proposing university',
    { expert: { orgName: '小市海洋大学附属第一医院' }, found: ['parent-unit'] },
  ],
  [
    'the university of the proposing college',
    { expert: { orgName: '小市海洋大学' }, behind: proposer('小市海洋大学软件学院'), found: ['parent-unit'] },
  ],
  [
    'two hospitals of one university',
    {
      expert: { orgName: '小市海洋大学附属第一医院' },
      behind: proposer('小市海洋大学附属第二医院'),
      found: ['parent-unit'],
    },
  ],
  [
    'a branch and its company',
    {
      expert: { orgName: '远山重工有限公司西山分公司' },
      behind: proposer('远山重工有限公司'),
      found: ['parent-unit'],
    },
  ],
  ['a science park that carries the name', { expert: { orgName: '小市海洋大学科技园有限公司' }, found: [] }],
  ['a place for students', { expert: { orgName: '小市海洋大学生创业学院' }, found: [] }],
  ['another university of the city', { expert: { orgName: '小市理工大学' }, found: [] }],
  [
    'parents are not guessed where the call does not say how to read names',
    { expert: { orgName: '小市海洋大学附属第一医院' }, behind: { names: null }, found: [] },
  ],

  ['the filer’s account', { expert: { person: ada }, behind: filer({ person: ada }), found: ['takes-part'] }],
  [
    'a namesake with another account',
    { expert: { person: ada, name: '林一' }, behind: filer({ person: bo }), found: [] },
  ],
  [
    'the filer’s address before the expert has an account',
    {
      expert: { email: 'Lin@Sea.example' },
      behind: filer({ email: 'lin@sea.example', person: bo }),
      found: ['takes-part'],
    },
  ],
  [
    'a co-proposer named in the form',
    { expert: { name: '林 一', person: ada }, behind: filer({ as: 'co-author' }), found: ['takes-part'] },
  ],

  [
    'somebody the filer asks to leave out',
    {
      expert: { name: '王岚', orgName: '小市理工大学' },
      behind: { avoided: [{ name: '王岚', org: '小市理工大学' }] },
      found: ['avoided'],
    },
  ],
  [
    'the same with the unit written short',
    {
      expert: { name: '王岚', orgName: '小市理工大学' },
      behind: { avoided: [{ name: '王岚', org: '小理工' }] },
      found: ['avoided'],
    },
  ],
  [
    'a namesake of another unit',
    {
      expert: { name: '王岚', orgName: '小市理工大学' },
      behind: { avoided: [{ name: '王岚', org: '远山重工' }] },
      found: [],
    },
  ],
  ['a unit that the expert avoids, by name', { expert: { avoid: ['小市海洋大学'] }, found: ['avoids'] }],
  ['by code', { expert: { avoid: [sea] }, found: ['avoids'] }],
  [
    'by domain of mail',
    { expert: { avoid: ['sea.edu.cn'] }, behind: filer({ email: 'lin@cs.sea.edu.cn' }), found: ['avoids'] },
  ],
  [
    'avoiding a university avoids its hospital',
    { expert: { avoid: ['小市海洋大学'] }, behind: proposer('小市海洋大学附属第一医院'), found: ['avoids'] },
  ],

  [
    'another suggestion written together',
    {
      expert: { person: ada },
      behind: { together: [{ name: '林一', person: ada, no: 'XS2030-TECH-000002' }] },
      found: ['same-project'],
    },
  ],

  [
    'a shared domain where the expert’s unit has no code',
    {
      expert: { orgName: '海大', email: 'wang@sea.edu.cn' },
      behind: filer({ email: 'lin@cs.sea.edu.cn' }),
      found: ['mail-domain'],
    },
  ],
  [
    'a shared domain of public mail',
    { expert: { orgName: '海大', email: 'wang@qq.com' }, behind: filer({ email: 'lin@qq.com' }), found: [] },
  ],
  [
    'a shared domain where codes tell the units apart',
    {
      expert: { orgName: '远山重工', orgCode: works, email: 'wang@park.example.com' },
      behind: filer({ email: 'lin@park.example.com' }),
      found: [],
    },
  ],
  [
    'a shared domain with a partner whose unit has no code',
    {
      expert: { orgName: '远山重工', orgCode: works, email: 'wang@works.cn' },
      behind: { ...partner('远山'.repeat(2)), ...filer({ email: 'he@works.cn', as: 'partner' }) },
      found: ['mail-domain'],
    },
  ],
])('%s', (_situation, { expert, behind, declared = false, found }) => {
  const said = conflictsOf(anExpert(expert), aBehind(behind), declared)
  expect(said.map((it) => it.because)).toEqual(found)
  expect(said.filter((it) => it.with === '')).toEqual([])
})

test('each reason is said once, however many sources of a direction give it', () => {
  const twice = { units: [...aBehind().units, ...aBehind().units] }
  expect(conflictsOf(anExpert({ orgCode: sea }), aBehind(twice), false)).toEqual([
    { because: 'same-unit', with: '小市海洋大学' },
  ])
})
