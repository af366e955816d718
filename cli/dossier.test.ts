import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { wholeKey } from '#server/commands/file/keys.ts'
import { diskStore } from '#server/files/disk.ts'
import { attach } from '#test/support/attach.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { handedInWith } from '#test/support/handed-in.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { dossierVerify } from './dossier.ts'
import { exportDossier, exportList } from './export.ts'
import type { Surroundings, Verb } from './verb.ts'

let here: Drafting
let surroundings: Surroundings
let folder: string
let exporter: MadePerson
let no: string
beforeAll(async () => {
  here = await drafting({ mode: 'real', now: Date.now() })
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-dossier-'))
  surroundings = {
    root: folder,
    env: {
      DATABASE_URL: here.site.url,
      SESSION_SECRET: here.site.ctx.config.sessionSecret ?? '',
      DATA_DIR: path.join(folder, 'site'),
      FILES_DIR: path.join(folder, 'files'),
    },
  }
  exporter = await aPerson(here.site, { name: '经办丁', staff: [['officer', 'ONE'], ['exporter']] })
  const id = await handedInWith(here)
  const row = await here.site.ctx.db
    .selectFrom('suggestion')
    .select('no')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  no = row.no ?? ''
})
afterAll(async () => {
  await here.site.close()
  await rm(folder, { recursive: true })
})
afterEach(() => {
  process.exitCode = 0
})

/** What the verb says, line by line. */
async function told(
  verb: Verb,
  ...args: readonly string[]
): Promise<{ readonly lines: string; readonly code: unknown }> {
  const lines: string[] = []
  const spoken = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  process.exitCode = 0
  try {
    await verb.run(args, surroundings)
  } finally {
    spoken.mockRestore()
  }
  return { lines: lines.join('\n'), code: process.exitCode }
}
const file = (name: string) => path.join(folder, name)

describe('a dossier made on the machine', () => {
  test('is sound, says its digest, and is recorded as made by an operator in somebody’s name', async () => {
    const out = file('one.zip')
    const made = await told(exportDossier, '--nos', no, '--as', exporter.email, '--out', out)
    expect(made.lines).toMatch(/one\.zip: 1 of 1, \d+ bytes/)
    const digest = /manifest ([0-9a-f]{64})/.exec(made.lines)?.[1] ?? ''
    const found = await told(dossierVerify, out, '--manifest', digest)
    expect(found).toMatchObject({ code: 0 })
    expect(found.lines).toContain('Sound:')
    expect((await stat(out)).mode & 0o077).toBe(0)
    const fact = await here.site.ctx.db
      .selectFrom('fact')
      .select(['detail', 'by_person'])
      .where('happened', '=', 'export-made')
      .executeTakeFirstOrThrow()
    expect(fact).toMatchObject({
      by_person: null,
      detail: { sort: 'dossier', count: 1, operator: true, as: exporter.id, manifest: digest },
    })
  })

  test('holds attachments larger than the memory that they pass through, or says that it does not', async () => {
    const bytes = Buffer.from(Array.from({ length: 3 << 20 }, (_, n) => n % 251))
    const draft = await here.begin()
    const by = here.filerPerson.id
    const files = diskStore(path.join(folder, 'files'))
    const site = { ...here.site, ctx: { ...here.site.ctx, files } }
    const id = await attach(site, { suggestion: draft, field: 'attachments', by, name: 'large.pdf' }, bytes)
    const filer = here.filerPerson.email
    await told(exportDossier, '--ids', draft, '--as', filer, '--out', file('large.zip'))
    expect((await told(dossierVerify, file('large.zip'))).lines).toContain('Sound:')

    await files.remove(wholeKey(id))
    const made = await told(exportDossier, '--ids', draft, '--as', filer, '--out', file('lacking.zip'))
    expect(made.lines).toContain('Attachments missing or not whole: 1.')
    const found = await told(dossierVerify, file('lacking.zip'))
    expect(found.code).toBe(0)
    expect(found.lines).toMatch(/1 attachment was missing.*:\n {2}\S+\/attachments\/large\.pdf: Missing:/)
    expect(found.lines).toContain('Sound, but not complete:')
    expect(found.lines).not.toContain('Sound:')
    const chinese = await told(dossierVerify, file('lacking.zip'), '--language', 'zh-CN')
    expect(chinese.lines).toContain('完好，但不齐全：')
  })

  test('with one bit changed is refused with the file in which it is, in either language', async () => {
    const bytes = await readFile(file('one.zip'))
    const at = bytes.indexOf('"happened"')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(file('changed.zip'), bytes)
    const found = await told(dossierVerify, file('changed.zip'))
    expect(found.code).toBe(1)
    expect(found.lines).toContain(`${no}/facts.json: was changed.`)
    const chinese = await told(dossierVerify, file('changed.zip'), '--language', 'zh-CN')
    expect(chinese.lines).toContain(`${no}/facts.json：内容被改动过。`)
  })

  test('cut off, or never there, is said in a sentence', async () => {
    await writeFile(file('cut.zip'), (await readFile(file('one.zip'))).subarray(0, 5000))
    expect(await told(dossierVerify, file('cut.zip'))).toMatchObject({
      code: 1,
      lines: expect.stringContaining('cut off'),
    })
    expect(await told(dossierVerify, file('nowhere.zip'))).toMatchObject({ code: 1 })
  })

  test.each([
    [
      'a stranger',
      () => ['--as', here.strangerPerson.email, '--nos', no],
      /does not exist|not found|No such/i,
    ],
    ['nobody', () => ['--as', 'nobody@example.com', '--nos', no], 'Nobody signs in as nobody@example.com.'],
    [
      'an unknown number',
      () => ['--as', exporter.email, '--nos', 'X-1'],
      'No suggestion has this number: X-1.',
    ],
    ['nothing', () => ['--as', exporter.email], 'Of what?'],
  ])('is not made for %s', async (_, args, sentence) => {
    await expect(told(exportDossier, ...args(), '--out', file('not.zip'))).rejects.toThrow(sentence)
    await expect(stat(file('not.zip'))).rejects.toThrow()
  })

  test('never takes the place of a file that is there', async () => {
    await expect(
      told(exportDossier, '--nos', no, '--as', exporter.email, '--out', file('one.zip')),
    ).rejects.toThrow('is there already')
  })
})

test('a register is written as the list is filtered', async () => {
  const args = ['--sort', 'my-suggestions', '--filter', 'state=submitted', '--as', here.filerPerson.email]
  const made = await told(exportList, ...args, '--out', file('list.xlsx'))
  expect(made.lines).toMatch(/list\.xlsx: 1 of 1/)
  await expect(told(exportList, '--sort', 'none')).rejects.toThrow('Which list?')
})
