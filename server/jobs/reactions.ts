import type { Fact, Happening } from '#core/fact.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../context.ts'
import { reviewersOf } from '../db/orgs.ts'
import { notify } from '../mail/notify.ts'

/** Who is told of a fact about a suggestion; nobody is told of what they did themselves. */
type Told = 'filers' | 'unit-reviewers' | 'office-heads' | 'handler' | 'unit-admins'

/** What each fact sets in motion. A fact with nothing to do says so with an empty list. */
const reactions = {
  'suggestion-handed-in': ['filers', 'unit-reviewers'],
  'suggestion-approved': ['filers'],
  'suggestion-returned-by-unit': ['filers'],
  'suggestion-refused-by-unit': ['filers'],
  'suggestion-verified': ['filers'],
  'suggestion-accepted': ['filers'],
  'suggestion-returned-by-office': ['filers', 'unit-reviewers'],
  'suggestion-transferred': ['filers'],
  'suggestion-not-accepted': ['filers', 'unit-reviewers'],
  'suggestion-objected': ['office-heads'],
  'suggestion-objection-denied': ['filers'],
  'suggestion-reinstated': ['filers', 'handler'],
  'suggestion-reserved': ['filers'],
  'suggestion-frozen': ['filers', 'office-heads'],
  'suggestion-thawed': ['filers'],
  'suggestion-purged': ['filers'],
  'suggestion-assigned': ['handler'],
  'suggestion-opinion-added': ['handler'],
  'suggestion-moved-to-rolling': ['filers', 'unit-reviewers'],
  'suggestion-moved-to-concentrated': ['filers'],
} as const satisfies Partial<Record<Happening, readonly Told[]>>

/** Writes the notices that the facts call for, in the same transaction; mail leaves only after it has committed. */
export async function react(ctx: Context, tx: Tx, it: Suggestion, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (!hasReaction(fact.happened)) continue
    const told: readonly Told[] = reactions[fact.happened]
    const people = new Set<string>()
    for (const who of told) for (const person of await whoIs(tx, it, fact, who)) people.add(person)
    if (fact.by) people.delete(fact.by)
    for (const person of people)
      await notify(tx, ctx, {
        person,
        sort: fact.happened,
        suggestion: it.id,
        params: { no: it.no, title: hidden(it) ? null : it.title, state: it.state },
        at: fact.at,
      })
  }
}

const hasReaction = (happened: Happening): happened is keyof typeof reactions => happened in reactions

const hidden = (it: Suggestion): boolean => it.state === 'frozen' || it.state === 'purged'

async function whoIs(tx: Tx, it: Suggestion, fact: Fact, who: Told): Promise<readonly string[]> {
  switch (who) {
    case 'filers':
      return [it.filer, ...it.coAuthors]
    case 'unit-reviewers':
      return it.state === 'unit-review' || fact.happened !== 'suggestion-handed-in'
        ? reviewersOf(tx, it.org, fact.at)
        : []
    case 'unit-admins':
      return (
        await tx
          .selectFrom('member')
          .select('person')
          .where('org', '=', it.org)
          .where('state', '=', 'active')
          .where('admin', '=', true)
          .execute()
      ).map((row) => row.person)
    case 'handler':
      return 'handler' in it && it.handler ? [it.handler] : []
    case 'office-heads':
      if (!('destination' in it)) return []
      return (
        await tx
          .selectFrom('staff')
          .select('person')
          .where('role', '=', 'office-head')
          .where('scope', '=', it.destination)
          .execute()
      ).map((row) => row.person)
    default:
      return who satisfies never
  }
}
