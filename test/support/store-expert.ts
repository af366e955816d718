import type { Expert } from '#core/expert/expert.ts'
import type { ExpertId } from '#core/id.ts'
import { insertExperts } from '#server/db/experts.ts'
import type { TestApp } from './app.ts'
import { anExpert } from './make-expert.ts'
import { aPerson, type MadePerson } from './people.ts'

/** An expert of the pool with an account, ready to judge. */
export interface StoredExpert {
  readonly expert: Expert
  readonly person: MadePerson
}

/** Puts an expert into the pool; `change` says what tells them from somebody who could judge anything. */
export async function anActiveExpert(site: TestApp, change: Partial<Expert> = {}): Promise<StoredExpert> {
  const { ctx } = site
  const made = anExpert(change)
  const person = await aPerson(site, { name: made.name, email: made.email, language: made.language })
  const expert: Expert = { ...made, id: ctx.dice.id(ctx.now()) as ExpertId, person: person.id, ...change }
  await ctx.db.transaction().execute((tx) => insertExperts(tx, [expert], new Date(ctx.now())))
  return { expert, person }
}
