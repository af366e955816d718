import { sql } from 'kysely'
import { open as decide } from '#core/decide/project/open.ts'
import type { Direction } from '#core/direction/direction.ts'
import type { Answers, StoredAnswer } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { assessmentOf } from '#core/form/assessment.ts'
import type { Form } from '#core/form/form.ts'
import type { CallId, OfficeCode, OrgId, PersonId, ProjectId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { readableDirection } from '#core/permission/direction.ts'
import { mayOpenProject } from '#core/permission/project.ts'
import { readable } from '#core/permission/suggestion.ts'
import { type Project, projectNo } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import { loadDirection } from '../../db/directions.ts'
import { append } from '../../db/facts.ts'
import { chained, insertSnapshot } from '../../db/project-snapshots.ts'
import { insertProject } from '../../db/projects.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { wholly } from '../../db/undoing.ts'
import { titleFieldOf } from '../direction/title.ts'
import { formOf } from '../draft/form-of.ts'
import { bearingOf } from './bearing.ts'
import { beginWith } from './begin-stage.ts'
import { hasStages } from './stage-form.ts'
import { tell } from './tell.ts'

export interface OpenAsked {
  readonly key: string
  readonly suggestion: string | null
  readonly direction: string | null
  readonly title: string
  readonly org: string
  readonly leader: string
}

/** Opens a project: with its number, its leader, the baseline as first snapshot, and an application that has begun. */
export async function openProject(
  ctx: Context,
  actor: Actor,
  asked: OpenAsked,
  at: Instant,
): Promise<Result<{ readonly id: string; readonly no: string }, Reason>> {
  await ctx.calls.current()
  return wholly(ctx, { actor: actor.person, key: asked.key, what: 'open project', at }, async (tx) => {
    const from = await sourceOf(tx, actor, asked)
    if (!from.ok) return from
    const { call, kind, office, suggestion, direction, isSource } = from.value
    const may = mayOpenProject(actor, office)
    if (!may.ok) return may
    const inForce = await ctx.calls.byId(call)
    const bearing = await bearingOf(tx, asked.org)
    if (!inForce || !bearing) return err({ why: 'not-found' })
    const it: Project = {
      id: ctx.dice.id(at) as ProjectId,
      no: '',
      title: asked.title.trim(),
      call,
      callVersion: inForce.versionId,
      kind,
      office,
      org: asked.org as OrgId,
      suggestion: suggestion?.id ?? null,
      direction: direction?.id ?? null,
      leader: asked.leader as PersonId,
      team: [],
      stage: 'application',
      step: 'writing',
      end: null,
      revision: 1,
      since: at,
      openedBy: actor.person,
      openedAt: at,
      evidenceReleasedAt: null,
      snapshots: suggestion ? 1 : 0,
    }
    const decided = decide(actor, it, {
      bearing,
      suggestion: suggestion && { state: suggestion.state, isSource },
      hasStages: hasStages(inForce.call),
    })
    if (!decided.ok) return decided
    const named = { ...it, no: await drawNumber(tx, call, inForce.call.numberPrefix) }
    await insertProject(tx, named, suggestion?.versions ?? null)
    const before = suggestion ? await keepBaseline(ctx, tx, named, suggestion, at) : nothing
    const whose = suggestion?.org === named.org ? 'own-suggestion' : 'others-suggestion'
    const titled = (form: Form) => titleOf(form, named.title)
    await beginWith(ctx, tx, named, 'application', before, whose, actor.person, at, titled)
    const facts = decided.value.facts.map((one) => ({ ...one, detail: { ...one.detail, no: named.no } }))
    await append(tx, named.id, facts, actor.person, at)
    const params = { no: named.no, org: bearing.name }
    await tell(ctx, tx, actor, named, [named.leader], { sort: 'project-opened', params }, at)
    return ok({ id: named.id, no: named.no })
  })
}

interface Source {
  readonly call: CallId
  readonly kind: string
  readonly office: OfficeCode
  readonly suggestion: Suggestion | null
  readonly direction: Direction | null
  readonly isSource: boolean
}

/** What it is opened from, if this person may read it: with both, the direction says whose it is. */
async function sourceOf(tx: Tx, actor: Actor, asked: OpenAsked): Promise<Result<Source, Reason>> {
  const suggestion = asked.suggestion === null ? null : await lockSuggestion(tx, asked.suggestion)
  const direction = asked.direction === null ? null : await loadDirection(tx, asked.direction)
  if (suggestion === undefined || direction === undefined) return err({ why: 'not-found' })
  if (suggestion !== null) {
    const open = readable(actor, suggestion)
    if (!open.ok) return open
  }
  if (direction !== null) {
    const open = readableDirection(actor, direction)
    if (!open.ok) return open
    if (direction.state !== 'published') return err({ why: 'wrong-step', step: direction.state })
    const { call, kind, office } = direction
    const isSource = suggestion === null || (await isSourceOf(tx, direction.id, suggestion.id))
    return ok({ call, kind, office, suggestion, direction, isSource })
  }
  if (suggestion === null)
    return err({ why: 'bad-input', problems: [{ at: 'suggestion', problem: 'missing' }] })
  if (!('destination' in suggestion)) return err({ why: 'wrong-state', state: suggestion.state })
  const { call, kind, destination } = suggestion
  return ok({ call, kind, office: destination, suggestion, direction, isSource: true })
}

const isSourceOf = async (tx: Tx, direction: string, suggestion: string): Promise<boolean> =>
  (await tx
    .selectFrom('direction_source')
    .select('suggestion')
    .where('direction', '=', direction)
    .where('suggestion', '=', suggestion)
    .executeTakeFirst()) !== undefined

/** Under a kind of its own that no call can have, as codes of kinds are written in capitals. */
async function drawNumber(tx: Tx, call: string, prefix: string): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into call_serial (call, kind, last) values (${call}, 'project', 1)
    on conflict (call, kind) do update set last = call_serial.last + 1 returning last`.execute(tx)
  return projectNo(prefix, rows[0]?.last ?? 1)
}

/** A form with what was answered in it. */
interface Said {
  readonly form: Form
  readonly answers: Answers
}
const nothing: Said = {
  form: { id: '', title: { zh: '', en: '' }, sections: [], rules: [] },
  answers: {},
}

/** The project's own title in the place that asks for one. */
function titleOf(form: Form, title: string): readonly StoredAnswer[] {
  const field = titleFieldOf(form)
  return field === undefined ? [] : [{ path: field, value: title }]
}

/** The baseline out of the version that was adopted; gives what that said. */
async function keepBaseline(
  ctx: Context,
  tx: Tx,
  it: Project,
  suggestion: Suggestion,
  at: Instant,
): Promise<Said> {
  const version = await tx
    .selectFrom('version')
    .select(['content', 'call_version', 'handed_in'])
    .where('suggestion', '=', suggestion.id)
    .where('n', '=', suggestion.versions)
    .executeTakeFirstOrThrow()
  const answers = (version.content ?? {}) as Answers
  const callVersion = version.call_version as Suggestion['callVersion']
  const { form } = await formOf(ctx, { kind: suggestion.kind, callVersion })
  const baseline: Omit<Snapshot, 'prev' | 'hash'> = {
    id: ctx.dice.id(at),
    project: it.id,
    n: 1,
    stage: 'suggestion',
    sort: 'baseline',
    at,
    by: it.openedBy,
    basis: { on: dayOf(version.handed_in.getTime()), callVersion, version: suggestion.versions, held: [] },
    assessment: assessmentOf(fieldsOf(form), answers) ?? null,
    answers: null,
    outcome: null,
  }
  await insertSnapshot(tx, chained(baseline, undefined))
  return { form, answers }
}
