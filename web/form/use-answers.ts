import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import type { Answers } from '#core/form/answers.ts'
import { type AskedSection, asked } from '#core/form/asked.ts'
import { checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Field, FieldUse, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { assemble } from '#core/form/paths.ts'
import { type Progress, progressOf } from '#core/form/progress.ts'
import { dayOf } from '#core/instant.ts'
import type { ReadinessPolicy } from '#core/trl/policy.ts'
import { serverNow } from '../clock.ts'
import { valuesOf } from './draft.ts'
import type { Keeper, Snapshot } from './keeper.ts'

/** Everything that follows from what is written, worked out again as it changes: the same checks as the server's. */
export interface Answered {
  readonly snapshot: Snapshot
  readonly answers: Answers
  readonly sections: readonly AskedSection[]
  /** The answers that count: those to questions that are asked. */
  readonly counted: Answers
  readonly findings: readonly Finding[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly used: (use: FieldUse) => Field | undefined
}

export function useAnswers(
  keeper: Keeper,
  form: Form,
  lists: Lists,
  policy: ReadinessPolicy,
  kind: string,
  orgType: string,
): Answered {
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot)
  const values = useMemo(() => valuesOf(snapshot.draft), [snapshot.draft])
  const answers = useMemo(() => assemble(form, values), [form, values])
  const slow = useDeferredValue(answers)
  const shape = useMemo(() => asked(form, { kind, orgType, answers }), [form, kind, orgType, answers])
  const found = useMemo(() => {
    const asking = { kind, orgType, answers: slow, today: dayOf(serverNow()) }
    const findings = checkAnswers(form, asking, lists, policy)
    return { findings, progress: new Map(progressOf(form, asking, findings).map((it) => [it.section, it])) }
  }, [form, lists, policy, kind, orgType, slow])
  return {
    snapshot,
    answers,
    sections: shape.sections,
    counted: shape.answers,
    ...found,
    used: (use) => shape.fields.find((it) => it.use === use),
  }
}
