import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { loadSecrets } from './secrets.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-secrets-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const config = (file: string) => readConfig({ SECRETS_FILE: file }, 'real', folder)

test('a secret is made once, kept, and closed to others', () => {
  const made = loadSecrets(config('new/secrets.json'))
  expect(made.session.length).toBeGreaterThanOrEqual(43)
  expect(loadSecrets(config('new/secrets.json'))).toEqual(made)
  expect(statSync(path.join(folder, 'new/secrets.json')).mode & 0o777).toBe(0o600)
})

test.each<[situation: string, text: string]>([
  ['is cut short', '{"session":'],
  ['has a short secret', '{"session":"abc"}'],
  ['has an example', JSON.stringify({ session: 'change-me-change-me-change-me-change-me' })],
])('a kept secret that %s is refused with the name of its file', (_situation, text) => {
  writeFileSync(path.join(folder, 'bad.json'), text)
  expect(() => loadSecrets(config('bad.json'))).toThrow('bad.json')
})
