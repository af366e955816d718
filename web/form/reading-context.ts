import { createContext, useContext } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'

/** A form that is read, for answers that are shown together: an assessment stands in several tables. */
export interface ReadForm {
  readonly form: Form
  readonly answers: Answers
  readonly lists: Lists
  /** The call whose standard it was assessed by, where the page knows. */
  readonly call?: string | undefined
  readonly callVersion?: string | undefined
}

export const ReadingContext = createContext<ReadForm | null>(null)

export const useReadForm = (): ReadForm | null => useContext(ReadingContext)
