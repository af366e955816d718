import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callNames } from '#server/call-folder.ts'
import { readCall } from './call.ts'
import { formReadVerb, formWriteVerb } from './form.ts'
import type { Verb } from './verb.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-form-'))
})
afterAll(() => rm(folder, { recursive: true }))

const run = async (verb: Verb, ...args: readonly string[]) => {
  const [log, error] = (['log', 'error'] as const).map((it) =>
    vi.spyOn(console, it).mockImplementation(() => {}),
  )
  process.exitCode = 0
  await verb.run(args, { env: {}, root: '.' })
  const code = process.exitCode
  process.exitCode = 0
  const said = [log, error].flatMap((it) => it?.mock.calls.map((call) => call.join(' ')) ?? []).join('\n')
  log?.mockRestore()
  error?.mockRestore()
  return { code, said }
}
const at = (name: string) => path.join(folder, name)

test('every kind of every call is written blank and read back', async () => {
  for (const name of await callNames()) {
    const read = await readCall(name)
    if (!read.ok) throw new Error(name)
    for (const { code } of read.value.kinds) {
      const out = at(`${code}.docx`)
      await run(formWriteVerb, '--type', code, '--call', name, '--out', out)
      const { said } = await run(formReadVerb, '--file', out)
      expect(JSON.parse(said)).toMatchObject({ kind: code, answers: {}, unclear: [], missing: [] })
    }
  }
}, 120_000)

test('answers are written, rows as plain objects too, and come back', async () => {
  const [name = ''] = await callNames()
  const read = await readCall(name)
  const kind = read.ok ? read.value.kinds[0] : undefined
  const form = read.ok && kind ? read.value.forms[kind.form] : undefined
  const fields = form?.sections.flatMap((it) => (it.when === undefined ? it.fields : [])) ?? []
  const title = fields.find((it) => it.use === 'title')?.id ?? ''
  await writeFile(at('a.json'), JSON.stringify({ [title]: '海上风电𠮷轴承' }))
  for (const format of ['docx', 'pdf']) {
    const args = ['--type', kind?.code ?? '', '--answers', at('a.json'), '--out', at(`x.${format}`)]
    expect((await run(formWriteVerb, ...args)).code).toBe(0)
  }
  expect((await readFile(at('x.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  const { answers, findings } = JSON.parse((await run(formReadVerb, '--file', at('x.docx'))).said)
  expect(answers).toEqual({ [title]: '海上风电𠮷轴承' })
  expect(findings.length).toBeGreaterThan(0)
})

test.each<[string, Verb, readonly string[], string]>([
  ['no kind', formWriteVerb, ['--out', 'x.docx'], 'Which kind?'],
  [
    'a kind that no call has',
    formWriteVerb,
    ['--type', 'NONE', '--out', 'x.docx'],
    'No call has a kind NONE.',
  ],
  ['no file', formReadVerb, [], 'Which file?'],
  ['a file of another sort', formReadVerb, ['--file', 'package.json'], 'not-word'],
])('%s is answered', async (_, verb, args, said) => {
  const answer = await run(verb, ...args)
  expect([answer.code, answer.said.includes(said)]).toEqual([2, true])
})
