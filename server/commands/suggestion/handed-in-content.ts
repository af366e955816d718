import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/canonical.ts'
import type { Answers, FileAnswer } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import { canonicalAnswers } from '#core/form/canonical.ts'
import type { Asking } from '#core/form/condition.ts'
import type { Form } from '#core/form/form.ts'

/** What a version holds: the answers that count, the unit as it was, and the files by their digests. */
export interface Content {
  readonly answers: Answers
  readonly unit: Readonly<Record<string, unknown>>
  readonly files: readonly FileAnswer[]
}

/** Freezes a draft: only what is asked, each answer written in its one way. */
export function freeze(form: Form, asking: Asking, unit: Content['unit']): Content {
  const answers = canonicalAnswers(form, asking)
  const files = asked(form, asking)
    .fields.filter((it) => it.kind === 'files')
    .flatMap((it) => (answers[it.id] as readonly FileAnswer[] | undefined) ?? [])
  return { answers, unit, files }
}

/** SHA-256(salt ‖ canonical content): proves the content without telling it (ruling 2). */
export const digestOf = (salt: Buffer, content: Content): string =>
  createHash('sha256').update(salt).update(canonicalJson(content)).digest('hex')
