import type { Call } from '#core/call/call.ts'
import type { Answers } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import { assessmentOf, columnFor, type ElementsTable, elementsTable } from '#core/form/assessment.ts'
import { canonicalAnswers } from '#core/form/canonical.ts'
import { checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import { assemble } from '#core/form/paths.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import { stageFindings } from '#core/project/check.ts'
import { type Compared, originsOf } from '#core/project/outcome.ts'
import type { Project } from '#core/project/project.ts'
import type { Commitment } from '#core/project/promise.ts'
import { type Snapshot, type Valid, validated } from '#core/project/snapshot.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { projectAnswers } from '../../db/project-answers.ts'
import { type DecisionRow, decisionsOf } from '../../db/project-records.ts'
import { snapshotsOf } from '../../db/project-snapshots.ts'
import { stageFormOf } from './stage-form.ts'

/** A stage as it stands: what counts of what was written, what it comes to, and what is found. */
export interface StageNow {
  readonly call: Call
  readonly form: Form
  readonly answers: Answers
  readonly table: ElementsTable | undefined
  readonly valid: Valid | undefined
  readonly findings: readonly Finding[]
  readonly snapshots: readonly Snapshot[]
}

/** Everything that handing in the stage looks at. */
export async function stageNow(ctx: Context, db: Db | Tx, it: Project, at: Instant): Promise<StageNow> {
  const { call, form } = await stageFormOf(ctx, it, it.stage)
  const stored = await projectAnswers(db, it.id, it.stage)
  const org = await db.selectFrom('org').select('type').where('id', '=', it.org).executeTakeFirstOrThrow()
  const snapshots = await snapshotsOf(db, it.id)
  const written = assemble(
    form,
    stored.filter((row) => row.value !== null),
  )
  const asking = { kind: it.kind, orgType: org.type, answers: written, today: dayOf(at) }
  const { fields, answers } = asked(form, asking)
  const table = elementsTable(fields)
  const assessment = assessmentOf(fields, answers)
  const valid =
    assessment &&
    table &&
    validated(assessment, lastAssessed(snapshots), table.assesses.levels, table.assesses)
  const commitment = commitmentOf(await decisionsOf(db, it.id), snapshots)
  const compared = commitment && comparedTo(commitment, snapshots, valid?.assessment ?? null)
  const findings = [
    ...checkAnswers(form, asking, call.lists, call.readiness.policy),
    ...(table
      ? stageFindings({ table: table.id, from: columnFor(table, 'element-from')?.id }, valid?.assessment, {
          elements: snapshots.flatMap((one) => one.assessment?.elements ?? []),
          held: valid?.held ?? [],
          compared: compared ?? null,
          atAcceptance: it.stage === 'acceptance',
        })
      : []),
  ]
  return { call, form, answers: canonicalAnswers(form, asking), table, valid, findings, snapshots }
}

/** The newest snapshot in which something was assessed. */
export const lastAssessed = (snapshots: readonly Snapshot[]): Snapshot | undefined =>
  snapshots.findLast((it) => it.assessment !== null)

/** What the team handed in last, whether or not anything was assessed in it: what decisions are about. */
export const lastHandedIn = (snapshots: readonly Snapshot[]): Snapshot | undefined =>
  snapshots.findLast((it) => it.sort === 'handed-in')

/** What the task book promises that its head confirmed last; nothing before. */
export function commitmentOf(
  decisions: readonly DecisionRow[],
  snapshots: readonly Pick<Snapshot, 'n' | 'outcome'>[],
): (Commitment & { readonly at: Instant; readonly snapshot: number }) | undefined {
  const confirmed = decisions.findLast((one) => one.decided === 'confirmed')
  const outcome = snapshots.find((one) => one.n === confirmed?.snapshot)?.outcome
  if (outcome?.sort !== 'promise' || confirmed === undefined) return undefined
  return { elements: outcome.elements, steps: outcome.steps, at: confirmed.at, snapshot: confirmed.snapshot }
}

/** A promise beside an assessment, with where elements came from over all snapshots. */
export const comparedTo = (
  commitment: Commitment,
  snapshots: readonly Snapshot[],
  assessment: Compared['assessment'],
): Compared => ({
  commitment,
  assessment,
  origins: originsOf([...snapshots.map((one) => one.assessment), assessment]),
})
