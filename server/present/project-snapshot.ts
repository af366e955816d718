import type { Comparison, SnapshotView } from '#api/project-view.ts'
import type { Actor } from '#core/permission/actor.ts'
import { readsBaselineEvidence } from '#core/permission/project.ts'
import { countedFindings } from '#core/project/finding.ts'
import {
  elementsUnfound,
  judgedElements,
  outcomeByFindings,
  outcomeByTeam,
  promisedFor,
  verdictsOf,
} from '#core/project/outcome.ts'
import type { Project } from '#core/project/project.ts'
import { isWritten } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import { stageFormOf } from '../commands/project/stage-form.ts'
import { commitmentOf, comparedTo, lastHandedIn } from '../commands/project/stage-now.ts'
import type { Context } from '../context.ts'
import { namesOf } from '../db/drafts.ts'
import { decisionsOf, findingsOfProject } from '../db/project-records.ts'
import { snapshotsOf } from '../db/project-snapshots.ts'
import { presentForm } from './call.ts'
import { findingsFor, presentHead } from './project.ts'

/** A snapshot whole; evidence of the baseline only for those who get it. */
export async function snapshotViewOf(
  ctx: Context,
  actor: Actor,
  it: Project,
  snapshot: Snapshot,
): Promise<SnapshotView> {
  const { assessment } = snapshot
  const hides = snapshot.sort === 'baseline' && !readsBaselineEvidence(actor, it)
  const shown = assessment && (hides ? { ...assessment, evidence: [] } : assessment)
  const asked =
    snapshot.answers !== null && snapshot.stage !== 'suggestion' && isWritten(snapshot.stage)
      ? await stageFormOf(ctx, it, snapshot.stage)
      : undefined
  const names = await namesOf(ctx.db, [snapshot.by])
  const { form, lists } = asked ? presentForm(asked.call, asked.form) : { form: null, lists: {} }
  const head = presentHead({
    ...snapshot,
    byName: names[snapshot.by] ?? '',
    overall: assessment?.overall ?? null,
    target: assessment?.target ?? null,
    elements: (assessment?.elements ?? []).map(drawn),
  })
  return {
    ...head,
    prev: snapshot.prev,
    basis: {
      on: snapshot.basis.on,
      callVersion: snapshot.basis.callVersion,
      version: snapshot.basis.version,
      held: snapshot.basis.held.map(({ element, since, changed, claimed, holds }) => ({
        element,
        since,
        changed: [...changed],
        claimed,
        holds,
      })),
    },
    assessment: shown && (structuredClone(shown) as SnapshotView['assessment']),
    form,
    lists,
    answers: snapshot.answers && { ...snapshot.answers },
    outcome: snapshot.outcome && (structuredClone(snapshot.outcome) as SnapshotView['outcome']),
    evidenceHidden: hides && (assessment?.evidence.length ?? 0) > 0,
  }
}

const drawn = ({ id, no, name, critical, level, target, from }: AssessedElement) => ({
  id,
  no,
  name,
  critical,
  level,
  target,
  from,
})

/** Plan against fact as this reader may know it; nothing before something was promised and assessed since. */
export async function comparisonOf(ctx: Context, actor: Actor, it: Project): Promise<Comparison | null> {
  const [snapshots, decisions, kept] = await Promise.all([
    snapshotsOf(ctx.db, it.id),
    decisionsOf(ctx.db, it.id),
    findingsOfProject(ctx.db, it.id),
  ])
  const promised = commitmentOf(decisions, snapshots)
  const against = lastHandedIn(snapshots)
  if (!promised || !against) return null
  const compared = comparedTo(promised, snapshots, against.assessment)
  const found = countedFindings(findingsFor(actor, it, kept, decisions))
  const isFound = found.length > 0 && elementsUnfound(compared, found).length === 0
  const outcome = isFound ? outcomeByFindings(compared, found) : outcomeByTeam(compared)
  const judged = judgedElements(compared)
  const findings = new Map(found.map((one) => [one.element, one]))
  const partsOf = (element: string) =>
    judged.filter((one) => promisedFor(one.id, promised, compared.origins) === element)
  return {
    promised: promised.snapshot,
    against: against.n,
    by: isFound ? 'findings' : 'team',
    outcome: structuredClone(outcome) as Comparison['outcome'],
    elements: promised.elements.map((one) => {
      const result = outcome.elements.find((result) => result.element === one.element)
      const parts = partsOf(one.element)
      return {
        ...one,
        criteria: one.criteria.map((criterion) => ({ ...criterion })),
        reached: result?.reached ?? null,
        short: result?.short ?? 0,
        parts: parts.map(({ id, no, name, level }) => ({
          id,
          no,
          name,
          level,
          found: findings.get(id)?.level ?? null,
        })),
        checks: one.criteria.map(({ item, level }) => ({
          item,
          level,
          team: weakest(parts.map((part) => verdictsOf(part)[item])),
          found: weakest(parts.map((part) => findings.get(part.id)?.items[item])),
          fails: result?.failed.includes(item) ?? false,
        })),
      }
    }),
    unforeseen: judged
      .filter((one) => outcome.unforeseen.includes(one.id))
      .map(({ id, no, name, level }) => ({ id, no, name, level: findings.get(id)?.level ?? level })),
  }
}

type SaidVerdict = Comparison['elements'][number]['checks'][number]['team']

/** Of an element taken apart the worst counts; nothing where nothing was said of any part. */
function weakest(said: readonly (NonNullable<SaidVerdict> | undefined)[]): SaidVerdict {
  const order = ['not', 'partly', 'not-applicable', 'met'] as const
  return order.find((one) => said.includes(one)) ?? null
}
