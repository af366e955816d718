import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { ProjectStep, Stage } from '#core/project/project.ts'
import { type Answer, request } from '../../api.ts'

export type ListedProject = Answer<'GET /projects'>['items'][number]

/** Projects of the reader; none of the three narrows them where it is empty. */
export const useProjects = (office: string, stage: Stage | '', state: ProjectStep | '') =>
  useQuery({
    queryKey: ['projects', office, stage, state],
    queryFn: ({ signal }) =>
      request('GET /projects', {
        signal,
        query: { office: office || undefined, stage: stage || undefined, state: state || undefined },
      }),
    placeholderData: (before) => before,
  })

/** What an office can open a project from. */
export const useSources = (office: string, q: string) =>
  useQuery({
    queryKey: ['project-sources', office, q],
    queryFn: ({ signal }) =>
      request('GET /offices/:code/project-sources', { signal, params: { code: office }, query: { q } }),
    placeholderData: (before) => before,
  })

export type Source = Answer<'GET /offices/:code/project-sources'>
export type Bearer = Answer<'GET /offices/:code/project-bearers'>['items'][number]

/** Units that could carry it out, once two characters of the name are there. */
export const useBearers = (office: string, q: string) =>
  useQuery({
    queryKey: ['project-bearers', office, q],
    enabled: [...q.trim()].length >= 2,
    queryFn: ({ signal }) =>
      request('GET /offices/:code/project-bearers', {
        signal,
        params: { code: office },
        query: { q: q.trim() },
      }),
    placeholderData: (before) => before,
  })

export const askProjects = (queries: QueryClient): Promise<unknown> =>
  Promise.all(
    ['projects', 'project', 'project-sources'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  )
