import type { Call } from '#core/call/call.ts'
import type { Form } from '#core/form/form.ts'
import { isWritten, type Project, type Stage, writtenStages } from '#core/project/project.ts'
import type { Context } from '../../context.ts'

/** The call that a project keeps, and the form of its stage. At approval it is what was applied with. */
export async function stageFormOf(
  ctx: Pick<Context, 'calls'>,
  it: Pick<Project, 'callVersion'>,
  stage: Stage,
): Promise<{ readonly call: Call; readonly form: Form }> {
  const { call } = await ctx.calls.version(it.callVersion)
  const form = call.stages?.[isWritten(stage) ? stage : 'application']
  if (!form) throw new Error(`version ${it.callVersion} has no form for the stage ${stage}`)
  return { call, form }
}

/** Whether a call says what projects are asked at each stage. */
export const hasStages = (call: Call): boolean => writtenStages.every((it) => call.stages?.[it] !== undefined)
