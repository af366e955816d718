import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '#core/canonical.ts'
import type { EditionContent } from '#core/guide/edition.ts'
import { root } from '#server/root.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { aPerson } from '#test/support/people.ts'
import { guideCopy } from './guide-copy.ts'
import type { Surroundings } from './verb.ts'

let site: TestApp
let surroundings: Surroundings
let folder: string

const words = (zh: string, en: string) => ({ zh, en })
const content = (title: string): EditionContent => ({
  call: 'a-call',
  slug: '2030-1',
  year: 2030,
  title: words('2030 年度指南 <试行>', 'Guide for 2030'),
  intro: words('', ''),
  applyFrom: '2030-05-01',
  applyTo: '2030-06-01',
  sections: [
    {
      no: '1',
      kind: 'STUDY',
      name: words('研究', 'Studies'),
      terms: words('公开竞争。', 'Open to all.'),
      directions: [
        {
          id: 'one',
          no: '1.1',
          title,
          office: { code: 'ONE', name: words('一处', 'First office'), phone: '0400-0000000' },
          field: words('海洋', 'Sea'),
          parts: [
            {
              id: 'content',
              title: words('内容', 'Content'),
              entries: [
                {
                  sort: 'text',
                  label: words('研究内容', 'Content'),
                  sentences: [{ place: 'content/a', text: '研究 "甲" & <乙>。' }],
                },
                { sort: 'money', label: words('上限', 'Most'), place: 'fund', amount: '1000' },
                {
                  sort: 'table',
                  label: words('指标', 'Metrics'),
                  columns: [words('名称', 'Name')],
                  rows: [{ place: 'metrics/a', cells: [words('寿命', 'Life')] }],
                },
              ],
            },
          ],
        },
        {
          id: 'two',
          no: '1.2',
          title: '',
          office: { code: 'ONE', name: words('一处', 'First office'), phone: '' },
          field: null,
          parts: [],
          withheld: true,
        },
      ],
    },
  ],
})
const digestOf = (it: EditionContent) => createHash('sha256').update(canonicalJson(it)).digest('hex')

beforeAll(async () => {
  site = await testApp({ now: Date.now(), mode: 'real' })
  surroundings = {
    root,
    env: { DATABASE_URL: site.url, SESSION_SECRET: site.ctx.config.sessionSecret ?? '' },
  }
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-copy-'))
  const { db } = site.ctx
  const person = await aPerson(site)
  await site.install(aCall())
  const guide = site.ctx.dice.id(Date.now())
  const at = new Date('2030-04-30T10:00:00+08:00')
  await db
    .insertInto('guide')
    .values({
      id: guide,
      call: aCall().id,
      slug: '2030-1',
      title: JSON.stringify(content('').title),
      kinds: ['STUDY'],
      state: 'published',
      since: at,
      created_at: at,
      by_person: person.id,
      approved_by: person.id,
      approved_at: at,
      published_at: at,
    })
    .execute()
  for (const [n, title] of ['第一版的方向', '更正后的方向'].entries())
    await db
      .insertInto('edition')
      .values({
        guide,
        n: n + 1,
        content: canonicalJson(content(title)),
        digest: digestOf(content(title)),
        ...(n === 0 ? {} : { note: JSON.stringify(words('更正了名称。', 'The title was put right.')) }),
        published_at: at,
      })
      .execute()
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await site.close()
})

const copied = async (...more: readonly string[]) => {
  const to = await mkdtemp(path.join(folder, 'to-'))
  await guideCopy.run(['--guide', '2030-1', '--to', to, ...more], surroundings)
  const read = (name: string) => readFile(path.join(to, name), 'utf8')
  return { zh: await read('index.html'), en: await read('en.html'), json: await read('edition.json') }
}

test('the latest edition becomes pages without a script, and the words that its digest was taken of', async () => {
  const { zh, en, json } = await copied()
  expect(createHash('sha256').update(json).digest('hex')).toBe(digestOf(content('更正后的方向')))
  expect(zh).toContain('<html lang="zh-CN">')
  expect(zh).toContain('2030 年度指南 &lt;试行&gt;')
  expect(zh).toContain('研究 &quot;甲&quot; &amp; &lt;乙&gt;。')
  expect(zh).toContain('1,000 万元')
  expect(zh).toContain(digestOf(content('更正后的方向')))
  expect(zh).toContain('更正了名称。')
  expect(en).toContain('The title was put right.')
  expect(en).toContain('<h2>1 Studies</h2>')
  for (const page of [zh, en]) {
    expect(page).toContain('id="d-1.1"')
    expect(page).not.toMatch(/<script|<试行|undefined|null/)
    expect(page.match(/<article/g)).toHaveLength(2)
  }
})

test('an earlier edition is written by its number', async () => {
  const { zh } = await copied('--edition', '1')
  expect(zh).toContain('第一版的方向')
  expect(zh).not.toContain('更正后的方向')
})

test.each<[situation: string, args: readonly string[], words: string | undefined]>([
  ['nothing to go by', [], 'Say which and where'],
  ['no number', ['--guide', '2030-1', '--to', 'x', '--edition', 'last'], '--edition is a number'],
  ['a guide that is not there', ['--guide', 'none', '--to', 'x'], undefined],
  ['an edition that is not there', ['--guide', '2030-1', '--to', 'x', '--edition', '9'], undefined],
])('%s is refused in a sentence', async (_situation, args, sentence) => {
  if (sentence !== undefined) return expect(guideCopy.run(args, surroundings)).rejects.toThrow(sentence)
  const before = process.exitCode
  await guideCopy.run(args, surroundings)
  expect(process.exitCode).toBe(1)
  process.exitCode = before
})
