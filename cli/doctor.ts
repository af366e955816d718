import { type Config, readConfig, UnusableSettings } from '#server/config.ts'
import { openDatabase } from '#server/db/open.ts'
import { databaseFine, examine, examineMachine } from '#server/doctor/examine.ts'
import { bad, type Finding, inOneLine } from '#server/doctor/finding.ts'
import { openStore } from '#server/files/open.ts'
import { doctor as english } from '#text/en/doctor.ts'
import { doctor as chinese } from '#text/zh-CN/doctor.ts'
import { option } from './options.ts'
import type { Surroundings, Verb } from './verb.ts'

const usage = 'doctor [--all-files] [--json] [--language zh|en]'

/** `doctor`: looks at everything that a site stands on and says what to do about what is not well; changes nothing. */
export const doctorVerb: Verb = {
  about: `say whether all is well, and what to do where it is not: ${usage}`,
  run: async (args, surroundings) => {
    const found = await examined(surroundings, args.includes('--all-files'))
    const words = wordsFor(args, surroundings)
    if (args.includes('--json'))
      console.log(JSON.stringify(found.map((it) => ({ ...it, says: says(it, words) }))))
    else for (const it of found) print(it, words)
    const count = (state: Finding['state']) => found.filter((it) => it.state === state).length
    const [warned, broken] = [count('warn'), count('bad')]
    if (!args.includes('--json')) console.log(warned + broken === 0 ? words.all : words.some(warned, broken))
    if (broken > 0) process.exitCode = 1
  },
}

type Words = typeof chinese

/** As asked, otherwise as the terminal's own language is. */
function wordsFor(args: readonly string[], { env }: Surroundings): Words {
  const asked = option(args, 'language')
  if (asked !== undefined && asked !== 'zh' && asked !== 'en')
    throw new Error(`--language is zh or en: ${usage}`)
  const zh = asked === undefined ? (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('zh') : asked === 'zh'
  return zh ? chinese : english
}

const says = ({ code, params }: Finding, words: Words): string => words.found[code](params)
const remedyOf = ({ code }: Finding, { remedies }: Words): string | undefined =>
  (remedies as Readonly<Record<string, string>>)[code]

function print(it: Finding, words: Words): void {
  console.log(`[${words.states[it.state]}] ${words.checks[it.check]}: ${says(it, words)}`)
  const remedy = remedyOf(it, words)
  if (remedy !== undefined) console.log(`    → ${remedy}`)
}

async function examined({ env, root }: Surroundings, allFiles: boolean): Promise<readonly Finding[]> {
  let config: Config
  try {
    config = readConfig({ LOG_LEVEL: 'warn', ...env }, 'real', root)
  } catch (error) {
    if (!(error instanceof UnusableSettings)) throw error
    return [bad('settings', 'settings-unusable', { lines: error.problems.join(' ') })]
  }
  let database: Awaited<ReturnType<typeof openDatabase>>
  try {
    database = await openDatabase(config)
  } catch (error) {
    const unreachable = bad('database', 'database-unreachable', { error: inOneLine(error) })
    return [unreachable, ...(await examineMachine({ config }))]
  }
  try {
    const { rows } = await database.pool.query<{ server_version: string }>('show server_version')
    const site = { config, db: database.db, files: openStore(config), now: Date.now }
    return [databaseFine(rows[0]?.server_version ?? ''), ...(await examine(site, allFiles))]
  } finally {
    await database.stop()
  }
}
