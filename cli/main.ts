import { UnusableSettings } from '#server/config.ts'
import { root } from '#server/root.ts'
import { verbs } from './verbs.ts'

/** Finds the verb of one or two words, runs it, and turns a failure into a sentence and an exit code. */
async function main(args: readonly string[]): Promise<void> {
  const named = [args.slice(0, 2).join(' '), args[0] ?? ''].find((name) => Object.hasOwn(verbs, name))
  const verb = named === undefined ? undefined : verbs[named]
  if (named === undefined || verb === undefined) {
    printVerbs()
    process.exitCode = args.length === 0 || args[0] === 'help' || args[0] === '--help' ? 0 : 2
    return
  }
  try {
    await verb.run(args.slice(named.split(' ').length), { env: process.env, root })
  } catch (error) {
    console.error(error instanceof UnusableSettings ? error.message : error)
    process.exitCode = 1
  }
}

function printVerbs(): void {
  console.log('zhinan <command>\n')
  const width = Math.max(...Object.keys(verbs).map((name) => name.length))
  for (const [name, { about }] of Object.entries(verbs)) console.log(`  ${name.padEnd(width)}  ${about}`)
}

await main(process.argv.slice(2))
