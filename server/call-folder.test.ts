import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callNames, findCallFolder, readCallFolder } from './call-folder.ts'

let calls = ''
const files: Readonly<Record<string, string>> = {
  'shared/degrees.json': '{"last year": true}',
  'old/call.json': '{"id":"old"}',
  'old/faq.json': '["last year, last year’s city"]',
  'old/forms/one.json': '{}',
  'old/notice.en.md': '# last year',
  'old/drawing.png': 'x',
  'new/call.json':
    '{"id":"new","basedOn":"../old","reword":[["last year’s city","this one"],["last year","this year"],[1]]}',
  'new/notice.en.md': '# not last year',
  'lone/call.json': '{not json',
  'round/call.json': '{"basedOn":"../about"}',
  'about/call.json': '{"basedOn":"../round"}',
}
beforeAll(async () => {
  calls = await mkdtemp(join(tmpdir(), 'calls-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(calls, name)), { recursive: true })
    await writeFile(join(calls, name), text)
  }
})
afterAll(() => rm(calls, { recursive: true }))

test('reads texts by path, shared lists beside them, and nothing else', async () => {
  expect(Object.keys(await readCallFolder(join(calls, 'old'))).toSorted()).toEqual([
    'call.json',
    'faq.json',
    'forms/one.json',
    'notice.en.md',
    'shared/degrees.json',
  ])
})
test('takes from its base what it has not, in its own words; what is shared stays as it is', async () => {
  expect(await readCallFolder(join(calls, 'new'))).toEqual({
    'call.json': files['new/call.json'],
    'faq.json': '["this year, this one"]',
    'forms/one.json': '{}',
    'notice.en.md': '# not last year',
    'shared/degrees.json': '{"last year": true}',
  })
})
test('leaves a broken call.json to the parser', async () => {
  expect(await readCallFolder(join(calls, 'lone'))).toHaveProperty(['call.json'], '{not json')
})
test('refuses calls that are based on each other', async () => {
  await expect(readCallFolder(join(calls, 'round'))).rejects.toThrow('in a circle')
})
test('finds a call by name or by path', async () => {
  const [name = ''] = await callNames()
  expect(await findCallFolder(name)).toMatch(new RegExp(`/calls/${name}$`))
  expect(await findCallFolder(join(calls, 'old'))).toBe(join(calls, 'old'))
})
