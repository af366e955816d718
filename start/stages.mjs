import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { hearNode, runNode } from './run-program.mjs'

const reports = path.join(root, '.cache/test-reports')

/** Keeps what each stage came to, and prints it at the end. */
export class Stages {
  results = []

  /** Runs one stage; its step gives true or false, or the counts of its tests. */
  async run(name, step) {
    console.log(`\n== ${name}`)
    const result = { name }
    this.results.push(result)
    const since = Date.now()
    const outcome = await Promise.resolve(step()).catch((error) => {
      console.error(error)
      return false
    })
    const tests = typeof outcome !== 'boolean'
    const counts = tests ? outcome : { passed: 0, failed: outcome ? 0 : 1 }
    Object.assign(result, { seconds: (Date.now() - since) / 1000, tests, ...counts })
    return counts.failed === 0
  }

  /** Runs a program of node_modules as a stage beside those that follow; what it said is printed when it has ended. */
  beside(name, file, args) {
    return this.run(`${name}, beside what follows`, async () => {
      const { code, said } = await hearNode(file, args)
      console.log(`\n== ${name}: ${code === 0 ? 'done' : 'failed'}\n${said}`)
      return code === 0
    })
  }

  /** Names a stage that this machine cannot run; a machine that promised to run everything fails for it. */
  skip(name, packages) {
    const required = process.env.CI === 'true'
    this.results.push({ name, missing: packages, passed: 0, failed: required ? 1 : 0 })
  }

  /** Names a check that nobody here could answer: no machine can promise that a registry does. */
  unanswered(name, why) {
    this.results.push({ name, unanswered: why, passed: 0, failed: 0 })
  }

  /** Prints every stage with its time, then the sum as the last line; gives the exit code. */
  summarise() {
    console.log('\nStages')
    for (const { name, seconds, passed, failed, missing, tests, unanswered } of this.results) {
      if (missing) console.log(`  ${name}: not run here: apt-get install ${missing}`)
      else if (unanswered) console.log(`  ${name}: not answered: ${unanswered}`)
      else {
        const plain = failed > 0 ? 'failed' : 'done'
        const counts = tests ? `${passed} passed, ${failed} failed` : plain
        console.log(`  ${name}: ${counts} (${seconds.toFixed(1)} s)`)
      }
    }
    const sum = (key) => this.results.reduce((total, result) => total + result[key], 0)
    console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
    return sum('failed') === 0 ? 0 : 1
  }
}

/** Runs vitest and counts its tests; a file that could not even be loaded counts as one that failed. */
export async function vitest(report, args, env = {}) {
  const file = path.join(reports, `${report}.json`)
  mkdirSync(reports, { recursive: true })
  rmSync(file, { force: true })
  const vitestProgram = path.join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runNode(vitestProgram, ['run', ...reporters, ...args], {
    env: { ...process.env, ...env },
  })
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const found = JSON.parse(readFileSync(file, 'utf8'))
  const unloaded = found.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = found.numFailedTests + unloaded
  return { passed: found.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}
