import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from '#server/root.ts'

/** Runs the stages as `npm test` does, in a process of their own. */
function summaryOf(steps: string, env: Record<string, string> = {}) {
  const script = `
    import { Stages } from './start/stages.mjs'
    const stages = new Stages()
    ${steps}
    process.exitCode = stages.summarise()`
  const { CI: _, ...rest } = process.env
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...rest, ...env },
  })
  const lines = done.stdout.trimEnd().split('\n')
  return { code: done.status, last: lines.at(-1), words: done.stdout }
}

test.each<[situation: string, steps: string, env: Record<string, string>, code: number, last: string]>([
  ['nothing failed', 'await stages.run("a", () => ({ passed: 3, failed: 0 }))', {}, 0, '3 passed, 0 failed'],
  ['one test failed', 'await stages.run("a", () => ({ passed: 3, failed: 1 }))', {}, 1, '3 passed, 1 failed'],
  ['a stage without tests failed', 'await stages.run("a", () => false)', {}, 1, '0 passed, 1 failed'],
  [
    'a stage broke',
    'await stages.run("a", () => Promise.reject(new Error("x")))',
    {},
    1,
    '0 passed, 1 failed',
  ],
  [
    'something ran well beside the others',
    'const a = stages.beside("a", "start/root.mjs", [])\nawait stages.run("b", () => ({ passed: 3, failed: 0 }))\nawait a',
    {},
    0,
    '3 passed, 0 failed',
  ],
  [
    'something failed beside the others',
    'const a = stages.beside("a", "no-such-file.mjs", [])\nawait stages.run("b", () => ({ passed: 3, failed: 0 }))\nawait a',
    {},
    1,
    '3 passed, 1 failed',
  ],
  ['something is not here', 'stages.skip("a", "chromium")', {}, 0, '0 passed, 0 failed'],
  [
    'something is not here, under CI',
    'stages.skip("a", "chromium")',
    { CI: 'true' },
    1,
    '0 passed, 1 failed',
  ],
])('the last line and the exit code when %s', (_situation, steps, env, code, last) => {
  expect(summaryOf(steps, env)).toMatchObject({ code, last })
})

test('what is not run is named with the line that installs it', () => {
  expect(summaryOf('stages.skip("browser tests", "chromium")').words).toContain(
    'browser tests: not run here: apt-get install chromium',
  )
})

test('what nobody could answer is said, and fails nowhere', () => {
  const { code, words } = summaryOf('stages.unanswered("advisories", "the registry answers 405")', {
    CI: 'true',
  })
  expect(code).toBe(0)
  expect(words).toContain('advisories: not answered: the registry answers 405')
})
