import type { z } from 'zod'
import type { ProjectAction, ProjectView, projectListed, SnapshotHead } from '#api/project-view.ts'
import type { Actor } from '#core/permission/actor.ts'
import {
  approvableProject,
  bearsIt,
  concludable,
  confirmableProject,
  continuable,
  evidenceReleasable,
  findable,
  handInable,
  passable,
  refusableProject,
  returnableProject,
  teamChangeable,
  writableProject,
} from '#core/permission/project.ts'
import { readable } from '#core/permission/suggestion.ts'
import type { Duty, Project, ProjectEnd, ProjectStep, Stage } from '#core/project/project.ts'
import { baselineHidden } from '../commands/project/baseline-hidden.ts'
import { agreedIn } from '../commands/project/hand-in.ts'
import { commitmentOf } from '../commands/project/stage-now.ts'
import type { Context } from '../context.ts'
import { agreedLevelsOf } from '../db/project-levels.ts'
import { type DecisionRow, decisionsOf, type FindingRow, findingsOfProject } from '../db/project-records.ts'
import { type SnapshotHeadRow, snapshotHeads } from '../db/project-snapshots.ts'
import type { ProjectRow } from '../db/projects.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { presentPromise } from './promise.ts'

/** A row of the list. */
export const presentProject = (row: ProjectRow): z.input<typeof projectListed> => ({
  id: row.id,
  no: row.no,
  title: row.title,
  call: row.call,
  kind: row.kind,
  office: row.office,
  org: { id: row.org, name: row.org_name },
  leader: { id: row.leader, name: row.leader_name },
  duty: row.duty,
  stage: row.stage as Stage,
  step: row.step as ProjectStep,
  end: row.ended as ProjectEnd | null,
  revision: row.revision,
  since: row.since.getTime(),
  level: row.level,
  target: row.target,
})

/** What the reader may do with it. */
export const mayOfProject = (actor: Actor, it: Project): ProjectAction[] =>
  (
    [
      ['write', writableProject],
      ['manage-team', teamChangeable],
      ['hand-in', handInable],
      ['release-evidence', evidenceReleasable],
      ['return', returnableProject],
      ['pass', passable],
      ['refuse', refusableProject],
      ['approve', approvableProject],
      ['confirm', confirmableProject],
      ['continue', continuable],
      ['terminate', continuable],
      ['record-findings', findable],
      ['accept', concludable],
      ['rectify', concludable],
      ['not-accept', concludable],
    ] as const
  ).flatMap(([action, may]) => (may(actor, it).ok ? [action] : []))

/** A snapshot without its bodies. */
export function presentHead(it: SnapshotHeadRow): SnapshotHead {
  const held = new Map(it.basis.held.map((one) => [one.element, one.claimed]))
  return {
    id: it.id,
    n: it.n,
    stage: it.stage,
    at: it.at,
    by: { id: it.by, name: it.byName },
    sort: it.sort,
    overall: it.overall && { level: it.overall.level, binding: [...it.overall.binding] },
    target: it.target,
    elements: it.elements.map((one) => ({ ...one, claimed: held.get(one.id) ?? null })),
    hash: it.hash,
  }
}

/** Findings that this reader gets: the bearer's side reads what the office found once it has concluded from it. */
export function findingsFor(
  actor: Actor,
  it: Project,
  findings: readonly FindingRow[],
  decisions: readonly DecisionRow[],
): readonly FindingRow[] {
  if (!bearsIt(actor, it)) return findings
  const concluded = decisions.findLast((one) => one.stage === 'acceptance')?.at
  return concluded === undefined ? [] : findings.filter((one) => one.at <= concluded)
}

/** The whole of a project but the bodies of its snapshots, as this reader may read it. */
export async function projectViewOf(ctx: Context, actor: Actor, it: Project): Promise<ProjectView> {
  const { db } = ctx
  const [heads, decisions, findings, members, row, suggestion, direction, judged, hidden, { call }] =
    await Promise.all([
      snapshotHeads(db, it.id),
      decisionsOf(db, it.id),
      findingsOfProject(db, it.id),
      membersOf(ctx, it.id),
      db
        .selectFrom('project')
        .innerJoin('org', 'org.id', 'project.org')
        .innerJoin('person', 'person.id', 'project.opened_by')
        .leftJoin('suggestion', 'suggestion.id', 'project.suggestion')
        .leftJoin('org as demand', 'demand.id', 'suggestion.org')
        .select(['org.name', 'person.name as opener', 'demand.name as demander'])
        .where('project.id', '=', it.id)
        .executeTakeFirstOrThrow(),
      it.suggestion === null ? undefined : loadSuggestion(db, it.suggestion),
      it.direction === null
        ? undefined
        : db
            .selectFrom('direction')
            .select(['id', 'no', 'title'])
            .where('id', '=', it.direction)
            .executeTakeFirst(),
      // Before it is decided, experts' levels are the office's to read.
      bearsIt(actor, it) ? [] : agreedLevelsOf(db, it.id),
      baselineHidden(db, actor, it),
      ctx.calls.version(it.callVersion),
    ])
  const shown = hidden ? heads.filter((one) => one.sort !== 'baseline') : heads
  const newest = shown.findLast((one) => one.overall !== null)
  const decided = agreedIn(heads)
  const promised = commitmentOf(decisions, heads)
  const led = members.find((one) => one.duty === 'leader')
  return {
    id: it.id,
    no: it.no,
    title: it.title,
    call: it.call,
    callVersion: it.callVersion,
    kind: it.kind,
    office: it.office,
    org: { id: it.org, name: row.name },
    leader: { id: it.leader, name: led?.name ?? '' },
    duty: members.find((one) => one.id === actor.person)?.duty ?? null,
    stage: it.stage,
    step: it.step,
    end: it.end,
    revision: it.revision,
    since: it.since,
    level: newest?.overall?.level ?? null,
    target: newest?.target ?? null,
    openedAt: it.openedAt,
    openedBy: { id: it.openedBy, name: row.opener },
    may: mayOfProject(actor, it),
    suggestion:
      suggestion && readable(actor, suggestion).ok
        ? {
            id: suggestion.id,
            no: suggestion.no ?? '',
            title: suggestion.title,
            org: row.demander ?? '',
          }
        : null,
    direction: direction ?? null,
    sameUnit: suggestion?.org === it.org,
    evidenceReleasedAt: it.evidenceReleasedAt,
    members,
    scale: call.readiness.scale.id,
    snapshots: shown.map(presentHead),
    decisions: decisions.map((one) => ({ ...one })),
    agreed: (decided.length > 0 ? decided : judged).map((one) => ({ ...one })),
    promised: promised ? presentPromise(promised) : null,
    findings: findingsFor(actor, it, findings, decisions).map(presentFinding),
  }
}

const presentFinding = ({ byName, by, items, ...it }: FindingRow): ProjectView['findings'][number] => ({
  ...it,
  items: { ...items },
  by: { id: by, name: byName },
})

const membersOf = async ({ db }: Pick<Context, 'db'>, project: string): Promise<ProjectView['members']> =>
  (
    await db
      .selectFrom('project_member as m')
      .innerJoin('person', 'person.id', 'm.person')
      .select(['m.person', 'person.name', 'm.duty', 'm.added_at'])
      .where('m.project', '=', project)
      .orderBy('m.duty')
      .orderBy('m.added_at')
      .orderBy('m.person')
      .execute()
  ).map((row) => ({
    id: row.person,
    name: row.name,
    duty: row.duty as Duty,
    addedAt: row.added_at.getTime(),
  }))
