import { audit } from '#core/call/audit.ts'
import type { Call } from '#core/call/call.ts'
import { checkAgainst } from '#core/call/check-against.ts'
import { parseCall } from '#core/call/parse.ts'
import type { CallProblem } from '#core/call/problem.ts'
import { err, type Result } from '#core/result.ts'
import { printMatrix, routeRows } from '#core/routing/matrix.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { callProblem as english } from '#text/en/call-problem.ts'
import { callProblem as chinese } from '#text/zh-CN/call-problem.ts'
import { firstWord, option } from './options.ts'
import type { Verb } from './verb.ts'

/** A call by the name of its folder or by path: parsed and audited, or every problem. */
export async function readCall(nameOrPath: string): Promise<Result<Call, readonly CallProblem[]>> {
  const parsed = parseCall(await readCallFolder(await findCallFolder(nameOrPath)))
  if (!parsed.ok) return parsed
  const problems = audit(parsed.value)
  return problems.length > 0 ? err(problems) : parsed
}

/** Every problem of a call, and, beside an older one, every field that has changed its meaning since. */
export async function callCheck(nameOrPath: string, against?: string): Promise<readonly CallProblem[]> {
  const read = await readCall(nameOrPath)
  if (!read.ok) return read.error
  if (against === undefined) return []
  const older = parseCall(await readCallFolder(await findCallFolder(against)))
  return older.ok ? checkAgainst(older.value, read.value) : older.error
}

/** Every case that the call's forms can express: as a table for people, or one JSON object per case for machines. */
export function callRoute(call: Call, format: 'text' | 'json'): string {
  if (format === 'text') return printMatrix(call)
  return `[\n${routeRows(call)
    .map((it) => JSON.stringify(it))
    .join(',\n')}\n]\n`
}

/** A problem in one line: file, place, sentence. */
export const problemLine = (it: CallProblem, env: Readonly<Record<string, string | undefined>>): string => {
  const sentences = (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('zh') ? chinese : english
  return `${it.file}${it.path === '' ? '' : ` ${it.path}`}: ${sentences[it.code](it.params)}`
}

/** `call check <name or folder> [--against <older>]`: prints every problem with its place; the exit code says whether there are any. */
export const callCheckVerb: Verb = {
  about: 'check a call: call check <name or folder> [--against <older>]',
  run: async (args, { env }) => {
    const name = firstWord(args)
    if (name === undefined) throw new Error('Which call? call check <name or folder> [--against <older>]')
    const problems = await callCheck(name, option(args, 'against'))
    for (const it of problems) console.log(problemLine(it, env))
    if (problems.length > 0) process.exitCode = 1
    else console.log(`${name}: no problems`)
  },
}

/** `route --call <name or folder> [--format json]`: prints where every case goes. */
export const routeVerb: Verb = {
  about: 'print where every case goes: route --call <name or folder> [--format text|json]',
  run: async (args, { env }) => {
    const name = option(args, 'call')
    if (name === undefined) throw new Error('Which call? route --call <name or folder> [--format text|json]')
    const read = await readCall(name)
    if (read.ok)
      process.stdout.write(callRoute(read.value, option(args, 'format') === 'json' ? 'json' : 'text'))
    else {
      for (const it of read.error) console.error(problemLine(it, env))
      process.exitCode = 1
    }
  },
}
