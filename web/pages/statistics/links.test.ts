import { expect, test } from 'vitest'
import { type Cell, listBehind, type Within } from './links.ts'
import type { Scope } from './scopes.ts'

const scopes = {
  all: { value: 'all', label: '', scope: 'all', lists: 'own' },
  office: { value: 'office-ONE', label: '', scope: 'office', of: 'ONE', lists: 'office' },
  unit: { value: 'unit-u1', label: '', scope: 'unit', of: 'u1', lists: 'unit' },
  district: { value: 'district-d1', label: '', scope: 'district', of: 'd1', lists: 'none' },
} as const satisfies Record<string, Scope>

const within = (scope: Scope, change: Partial<Within> = {}): Within => ({
  call: 'c',
  scope,
  cohort: '',
  from: '',
  to: '',
  ...change,
})
const said = (it: ReturnType<typeof listBehind>) =>
  it === null ? null : `${it.to}?${new URLSearchParams(it.search).toString()}`

test.each<[keyof typeof scopes, Cell, string | null]>([
  ['office', {}, '/office/ONE?view=all&call=c'],
  ['office', { kind: 'K', field: 'F' }, '/office/ONE?view=all&kind=K&field=F&call=c'],
  ['office', { state: 'submitted', handler: 'p' }, '/office/ONE?view=waiting&handler=p&call=c'],
  ['office', { office: 'ONE', state: 'submitted', overdue: 'yes' }, '/office/ONE?view=overdue&call=c'],
  [
    'office',
    { state: 'submitted', overdue: 'no' },
    '/statistics/list?call=c&scope=office&of=ONE&state=submitted&overdue=no',
  ],
  ['office', { state: 'adopted' }, '/statistics/list?call=c&scope=office&of=ONE&state=adopted'],
  ['office', { kind: 'K', field: '-' }, '/statistics/list?call=c&scope=office&of=ONE&kind=K&field=-'],
  ['office', { district: 'd' }, '/statistics/list?call=c&scope=office&of=ONE&district=d'],
  ['unit', { kind: 'K' }, '/unit/u1/review?view=all&kind=K&call=c'],
  ['unit', { state: 'submitted' }, '/statistics/list?call=c&scope=unit&of=u1&state=submitted'],
  ['all', { kind: 'K' }, '/statistics/list?call=c&scope=all&kind=K'],
  ['district', { kind: 'K' }, null],
])('in %s, %j leads to %s', (scope, cell, link) => {
  expect(said(listBehind(within(scopes[scope]), cell))).toBe(link)
})

test.each<[Partial<Within>, string]>([
  [{ cohort: 'rolling' }, '/office/ONE?view=all&cohort=rolling&call=c'],
  [{ from: '2030-02-01' }, '/statistics/list?call=c&scope=office&of=ONE&from=2030-02-01'],
])('what narrows the figures narrows the list: %j', (change, link) => {
  expect(said(listBehind(within(scopes.office, change), {}))).toBe(link)
})
