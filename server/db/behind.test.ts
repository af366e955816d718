import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '#core/form/form.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { unitNames } from '#test/support/make-expert.ts'
import { aForm } from '#test/support/make-form.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { behindOf, recommendedIn } from './behind.ts'

let site: TestApp
let ada: MadePerson
let bo: MadePerson
let cai: MadePerson
let sea: MadeOrg
let works: MadeOrg
let first: string
let second: string
let other: string

const words = (zh: string) => ({ zh, en: zh })
const text = (id: string, use: Field['use']) =>
  ({ id, kind: 'text', label: words(id), max: 100, ...(use && { use }) }) as const
/** A table in which a row names a person and a unit, by whatever ids this call gives them. */
const table = (id: string, use?: Field['use']): Field => ({
  id,
  kind: 'table',
  label: words(id),
  maxRows: 5,
  columns: [text('who', 'named-person'), text('where', 'named-unit'), text('code', 'named-code')],
  ...(use && { use }),
})
const row = (who: string, where: string, code = '') => ({ id: randomUUID(), cells: { who, where, code } })

const content = {
  title: '海上风电叶片防腐涂层',
  byName: '林一',
  byMail: 'lin@sea.example',
  mates: [row('陈二', '西山研究院')],
  firms: [row('何三', '远山重工', '91210200MA0UATX16R'), row('', '甲厂、乙厂'), row('', '无')],
  keepOut: [row('王岚', '小市理工大学')],
  hearThem: [row('郑九', '东海学院')],
  hoped: '丙研究所；丁研究所',
}

beforeAll(async () => {
  site = await testApp()
  const form = aForm()
  const [basics, ...rest] = form.sections
  if (basics === undefined) throw new Error('the form has no section')
  const asked: Field[] = [
    text('byName', 'person-name'),
    text('byMail', 'person-email'),
    text('hoped', 'named-unit'),
    table('mates', 'co-proposers'),
    table('firms'),
    table('keepOut', 'avoid-experts'),
    table('hearThem', 'recommend-experts'),
  ]
  const call = aCall()
  await site.install({
    ...call,
    forms: {
      ...call.forms,
      tech: { ...form, sections: [{ ...basics, fields: [...basics.fields, ...asked] }, ...rest] },
    },
    unitNames,
  })
  ada = await aPerson(site, { name: '艾达' })
  bo = await aPerson(site, { name: '伯' })
  cai = await aPerson(site, { name: '蔡' })
  sea = await anOrg(site, { name: '小市海洋大学' })
  works = await anOrg(site, { name: '远海船舶公司' })
  first = await storeSuggestion(site, 'xiaoshi-2030', { filer: ada, org: sea }, { state: 'condensing' })
  second = await storeSuggestion(site, 'xiaoshi-2030', { filer: bo, org: works }, { state: 'condensing' })
  other = await storeSuggestion(site, 'xiaoshi-2030', { filer: ada, org: sea }, { state: 'submitted' })
  const draft = await storeSuggestion(site, 'xiaoshi-2030', { filer: ada, org: sea })
  const at = new Date(site.ctx.now())
  const { ctx } = site
  const { versionId } = (await ctx.calls.current())[0] ?? { versionId: '' }
  await ctx.db
    .insertInto('version')
    .values({
      suggestion: first,
      n: 1,
      call_version: versionId,
      content: JSON.stringify(content),
      digest: 'd',
      handed_in: at,
      by_person: ada.id,
      fact_n: 1,
    })
    .execute()
  await ctx.db.insertInto('co_author').values({ suggestion: other, person: cai.id, added_at: at }).execute()
  await ctx.db.insertInto('co_author').values({ suggestion: draft, person: bo.id, added_at: at }).execute()
})
afterAll(() => site.close())

test('who stands behind a suggestion is read from its unit, its people and what the form marks', async () => {
  const behind = (await behindOf(site.ctx, 'suggestion', [first])).get(first)
  expect(behind?.units).toEqual([
    { name: '小市海洋大学', creditCode: sea.creditCode, as: 'proposer' },
    { name: '丙研究所', creditCode: null, as: 'partner' },
    { name: '丁研究所', creditCode: null, as: 'partner' },
    { name: '西山研究院', creditCode: null, as: 'partner' },
    { name: '远山重工', creditCode: '91210200MA0UATX16R', as: 'partner' },
  ])
  expect(behind?.people).toEqual([
    { name: '艾达', email: ada.email, person: ada.id, as: 'filer' },
    { name: '林一', email: 'lin@sea.example', person: null, as: 'contact' },
    { name: '陈二', email: null, person: null, as: 'co-author' },
    { name: '何三', email: null, person: null, as: 'partner' },
  ])
  expect(behind?.avoided).toEqual([{ name: '王岚', org: '小市理工大学' }])
  expect(behind?.names?.publicMail).toEqual(unitNames.publicMail)
})

test('who writes another suggestion that was handed in with its filer; a draft tells nothing', async () => {
  const behind = (await behindOf(site.ctx, 'suggestion', [first])).get(first)
  expect(behind?.together.map((it) => it.person)).toEqual([cai.id])
})

test('whom the filer asks to hear', async () => {
  expect((await recommendedIn(site.ctx, 'suggestion', [first, other])).get(first)).toEqual([
    { name: '郑九', org: '东海学院' },
  ])
})

test('behind a direction stand all of its sources together', async () => {
  const { ctx } = site
  const at = new Date(ctx.now())
  const direction = randomUUID()
  const { versionId } = (await ctx.calls.current())[0] ?? { versionId: '' }
  await ctx.db
    .insertInto('direction')
    .values({
      id: direction,
      call: 'xiaoshi-2030',
      call_version: versionId,
      office: 'ONE',
      kind: 'TECH',
      state: 'drafting',
      since: at,
      created_at: at,
      edited_at: at,
      by_person: ada.id,
    })
    .execute()
  await ctx.db
    .insertInto('version')
    .values({
      suggestion: second,
      n: 1,
      call_version: versionId,
      content: JSON.stringify({}),
      digest: 'd',
      handed_in: at,
      by_person: bo.id,
      fact_n: 1,
    })
    .execute()
  for (const suggestion of [first, second])
    await ctx.db
      .insertInto('direction_source')
      .values({ direction, suggestion, version: 1, use: 'part', by_person: ada.id, at })
      .execute()
  const behind = (await behindOf(ctx, 'direction', [direction])).get(direction)
  expect(behind?.units.filter((it) => it.as === 'proposer').map((it) => it.name)).toEqual([
    '小市海洋大学',
    '远海船舶公司',
  ])
  expect(behind?.people.filter((it) => it.as === 'filer').map((it) => it.person)).toEqual([ada.id, bo.id])
})

test('nothing is asked for nobody', async () => {
  expect(await behindOf(site.ctx, 'direction', [])).toEqual(new Map())
  const unknown = randomUUID()
  expect((await behindOf(site.ctx, 'suggestion', [unknown])).get(unknown)?.units).toEqual([])
})
