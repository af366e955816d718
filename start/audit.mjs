import { spawn } from 'node:child_process'
import { root } from './root.mjs'

const patience = 60_000

/**
 * Asks the registry what is known against our packages: what the suite stops at, and what has more time (docs/libraries.md); or why nothing
 * was answered: a machine without a registry must not pass in silence.
 */
export async function knownAdvisories(ask = askRegistry) {
  const said = await ask()
  let answer
  try {
    answer = JSON.parse(said)
  } catch {
    return { unanswered: 'npm audit gave no answer' }
  }
  if (answer.vulnerabilities === undefined)
    return { unanswered: `the registry answers ${answer.statusCode ?? answer.error?.code ?? 'nothing'}` }
  const all = Object.values(answer.vulnerabilities)
  const isGrave = ({ severity }) => severity === 'high' || severity === 'critical'
  return { grave: all.filter(isGrave).map(lineOf), other: all.filter((it) => !isGrave(it)).map(lineOf) }
}

function lineOf({ name, severity, range, via }) {
  const titles = via.flatMap((it) => (typeof it === 'string' ? [] : [it.title]))
  return `${name} ${range}: ${severity}${titles.length === 0 ? '' : `, ${titles.join('; ')}`}`
}

/** What `npm audit` says as JSON; it only reads the lock file. */
function askRegistry() {
  const own = process.env.npm_execpath
  const args = ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=20000']
  const [program, given] = own?.endsWith('.js') ? [process.execPath, [own, ...args]] : ['npm', args]
  return new Promise((resolve) => {
    const child = spawn(program, given, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: patience })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    child.once('error', () => resolve(''))
    child.once('close', () => resolve(said))
  })
}
