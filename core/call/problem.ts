/** One thing wrong in a call's folder, and where to look for it. */
export interface CallProblem {
  /** The file inside the folder; shared lists stand under `shared/`. */
  readonly file: string
  /** Where in the file, e.g. `[2].suggestedBy.GOV`; empty for the file as a whole. Inside forms, ids stand for positions. */
  readonly path: string
  readonly code: CallProblemCode
  /** Names and numbers that the sentence needs. */
  readonly params: Readonly<Record<string, string | number>>
}

export type CallProblemCode =
  | 'missing-file'
  | 'not-json'
  | 'shape'
  | 'unknown-block'
  | 'unknown-field'
  | 'unknown-column'
  | 'unknown-list'
  | 'unknown-code'
  | 'unknown-property'
  | 'not-a-table'
  | 'twice'
  | 'empty-words'
  | 'window-order'
  | 'unrouted'
  | 'unreachable-rule'
  | 'overlap'
  | 'office-or-refusal'
  | 'not-a-hundred'
  | 'weights'
  | 'level-missing'
  | 'limits'
  | 'no-options'
  | 'suggested-by-gap'
  | 'question-missing'
  | 'column-missing'
  | 'no-checklists'
  | 'annex-of-another'
  | 'kind-changed'
  | 'list-changed'
  | 'office-occupied'

export const problem = (
  file: string,
  path: string,
  code: CallProblemCode,
  params: CallProblem['params'] = {},
): CallProblem => ({ file, path, code, params })

/** A path as people write it: `kinds[2].name.en`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`,
    '',
  )
