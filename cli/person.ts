import { parseArgs } from 'node:util'
import type { PersonId } from '#core/id.ts'
import { readEmail } from '#core/person/account.ts'
import { erasable } from '#core/person/erasure.ts'
import { erasePerson, lookAtErasure } from '#server/commands/person/erase.ts'
import { eraseExpert } from '#server/commands/person/erase-expert.ts'
import type { Context } from '#server/context.ts'
import { heldAbout } from '#server/db/held-about.ts'
import { findByAccount, findCredentials } from '#server/db/people.ts'
import { sentences } from '#text/sentences.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const optionsOf = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: { email: { type: 'string' }, id: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  }).values

/** `person erase`: for a request that came on paper; says first what would go, and with `--dry-run` does no more. */
export const erasePersonVerb: Verb = {
  about: 'erase what is held about somebody: --email <address> | --id <id> [--dry-run]',
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const { email, id, 'dry-run': dry } = optionsOf(args)
      if (id !== undefined && !idShape.test(id)) throw new Error(`${id} is no id.`)
      const person = id
        ? await findCredentials(ctx.db, id)
        : email
          ? await findByAccount(ctx.db, email)
          : undefined
      if (!person && id) throw new Error(`Nobody has the id ${id}.`)
      if (!person) return withoutAccount(ctx, email, dry === true)
      const look = await lookAtErasure(ctx.db, person.id)
      if (!look) throw new Error('There is nothing left to erase.')
      console.log(`would go:    ${counted(look.goes)}\nwould stay:  ${counted(look.stays)}`)
      const free = erasable(look.ties)
      if (!free.ok) throw new Error(sentences('en').reason.of(free.error))
      if (dry) return
      const erased = await erasePerson(ctx, { person: person.id as PersonId, by: null, at: ctx.now() })
      if (!erased.ok) throw new Error(sentences('en').reason.of(erased.error))
      console.log('erased; facts, versions that were handed in and receipts stay and verify')
      for (const it of erased.value.backups) console.log(`still in the backup ${it}`)
    }),
}

/** An expert may be known without an account. */
async function withoutAccount(ctx: Context, typed: string | undefined, dry: boolean): Promise<void> {
  const email = readEmail(typed ?? '')
  if (email === undefined) throw new Error('Please give --email.')
  const erased = await eraseExpert(ctx, { email, at: ctx.now(), dry })
  if (!erased.ok) throw new Error(sentences('en').reason.of(erased.error))
  if (!erased.value) throw new Error(`Nobody signs in as ${email}, and no expert has the address.`)
  console.log(
    `${dry ? 'would go' : 'erased'}: an expert without an account; judgements stay, without the name`,
  )
}

/** `person data`: what is held for somebody’s account, as JSON, for a request that came on paper. */
export const personDataVerb: Verb = {
  about: 'print what is held for somebody’s account: --email <address>',
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const { email } = optionsOf(args)
      const person = email ? await findByAccount(ctx.db, email) : undefined
      if (!person) throw new Error(email ? `Nobody signs in as ${email}.` : 'Please give --email.')
      console.log(JSON.stringify({ sections: await heldAbout(ctx.db, person.id) }, null, 2))
    }),
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'nothing'
