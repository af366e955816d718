import type { Answers, StoredAnswer } from '../form/answers.ts'
import { fieldsOf } from '../form/asked.ts'
import type { Field, Form, Section } from '../form/form.ts'
import { pathsOf } from '../form/paths.ts'
import { storable } from '../form/storable.ts'

/** Where the first answers of a stage come from: the stage before, or a suggestion of the same unit or of another. */
export type FirstFrom = 'stage' | 'own-suggestion' | 'others-suggestion'

/**
 * What a stage begins with: what was said before, where both forms ask for the same in the same way. Rows keep their ids, so
 * that elements stay the same; a row of which nothing is asked any more is not one. A declaration is made anew each time. Of a suggestion no file and no evidence is taken over,
 * and of another unit's nothing that tells whose it was.
 */
export function firstAnswersOf(
  form: Form,
  before: { readonly form: Form; readonly answers: Answers },
  from: FirstFrom,
): readonly StoredAnswer[] {
  const asked = new Map(fieldsOf(form).map((it) => [it.id, it]))
  const taken = before.form.sections
    .filter((it) => from !== 'others-suggestion' || !isTheirs(it))
    .flatMap((it) => it.fields)
    .filter((it) => asked.get(it.id)?.kind === it.kind && isTaken(it, from))
  const answers = Object.fromEntries(taken.map((it) => [it.id, before.answers[it.id]]))
  const found = pathsOf(form, answers).filter((it) => storable(form, it.path, it.value).ok)
  const filled = new Set(found.map((it) => rowOf(it.path, 3)))
  return found.filter((it) => rowOf(it.path, 2) === undefined || filled.has(it.path))
}

/** The row that a path of so many parts belongs to. */
function rowOf(path: string, parts: 2 | 3): string | undefined {
  const names = path.split('/')
  return names.length === parts ? names.slice(0, 2).join('/') : undefined
}

const isTheirs = ({ tells, seenBy }: Section): boolean => tells === 'who' || seenBy === 'office'

const isTaken = ({ kind, use }: Field, from: FirstFrom): boolean =>
  kind !== 'declaration' &&
  kind !== 'computed' &&
  (from === 'stage' || (kind !== 'files' && use !== 'readiness-evidence'))
