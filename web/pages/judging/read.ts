import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import type { ReadinessScale } from '#core/trl/policy.ts'
import { type Answer, request } from '../../api.ts'
import { untilLeft } from '../../form/use-keeper.ts'

export type Listed = Answer<'GET /judging/tasks'>['items'][number]
type Wired = Answer<'GET /judging/tasks/:id'>
type Subject = Omit<NonNullable<Wired['subject']>, 'form' | 'lists' | 'answers'> & {
  readonly form: Form
  readonly lists: Lists
  readonly answers: Answers
}
type Sheet = Omit<NonNullable<Wired['sheet']>, 'form' | 'scale'> & {
  readonly form: Form
  readonly scale: ReadinessScale
}
/** A task with its text and sheet as the form's own types. */
export type Task = Omit<Wired, 'subject' | 'sheet'> & {
  readonly subject: Subject | null
  readonly sheet: Sheet | null
}

/** What I am asked to judge. */
export const useTasks = () =>
  useQuery({
    queryKey: ['judging'],
    queryFn: async ({ signal }) => (await request('GET /judging/tasks', { signal })).items,
  })

/** One task; it is not asked again by itself, as the sheet is kept while it is open. */
export const useTask = (id: string) =>
  useQuery({
    queryKey: ['judging', id],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }): Promise<Task> => {
      await untilLeft(id)
      return (await request('GET /judging/tasks/:id', { signal, params: { id } })) as Task
    },
  })

/** After an answer or a hand-in: the task, the list, and the number in the header. */
export const askTasks = (queries: QueryClient): Promise<unknown> =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['judging'] }),
    queries.invalidateQueries({ queryKey: ['session'] }),
  ])
