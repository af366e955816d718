import type { Answers, StoredAnswer } from '../../form/answers.ts'
import type { FieldId, Form } from '../../form/form.ts'
import type { Lists } from '../../form/lists.ts'
import { pathsOf } from '../../form/paths.ts'
import { storable } from '../../form/storable.ts'
import { answersAfter, mapping } from './mapping.ts'

/** What goes over into the other form, and what the filer is told. */
export interface Carried {
  readonly answers: readonly StoredAnswer[]
  readonly kept: readonly FieldId[]
  readonly dropped: readonly FieldId[]
}

/** Answers as a new suggestion begins with them, in its own form. */
export function carry(from: Form, answers: Answers, into: Form, lists: Lists): Carried {
  const fates = mapping(from, answers, into, lists, 'copied')
  return {
    answers: pathsOf(into, answersAfter(fates)).filter((it) => storable(into, it.path, it.value).ok),
    kept: fates.filter((it) => it.went !== 'dropped').map((it) => it.field),
    dropped: fates.filter((it) => it.went === 'dropped').map((it) => it.field),
  }
}
