import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '#server/root.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-lint-'))
copyFileSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
mkdirSync(path.join(folder, 'server'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the linter says, under our rules, about a file planted in the server. */
function lint(text: string): string {
  writeFileSync(path.join(folder, 'server/planted.ts'), text)
  const program = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const done = spawnSync(process.execPath, [program, 'lint', '.'], { cwd: folder, encoding: 'utf8' })
  return done.stdout + done.stderr
}

test.each<[mistake: string, rule: string, text: string]>([
  [
    'a promise that nobody waits for',
    'noFloatingPromises',
    'export const save = async (): Promise<number> => 1\nexport function go(): void {\n  save()\n}\n',
  ],
  [
    'a case that was forgotten',
    'useExhaustiveSwitchCases',
    "export function name(it: 'a' | 'b'): string {\n  switch (it) {\n    case 'a':\n      return 'A'\n  }\n  return ''\n}\n",
  ],
  ['a word to the console', 'noConsole', 'console.log(1)\n'],
])('%s is found before it runs', (_mistake, rule, text) => {
  expect(lint(text)).toContain(rule)
})
