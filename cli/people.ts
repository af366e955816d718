import { parseArgs } from 'node:util'
import type { PersonId } from '#core/id.ts'
import type { Reason } from '#core/reason.ts'
import { sendResetLink } from '#server/commands/person/register.ts'
import { resetFactors } from '#server/commands/person/reset-factors.ts'
import { openAccount } from '#server/commands/person/staff.ts'
import { findByAccount } from '#server/db/people.ts'
import { sentences } from '#text/sentences.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

/** `people add-admin`: somebody has to let the others in; whoever can run this has the machine anyway. */
export const addAdmin: Verb = {
  about: 'open a system administrator’s account: --email <address> --name <name>; prints a one-time link',
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const { email, name } = wordsOf(args, ['email', 'name'])
      const opened = await ctx.db.transaction().execute((tx) =>
        openAccount(tx, ctx, {
          name,
          email,
          grant: { role: 'sys-admin', scope: '' },
          by: null,
          at: ctx.now(),
        }),
      )
      if (opened.ok) {
        console.log(`Open this within seven days and set a password:\n${opened.value.link}`)
        return
      }
      throw new Error(
        opened.error.why === 'already'
          ? `${email} has an account; "people reset --email ${email}" prints a new link for it.`
          : sentenceOf(opened.error),
      )
    }),
}

/** `people reset`: for who cannot receive mail. */
export const resetPerson: Verb = {
  about: 'print a one-time link to set a new password: --email <address>',
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const { email } = wordsOf(args, ['email'])
      const person = await findByAccount(ctx.db, email)
      if (!person) throw new Error(`Nobody signs in as ${email}.`)
      const link = await ctx.db
        .transaction()
        .execute((tx) => sendResetLink(tx, ctx, person, ctx.now(), 'reset'))
      console.log(`Open this within one hour and set a password:\n${link}`)
    }),
}

/** `people reset-factors`: for the only administrator, whom nobody else can help; whoever can run this has the machine anyway. */
export const resetFactorsOf: Verb = {
  about: 'take away authenticator, passkeys and recovery codes of who lost them: --email <address>',
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const { email } = wordsOf(args, ['email'])
      const person = await findByAccount(ctx.db, email)
      if (!person) throw new Error(`Nobody signs in as ${email}.`)
      const reset = await resetFactors(ctx, { person: person.id as PersonId, by: null, at: ctx.now() })
      if (!reset.ok) throw new Error(`${email} has no second factor.`)
      console.log(
        `${email} signs in with the password and sets up a second factor anew; all sessions have ended.`,
      )
    }),
}

const sentenceOf = (reason: Reason): string => sentences('en').reason.of(reason)

function wordsOf<Name extends string>(args: readonly string[], names: readonly Name[]): Record<Name, string> {
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  })
  const missing = names.filter((name) => typeof values[name] !== 'string' || values[name] === '')
  if (missing.length > 0) throw new Error(`Please give ${missing.map((name) => `--${name}`).join(' and ')}.`)
  return values as Record<Name, string>
}
