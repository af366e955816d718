import { sql } from 'kysely'
import type { DirectionState } from '#core/direction/direction.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { ProjectStep } from '#core/project/project.ts'
import { type State, usable } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { directionVisibleTo } from './visible/direction.ts'
import { projectVisibleTo } from './visible/project.ts'
import { visibleTo } from './visible/suggestion.ts'

/** A suggestion, direction or project as a round lists it. */
export interface SubjectRow {
  readonly id: string
  readonly call: string
  readonly office: string | null
  /** Number of a suggestion or project; a direction has none before it is published. */
  readonly no: string | null
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly state: State | DirectionState | ProjectStep
  readonly versions: number
}

/** Directions can be judged once somebody has put them forward, and until they are published. */
export const judgeableDirections = ['proposed', 'confirmed', 'argued'] as const satisfies DirectionState[]

/** Whether experts can judge it as it stands now. */
export const canBeJudged = (thing: JudgedThing, state: SubjectRow['state']): boolean =>
  (judgeable[thing] as readonly string[]).includes(state)

/** Experts judge a project while its application is before them, and at no other stage. */
const judgeable = {
  suggestion: usable,
  direction: judgeableDirections,
  project: ['judging'],
} as const satisfies Record<JudgedThing, readonly SubjectRow['state'][]>

const columns = ['id', 'call', 'office', 'title', 'kind', 'field', 'state', 'versions'] as const

const suggestions = (db: Db | Tx) => db.selectFrom('suggestion').select([...columns, 'no'])
const directions = (db: Db | Tx) => db.selectFrom('direction').select([...columns, 'no'])
/** A project has the field of what it comes from; its snapshots are its versions, the newest being what it applied with. */
const projects = (db: Db | Tx) =>
  db
    .selectFrom('project')
    .leftJoin('suggestion', 'suggestion.id', 'project.suggestion')
    .leftJoin('direction', 'direction.id', 'project.direction')
    .select([
      'project.id',
      'project.call',
      'project.office',
      'project.title',
      'project.kind',
      'project.no',
      'project.step as state',
      'project.snapshots as versions',
    ])
    .select((eb) => eb.fn.coalesce('suggestion.field', 'direction.field').as('field'))

/** These, whoever may see them; for deciding, not for showing. */
export async function subjectRows(
  db: Db | Tx,
  thing: JudgedThing,
  ids: readonly string[],
): Promise<readonly SubjectRow[]> {
  if (ids.length === 0) return []
  return (await rowsOf(db, thing, [...ids])) as readonly SubjectRow[]
}

const rowsOf = (db: Db | Tx, thing: JudgedThing, ids: string[]) => {
  switch (thing) {
    case 'suggestion':
      return suggestions(db).where('id', 'in', ids).orderBy('id').execute()
    case 'direction':
      return directions(db).where('id', 'in', ids).orderBy('id').execute()
    case 'project':
      return projects(db).where('project.id', 'in', ids).orderBy('project.id').execute()
    default:
      return thing satisfies never
  }
}

/** Those of these that this person may see. */
export async function seenSubjects(
  db: Db,
  actor: Actor,
  thing: JudgedThing,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  return new Set((await seen(db, actor, thing, [...ids])).map((it) => it.id))
}

const seen = (
  db: Db,
  actor: Actor,
  thing: JudgedThing,
  ids: string[],
): Promise<{ readonly id: string }[]> => {
  switch (thing) {
    case 'suggestion':
      return db.selectFrom('suggestion').select('id').where('id', 'in', ids).where(visibleTo(actor)).execute()
    case 'direction':
      return db
        .selectFrom('direction')
        .select('id')
        .where('id', 'in', ids)
        .where((eb) => directionVisibleTo(actor)(eb as never))
        .execute()
    case 'project':
      return db
        .selectFrom('project')
        .select('id')
        .where('id', 'in', ids)
        .where(projectVisibleTo(actor))
        .execute()
    default:
      return thing satisfies never
  }
}

/** So many are offered at once; a desk with more begins a round from its list. */
export const mostOffered = 2000

/** What an office can have judged now, with how many rounds have had it before them. */
export const judgeableIn = async (
  db: Db,
  actor: Actor,
  office: string,
  call: string,
  thing: JudgedThing,
): Promise<readonly (SubjectRow & { readonly rounds: number })[]> =>
  (await offered(db, actor, office, call, thing)) as readonly (SubjectRow & { readonly rounds: number })[]

const roundsOf = (id: string) =>
  sql<number>`(select count(*) from round_subject where round_subject.subject = ${sql.ref(id)})::int`

const offered = (db: Db, actor: Actor, office: string, call: string, thing: JudgedThing) => {
  switch (thing) {
    case 'suggestion':
      return suggestions(db)
        .select(roundsOf('suggestion.id').as('rounds'))
        .where('office', '=', office)
        .where('call', '=', call)
        .where('state', 'in', [...judgeable.suggestion])
        .where(visibleTo(actor))
        .orderBy('field')
        .orderBy('no')
        .limit(mostOffered)
        .execute()
    case 'direction':
      return directions(db)
        .select(roundsOf('direction.id').as('rounds'))
        .where('office', '=', office)
        .where('call', '=', call)
        .where('state', 'in', [...judgeable.direction])
        .where((eb) => directionVisibleTo(actor)(eb as never))
        .orderBy('field')
        .orderBy('title')
        .limit(mostOffered)
        .execute()
    case 'project':
      return projects(db)
        .select(roundsOf('project.id').as('rounds'))
        .where('project.office', '=', office)
        .where('project.call', '=', call)
        .where('project.step', 'in', [...judgeable.project])
        .where((eb) => projectVisibleTo(actor)(eb as never))
        .orderBy('project.no')
        .limit(mostOffered)
        .execute()
    default:
      return thing satisfies never
  }
}
