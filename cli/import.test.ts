import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workbookOf } from '#server/files/table/workbook.ts'
import { root } from '#server/root.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { creditCode } from '#test/support/fill-text.ts'
import { aCallForExperts } from '#test/support/make-call.ts'
import { aPerson } from '#test/support/people.ts'
import { importExpertsVerb, importUnitsVerb } from './import.ts'
import type { Surroundings, Verb } from './verb.ts'

let site: TestApp
let surroundings: Surroundings
let folder = ''
let keeper = ''
let officer = ''
beforeAll(async () => {
  site = await testApp({ now: Date.now(), mode: 'real' })
  await site.install(aCallForExperts())
  surroundings = {
    root,
    env: { DATABASE_URL: site.url, SESSION_SECRET: site.ctx.config.sessionSecret ?? '' },
  }
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-import-'))
  keeper = (await aPerson(site, { staff: [['sys-admin']] })).email
  officer = (await aPerson(site, { staff: [['officer', 'ONE']] })).email
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true })
})

const fileOf = async (name: string, rows: readonly (readonly string[])[]): Promise<string> => {
  const file = path.join(folder, name)
  await writeFile(file, workbookOf('x', rows))
  return file
}
const run = async (verb: Verb, ...args: readonly string[]) => {
  const [log, error] = (['log', 'error'] as const).map((it) =>
    vi.spyOn(console, it).mockImplementation(() => {}),
  )
  process.exitCode = 0
  await verb.run(args, surroundings)
  const code = process.exitCode
  process.exitCode = 0
  const lines = [log, error].flatMap((it) => it?.mock.calls.map((call) => call.join(' ')) ?? [])
  log?.mockRestore()
  error?.mockRestore()
  return { code, lines }
}
const count = async (table: 'org' | 'expert') =>
  (await site.ctx.db.selectFrom(table).select('id').execute()).length
const units = ['单位名称', '统一社会信用代码', '单位性质', '所在区县', '联系人', '联系人邮箱']
const unit = ['远山重工', creditCode(1), '企业', '东区', '王岚', 'wang@works.example']

test('units come in from the command line as they do on the screen; a dry run brings nothing in', async () => {
  const file = await fileOf('units.xlsx', [units, unit])
  const dry = await run(importUnitsVerb, '--file', file, '--as', keeper, '--dry-run')
  expect([dry, await count('org')]).toEqual([{ code: 0, lines: ['2\tnew\t远山重工'] }, 0])
  const done = await run(importUnitsVerb, '--file', file, '--as', keeper)
  expect([done.lines.at(-1), await count('org')]).toEqual(['1 added.', 1])
})

test('a faulty row keeps all out and is named by its cell', async () => {
  const before = await count('org')
  const file = await fileOf('faulty.xlsx', [units, ['远山二厂', '12', ...unit.slice(2)]])
  expect(await run(importUnitsVerb, '--file', file, '--as', keeper)).toEqual({
    code: 1,
    lines: ['2\tfaulty\t远山二厂\tB2 not-a-credit-code “12”', 'Nothing was taken in.'],
  })
  expect(await count('org')).toBe(before)
})

test('experts come in the same way', async () => {
  const file = await fileOf('experts.xlsx', [
    ['姓名', '邮箱', '工作单位'],
    ['李望', 'li@works.example', '远山重工'],
  ])
  expect((await run(importExpertsVerb, '--file', file, '--as', officer, '--dry-run')).lines).toEqual([
    '2\tnew\t李望',
  ])
  expect(await count('expert')).toBe(0)
  expect((await run(importExpertsVerb, '--file', file, '--as', officer)).lines.at(-1)).toBe('1 added.')
  expect(await count('expert')).toBe(1)
})

test.each<[situation: string, verb: Verb, as: () => string, said: string]>([
  ['an officer with units', importUnitsVerb, () => officer, 'not'],
  ['a keeper of accounts with experts', importExpertsVerb, () => keeper, 'not'],
  ['nobody', importUnitsVerb, () => 'ghost@example.com', 'Nobody signs in'],
])('%s is refused', async (_situation, verb, as, said) => {
  const before = [await count('org'), await count('expert')]
  const file = await fileOf('x.xlsx', [units, unit])
  await expect(verb.run(['--file', file, '--as', as()], surroundings)).rejects.toThrow(said)
  expect([await count('org'), await count('expert')]).toEqual(before)
})

test('without a file or a person the usage is said', async () => {
  expect((await run(importUnitsVerb, '--as', keeper)).code).toBe(2)
  expect((await run(importUnitsVerb, '--file', 'x.xlsx')).code).toBe(2)
})
