import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Call } from '#core/call/call.ts'
import { fieldWordsOf, rankFields } from '#core/likeness/field-hint.ts'
import { callNames } from '#server/call-folder.ts'
import { problemLine, readCall } from './call.ts'
import { type Item, parseItems } from './items.ts'
import { option } from './options.ts'
import { writeLines } from './similar.ts'
import type { Verb } from './verb.ts'

const usage = 'suggest-field --input items.jsonl --output out.jsonl [--call <name or folder>]'
const known = ['input', 'output', 'call']

/** One line of the output: every field of the call, the likeliest first. */
export interface FieldRanking {
  readonly id: string | number
  readonly ranking: readonly { readonly field: string; readonly score: number }[]
}

/** The ranking of every item; scores of one item make 1 but for rounding. */
export function* suggestField(items: readonly Item[], call: Call): Generator<FieldRanking> {
  const words = fieldWordsOf(call)
  for (const { id, title, text } of items) {
    const ranking = rankFields(words, { title, text })
    yield { id, ranking: ranking.map(({ field, score }) => ({ field, score: Number(score.toFixed(6)) })) }
  }
}

/** `suggest-field`: reads items, one JSON object a line, and writes which fields of a call they seem to belong to. */
export const suggestFieldVerb: Verb = {
  about: `say which fields items seem to belong to: ${usage}`,
  run: async (args, { env }) => {
    const unknown = args.find((it) => it.startsWith('--') && !known.includes(it.slice(2).split('=')[0] ?? ''))
    const [input, output] = [option(args, 'input'), option(args, 'output')]
    const name = option(args, 'call') ?? (args.includes('--call') ? '' : await usual())
    const problem =
      unknown !== undefined
        ? `There is no option ${unknown}.`
        : !input || !output || input.startsWith('--') || output.startsWith('--')
          ? 'Which files?'
          : path.resolve(input) === path.resolve(output)
            ? 'The output must be another file than the input.'
            : !name || name.startsWith('--')
              ? 'Which call?'
              : undefined
    if (problem !== undefined || !input || !output || !name) {
      console.error(`${problem} Usage: ${usage}`)
      process.exitCode = 2
      return
    }
    const call = await readCall(name).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error
      return `There is no call ${name} (${error.code}).`
    })
    const items = await parseItems(createReadStream(input)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error
      return [`${input} cannot be read (${error.code}).`]
    })
    if (typeof call === 'string' || !call.ok || !('items' in items)) {
      if (typeof call === 'string') console.error(call)
      else if (!call.ok) for (const it of call.error) console.error(problemLine(it, env))
      if (!('items' in items)) for (const it of items) console.error(it)
      process.exitCode = 1
      return
    }
    try {
      const written = await writeLines(output, suggestField(items.items, call.value))
      console.log(`${written} items`)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      console.error(`${output} cannot be written (${code}).`)
      process.exitCode = 1
    }
  },
}

/** Without a name, the call that stands first and is not invented. */
async function usual(): Promise<string | undefined> {
  for (const name of await callNames()) {
    const read = await readCall(name)
    if (read.ok && !read.value.invented) return name
  }
  return undefined
}
