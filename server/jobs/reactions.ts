import { sql } from 'kysely'
import type { Fact, Happening } from '#core/fact.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../context.ts'
import { type Addressee, addressees, notifyAll } from '../mail/notify.ts'

/** Who is told of a fact about a suggestion; nobody is told of what they did themselves. */
type Told = 'filers' | 'unit-reviewers' | 'office-heads' | 'handler' | 'handler-or-heads'

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
  // Those who wrote it get the guide's letter.
  'suggestion-concluded': ['unit-reviewers'],
  'suggestion-declined': ['filers', 'unit-reviewers'],
  'suggestion-frozen': ['filers', 'office-heads'],
  'suggestion-thawed': ['filers'],
  'suggestion-purged': ['filers'],
  'suggestion-assigned': ['handler'],
  // The office that has it asked for the opinion, whether or not anybody handles it yet.
  'suggestion-opinion-added': ['handler-or-heads'],
  'suggestion-moved-to-rolling': ['filers', 'unit-reviewers'],
  'suggestion-moved-to-concentrated': ['filers'],
} as const satisfies Partial<Record<Happening, readonly Told[]>>

/** A suggestion after a change, and what happened to it. */
export interface Changed {
  readonly it: Suggestion
  readonly facts: readonly Pick<Fact, 'happened' | 'by' | 'at'>[]
}

/** The people that changes concern, looked up before the notices are written. */
export interface Audience {
  readonly known: ReadonlyMap<string, Addressee>
  /** Who they are to a unit or an office, each under its group. */
  readonly groups: ReadonlyMap<string, readonly string[]>
}

/** Writes the notices that the facts call for, in the same transaction; mail leaves only after it has committed. */
export async function react(ctx: Context, tx: Tx, changes: readonly Changed[]): Promise<void> {
  await tell(ctx, tx, changes, await audienceOf(tx, changes))
}

/** Everybody whom these changes concern: two statements at most, however many changes there are. */
export async function audienceOf(tx: Tx, changes: readonly Changed[]): Promise<Audience> {
  const wanted = changes.flatMap(({ it, facts }) => facts.flatMap((fact) => groupsOf(it, fact)))
  const groups = await membersOf(tx, new Set(wanted), changes.flatMap(({ facts }) => facts)[0]?.at ?? 0)
  const people = changes.flatMap(({ it, facts }) => facts.flatMap((fact) => toldOf(it, fact, groups)))
  return { groups, known: await addressees(tx, people) }
}

/** Writes the notices to people looked up before. */
export const tell = (
  ctx: Context,
  tx: Tx,
  changes: readonly Changed[],
  { groups, known }: Audience,
): Promise<void> =>
  notifyAll(
    tx,
    ctx,
    changes.flatMap(({ it, facts }) =>
      facts.flatMap((fact) =>
        hasReaction(fact.happened)
          ? toldOf(it, fact, groups).map((person) => ({
              person,
              sort: fact.happened as keyof typeof reactions,
              suggestion: it.id,
              params: { no: it.no, title: hidden(it) ? null : it.title, state: it.state },
              at: fact.at,
            }))
          : [],
      ),
    ),
    known,
  )

const hasReaction = (happened: Happening): happened is keyof typeof reactions => happened in reactions

const hidden = (it: Suggestion): boolean => it.state === 'frozen' || it.state === 'purged'

type Happened = Changed['facts'][number]

const tellsOf = ({ happened }: Happened): readonly Told[] =>
  hasReaction(happened) ? reactions[happened] : []

/** The group that has to be looked up for one sort of reader, if any. */
function groupOf(it: Suggestion, fact: Happened, who: Told): string | undefined {
  if (who === 'unit-reviewers' && (it.state === 'unit-review' || fact.happened !== 'suggestion-handed-in'))
    return `unit ${it.org}`
  const heads = who === 'office-heads' || (who === 'handler-or-heads' && handlerOf(it).length === 0)
  return heads && 'destination' in it ? `office ${it.destination}` : undefined
}

const handlerOf = (it: Suggestion): readonly string[] => ('handler' in it && it.handler ? [it.handler] : [])

const groupsOf = (it: Suggestion, fact: Happened): readonly string[] =>
  tellsOf(fact).flatMap((who) => groupOf(it, fact, who) ?? [])

/** The people of one fact, each once, and without the one who did it. */
function toldOf(it: Suggestion, fact: Happened, groups: Audience['groups']): readonly string[] {
  const people = tellsOf(fact).flatMap((who): readonly string[] => {
    if (who === 'filers') return [it.filer, ...it.coAuthors]
    if (who === 'handler') return handlerOf(it)
    if (who === 'handler-or-heads' && handlerOf(it).length > 0) return handlerOf(it)
    return groups.get(groupOf(it, fact, who) ?? '') ?? []
  })
  return [...new Set(people)].filter((person) => person !== fact.by)
}

/** Who reviews for these units on that day, deputies in their days included, and who heads these offices. */
async function membersOf(tx: Tx, wanted: ReadonlySet<string>, at: Instant): Promise<Audience['groups']> {
  if (wanted.size === 0) return new Map()
  const named = (sort: string) =>
    [...wanted].filter((it) => it.startsWith(`${sort} `)).map((it) => it.slice(sort.length + 1))
  const today = dayOf(at)
  const { rows } = await sql<{ group: string; person: string }>`
    select 'unit ' || org as group, person from member
    where org = any(${named('unit')}::uuid[]) and state = 'active'
      and (reviewer or (deputy_from <= ${today}::date and deputy_to >= ${today}::date))
    union all
    select 'office ' || scope, person from staff
    where role = 'office-head' and scope = any(${named('office')}::text[])
    order by person`.execute(tx)
  const groups = new Map<string, string[]>()
  for (const { group, person } of rows) groups.set(group, [...(groups.get(group) ?? []), person])
  return groups
}
