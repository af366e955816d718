import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { diskStore } from '#server/files/disk.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { aReadyOrg, begin, type City, city, fillDraft } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { ended, tableDigests } from '#test/support/restored.ts'
import { backupVerb } from './backup.ts'
import { doctorVerb } from './doctor.ts'
import { restoreVerb } from './restore.ts'
import type { Verb } from './verb.ts'

let here: City
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-cli-'))
  here = await city()
  const filer = await aPerson(here.site)
  const org = await aReadyOrg(here, { members: [{ person: filer, filer: true, admin: true }] })
  const as = await here.as(filer)
  await fillDraft(here, as, await begin(here, as, org.id, here.call.kinds[0]?.code ?? ''))
  const store = diskStore(path.join(folder, 'files'))
  const files = await here.site.ctx.db.selectFrom('file').select('id').where('state', '=', 'ready').execute()
  for (const { id } of files) await store.write(`${id}/whole`, await here.site.ctx.files.read(`${id}/whole`))
}, 120_000)
afterAll(async () => {
  await here.site.close()
  await rm(folder, { recursive: true, force: true })
})

const run = async (verb: Verb, env: Record<string, string>, ...args: readonly string[]) => {
  const spies = (['log', 'error'] as const).map((it) => vi.spyOn(console, it).mockImplementation(() => {}))
  process.exitCode = 0
  try {
    await verb.run(args, { env: { DATA_DIR: folder, ...env }, root: folder })
    const said = spies.flatMap((it) => it.mock.calls.map((call) => call.join(' '))).join('\n')
    return { said, code: process.exitCode }
  } finally {
    process.exitCode = 0
    for (const it of spies) it.mockRestore()
  }
}

test('the doctor speaks either language, or JSON, and its exit code says whether something is broken', async () => {
  const env = { DATABASE_URL: here.site.url }
  const zh = await run(doctorVerb, env, '--language', 'zh')
  expect(zh.said).toContain('[故障] 数据落盘')
  expect(zh.code).toBe(1)
  expect((await run(doctorVerb, env, '--language=en')).said).toContain('    → Turn these on')
  const json = JSON.parse((await run(doctorVerb, env, '--json', '--language', 'en')).said)
  expect(json[0]).toMatchObject({
    check: 'database',
    state: 'ok',
    says: expect.stringContaining('PostgreSQL'),
  })
  await expect(run(doctorVerb, env, '--language', 'fr')).rejects.toThrow('--language is zh or en')
})

test('the doctor tells settings and a database that cannot be used apart, each with a remedy', async () => {
  const unusable = await run(doctorVerb, { SMTP_URL: 'smtp://127.0.0.1:9' }, '--language', 'en')
  expect(unusable.said).toContain('SMTP_URL is set without MAIL_FROM')
  const away = await run(
    doctorVerb,
    { DATABASE_URL: 'postgres://zhinan@127.0.0.1:9/none' },
    '--language',
    'en',
  )
  expect(away.said).toContain('The database cannot be reached')
  expect([unusable.code, away.code]).toEqual([1, 1])
})

test('backup and restore by command, encrypted and checked; every table is equal', async () => {
  const out = path.join(folder, 'whole.zip')
  const env = { DATABASE_URL: here.site.url, BACKUP_PASSPHRASE: 'Nine-Buoys-On-A-Line', SESSION_SECRET: '' }
  await expect(run(backupVerb, { ...env, BACKUP_PASSPHRASE: 'short' }, '--out', out)).rejects.toThrow(
    'too short',
  )
  await expect(run(backupVerb, env)).rejects.toThrow('Where to?')
  const before = await tableDigests(here.site.url, ended)
  const saved = await run(backupVerb, env, '--out', out)
  expect([saved.code, saved.said]).toEqual([0, expect.stringContaining('read back')])
  await expect(run(backupVerb, env, '--out', out)).rejects.toThrow('there already')
  expect((await run(restoreVerb, env, '--from', out, '--check')).said).toContain(
    'every entry is what was written',
  )

  const empty = await emptyDatabase()
  const there = { ...env, DATABASE_URL: empty.url, DATA_DIR: path.join(folder, 'there') }
  await expect(run(restoreVerb, { ...there, BACKUP_PASSPHRASE: '' }, '--from', out)).rejects.toThrow(
    'passphrase',
  )
  const restored = await run(restoreVerb, there, '--from', out)
  expect([restored.code, restored.said]).toEqual([
    0,
    expect.stringContaining('restored, and all is as it must be'),
  ])
  expect(await tableDigests(empty.url, ended)).toEqual(before)
  const doctor = await run(doctorVerb, there, '--language', 'en', '--all-files')
  expect(doctor.said).toMatch(/\[fine\] Files: [1-9]\d* of/)
  await empty.drop()
}, 120_000)
