import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { PersonId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import { importExperts, lookAtImport } from '#server/commands/expert/import.ts'
import { importUnits, lookAtUnits } from '#server/commands/org/import.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { findByAccount } from '#server/db/people.ts'
import { sentences } from '#text/sentences.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

/** What is seen in a file, as far as the report of any list is read here. */
interface Looked {
  readonly problem: string | null
  readonly missing: readonly string[]
  readonly faulty: number
  readonly rows: readonly {
    readonly row: number
    readonly name: string
    readonly fate: string
    readonly findings: readonly { readonly cell: string; readonly code: string; readonly word: string }[]
  }[]
}

interface List<Seen extends Looked> {
  readonly look: (ctx: Context, actor: Actor, content: string) => Promise<Result<Seen, Reason>>
  readonly take: (
    ctx: Context,
    actor: Actor,
    it: { readonly content: string; readonly key: string; readonly at: number },
  ) => Promise<Result<{ readonly taken: boolean; readonly added: number; readonly looked: Seen }, Reason>>
}

const options = '--file x.xlsx|x.csv --as <account> [--dry-run]'

/** Reads a list as the person named, who needs the right to it and answers for it; a line for each row, and what came of it. */
const importing = <Seen extends Looked>(name: string, about: string, { look, take }: List<Seen>): Verb => ({
  about: `${about}: import ${name} ${options}`,
  run: async (args, surroundings) => {
    const [file, account] = [option(args, 'file'), option(args, 'as')]
    if (!file || !account) {
      console.error(`Which file, and as whom? Usage: import ${name} ${options}`)
      process.exitCode = 2
      return
    }
    const content = (await readFile(file)).toString('base64')
    await withDatabase(surroundings, async (ctx) => {
      const person = await findByAccount(ctx.db, account)
      if (!person) throw new Error(`Nobody signs in as ${account}.`)
      const at = ctx.now()
      const actor = await loadActor(ctx.db, person.id as PersonId, at)
      if (args.includes('--dry-run')) {
        report(may(await look(ctx, actor, content)))
        return
      }
      const { taken, added, looked } = may(await take(ctx, actor, { content, key: randomUUID(), at }))
      report(looked)
      console.log(taken ? `${added} added.` : 'Nothing was taken in.')
    })
  },
})

/** `import experts`: the screen's import without the screen. */
export const importExpertsVerb = importing('experts', 'take a list of experts into the pool', {
  look: lookAtImport,
  take: importExperts,
})

/** `import units`: registers and verifies units of a list and invites their contacts. */
export const importUnitsVerb = importing('units', 'register units of a list', {
  look: lookAtUnits,
  take: importUnits,
})

function may<It>(result: Result<It, Reason>): It {
  if (!result.ok) throw new Error(sentences('en').reason.of(result.error))
  return result.value
}

function report({ problem, missing, rows, faulty }: Looked): void {
  for (const { row, name, fate, findings } of rows) {
    const said = findings.map((it) => `${it.cell} ${it.code}${it.word === '' ? '' : ` “${it.word}”`}`)
    console.log([row, fate, name, ...said].join('\t'))
  }
  if (problem !== null) console.error([problem, ...missing].join(' '))
  if (problem !== null || faulty > 0) process.exitCode = 1
}
