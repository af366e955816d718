import type { Answers, StoredAnswer } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import { type FirstFrom, firstAnswersOf } from '#core/project/first-answers.ts'
import { isWritten, type Project, type WrittenStage } from '#core/project/project.ts'
import type { Context, Tx } from '../../context.ts'
import { firstAnswers } from '../../db/answers.ts'
import { projectAnswers, projectMet, writeProjectAnswers } from '../../db/project-answers.ts'
import { snapshotsOf } from '../../db/project-snapshots.ts'
import { stageFormOf } from './stage-form.ts'

/** Lets a stage begin with what the one before said last, where both forms ask for it. */
export async function beginStage(
  ctx: Context,
  tx: Tx,
  it: Project,
  stage: WrittenStage,
  by: string,
  at: Instant,
): Promise<void> {
  const before = (await snapshotsOf(tx, it.id)).findLast(
    (one) => one.sort === 'handed-in' && one.stage !== stage && one.answers !== null,
  )
  if (before?.answers == null || before.stage === 'suggestion' || !isWritten(before.stage)) return
  const { form } = await stageFormOf(ctx, it, before.stage)
  await beginWith(ctx, tx, it, stage, { form, answers: before.answers }, 'stage', by, at)
}

/** Writes the first answers of a stage, with some said otherwise; where something is written there already, it stays. */
export async function beginWith(
  ctx: Context,
  tx: Tx,
  it: Project,
  stage: WrittenStage,
  before: { readonly form: Form; readonly answers: Answers },
  from: FirstFrom,
  by: string,
  at: Instant,
  over: (form: Form) => readonly StoredAnswer[] = () => [],
): Promise<void> {
  if ((await projectAnswers(tx, it.id, stage)).length > 0) return
  const { form } = await stageFormOf(ctx, it, stage)
  const said = over(form)
  const first = firstAnswersOf(form, before, from).filter((it) => !said.some((one) => one.path === it.path))
  const { written, rev } = firstAnswers([...said, ...first], () => ctx.dice.id(at))
  if (written.length === 0) return
  const met = await projectMet(tx, it.id, stage, [])
  const moved = written.map((one) => ({ ...one, rev: one.rev + met.rev }))
  await writeProjectAnswers(tx, { project: it.id, stage }, by, new Date(at), met.rev + rev, moved)
}
