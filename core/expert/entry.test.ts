import { describe, expect, test } from 'vitest'
import { checkEntry, type ExpertEntry, tableColumns, tidyEntry } from './entry.ts'

const entry: ExpertEntry = {
  name: '何未',
  email: 'he.wei@institute.example',
  mobile: '',
  orgName: '某某海洋研究所',
  orgCode: '',
  units: [],
  title: '',
  fields: ['SEA'],
  disciplines: ['460'],
  keywords: [],
  loadLimit: 6,
  blackouts: [],
  avoid: [],
  language: 'zh-CN',
}
const choosable = { fields: new Set(['SEA', 'AIR']), disciplines: new Set(['460']) }
const code = '91210200MA0UATX16R'
const faultsOf = (change: Partial<ExpertEntry>) =>
  checkEntry({ ...entry, ...change }, choosable).map((it) => `${it.at} ${it.code} ${it.word}`.trim())

const many = (count: number, word = '词') => Array.from({ length: count }, (_, n) => `${word}${n}`)
const codes = (count: number) => Array.from({ length: count }, () => 'SEA')
const unit = (name: string, creditCode: string | null = null) => ({ name, creditCode })
const day = { from: '2030-02-01', to: '2030-02-01' }

describe('what is written of an expert', () => {
  test.each<[string, Partial<ExpertEntry>, readonly string[]]>([
    ['is in order', {}, []],
    [
      'is in order with everything that can be said',
      {
        mobile: '13800000000',
        orgCode: code,
        units: [unit('某某大学'), unit('某某医院', code)],
        title: '研究员',
        keywords: ['涂层'],
        blackouts: [day],
        avoid: ['别处'],
      },
      [],
    ],
    ['wants a name', { name: ' ' }, ['name missing']],
    ['wants a name that is one', { name: 'www.example' }, ['name not-a-name www.example']],
    ['wants an address', { email: ' ' }, ['email missing']],
    ['wants an address that is one', { email: 'nowhere' }, ['email not-an-email nowhere']],
    ['wants no number', { mobile: ' ' }, []],
    ['wants a number that is one', { mobile: '123' }, ['mobile not-a-mobile 123']],
    ['wants a unit', { orgName: ' ' }, ['orgName missing']],
    ['has a unit of a hundred characters', { orgName: '所'.repeat(100) }, []],
    ['has none of more', { orgName: '所'.repeat(101) }, ['orgName too-long']],
    ['has a title of forty characters', { title: '员'.repeat(40) }, []],
    ['has none of more', { title: '员'.repeat(41) }, ['title too-long']],
    ['has a credit code with blanks around it', { orgCode: ` ${code} ` }, []],
    ['has no other code', { orgCode: '123' }, ['orgCode not-a-credit-code 123']],
    ['has twenty fields', { fields: codes(20) }, []],
    ['has no more', { fields: codes(21) }, ['fields too-many']],
    ['has fields of the calls', { fields: ['SEA', 'X'] }, ['fields unknown-code X']],
    ['has disciplines of the calls', { disciplines: ['460', 'X'] }, ['disciplines unknown-code X']],
    ['has twenty disciplines', { disciplines: Array.from({ length: 20 }, () => '460') }, []],
    ['has no more', { disciplines: Array.from({ length: 21 }, () => '460') }, ['disciplines too-many']],
    [
      'has thirty keywords of thirty characters',
      { keywords: Array.from({ length: 30 }, () => '词'.repeat(30)) },
      [],
    ],
    ['has no more', { keywords: many(31) }, ['keywords too-many']],
    ['has none longer', { keywords: ['词'.repeat(31)] }, [`keywords too-long ${'词'.repeat(31)}`]],
    ['avoids thirty units', { avoid: Array.from({ length: 30 }, () => '所'.repeat(100)) }, []],
    ['avoids no more', { avoid: many(31) }, ['avoid too-many']],
    ['avoids none with a longer name', { avoid: ['所'.repeat(101)] }, [`avoid too-long ${'所'.repeat(101)}`]],
    ['has ten units besides', { units: many(10).map((it) => unit(it)) }, []],
    ['has no more', { units: many(11).map((it) => unit(it)) }, ['units too-many']],
    ['has units with names', { units: [unit(' ', code)] }, ['units missing']],
    ['has units with names as long as any', { units: [unit('所'.repeat(100))] }, []],
    ['and no longer', { units: [unit('所'.repeat(101))] }, [`units too-long ${'所'.repeat(101)}`]],
    ['has units with sound codes', { units: [unit('某某大学', '123')] }, ['units not-a-credit-code 123']],
    ['takes on nothing', { loadLimit: 0 }, []],
    ['takes on a hundred', { loadLimit: 100 }, []],
    ['takes on no more', { loadLimit: 101 }, ['loadLimit out-of-range']],
    ['takes on no less than nothing', { loadLimit: -1 }, ['loadLimit out-of-range']],
    ['takes on whole sheets', { loadLimit: 1.5 }, ['loadLimit out-of-range']],
    ['is away on thirty stretches of days', { blackouts: Array.from({ length: 30 }, () => day) }, []],
    ['is away on no more', { blackouts: Array.from({ length: 31 }, () => day) }, ['blackouts too-many']],
    [
      'is away from a day',
      { blackouts: [{ from: '2030-02-30', to: '2030-03-01' }] },
      ['blackouts not-a-date 2030-02-30'],
    ],
    ['is away until a day', { blackouts: [{ from: '2030-02-01', to: 'x' }] }, ['blackouts not-a-date x']],
    [
      'is away in the order of days',
      { blackouts: [{ from: '2030-02-02', to: '2030-02-01' }] },
      ['blackouts end-before-start 2030-02-02 – 2030-02-01'],
    ],
  ])('%s', (_, change, faults) => expect(faultsOf(change)).toEqual(faults))
})

test('is kept without blanks, each thing once, addresses and codes in one form', () => {
  const kept = tidyEntry({
    ...entry,
    name: ' 何未 ',
    email: ' He.Wei@Institute.example ',
    mobile: ' 138-0000-0000 ',
    orgName: ' 某某海洋研究所 ',
    orgCode: ' 91210200-ma0uatx16r ',
    units: [unit(' 某某大学 ', ''), unit(' ', code), unit(' ', ' ')],
    title: ' 研究员 ',
    fields: ['SEA', ' SEA ', ''],
    disciplines: ['460', '460'],
    keywords: [' 涂层', '涂层', ' '],
    blackouts: [
      { from: '2030-03-01', to: '2030-03-02' },
      { from: '2030-02-01', to: '2030-02-02' },
    ],
    avoid: ['别处 ', '别处'],
  })
  expect(kept).toEqual({
    ...entry,
    mobile: '13800000000',
    orgCode: code,
    units: [unit('某某大学'), unit('', code)],
    title: '研究员',
    keywords: ['涂层'],
    blackouts: [
      { from: '2030-02-01', to: '2030-02-02' },
      { from: '2030-03-01', to: '2030-03-02' },
    ],
    avoid: ['别处'],
  })
})

test('is kept as written where it is none', () => {
  const wrong = { email: ' nowhere ', mobile: ' 123 ', orgCode: ' 123 ' }
  expect(tidyEntry({ ...entry, ...wrong })).toMatchObject({ email: 'nowhere', mobile: '123', orgCode: '123' })
})

test('a table says everything of an expert but when they are away', () => {
  const said: readonly string[] = tableColumns
  expect(Object.keys(entry).filter((it) => !said.includes(it))).toEqual(['blackouts'])
})
