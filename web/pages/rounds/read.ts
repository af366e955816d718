import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { JudgedThing } from '#core/expert/round.ts'
import { type Answer, request } from '../../api.ts'

export type ListedRound = Answer<'GET /offices/:code/rounds'>['items'][number]
export type Judgeable = Answer<'GET /offices/:code/judgeable'>['items'][number]
export type Round = Answer<'GET /rounds/:id'>
export type Item = Round['items'][number]
export type Task = Item['tasks'][number]
export type Expert = Round['experts'][number]
export type Candidate = Answer<'GET /rounds/:id/candidates'>['items'][number]

/** The rounds of an office, the latest first. */
export const useRounds = (code: string, call: string | undefined) =>
  useQuery({
    queryKey: ['rounds', code, call],
    enabled: call !== undefined && code !== '',
    queryFn: ({ signal }) =>
      request('GET /offices/:code/rounds', { signal, params: { code }, query: { call } }),
  })

/** What the office can have judged now. */
export const useJudgeable = (code: string, call: string, subjects: JudgedThing) =>
  useQuery({
    queryKey: ['rounds', 'judgeable', code, call, subjects],
    queryFn: ({ signal }) =>
      request('GET /offices/:code/judgeable', { signal, params: { code }, query: { call, subjects } }),
  })

/** One round with everything before it. */
export const useRound = (id: string) =>
  useQuery({
    queryKey: ['round', id],
    queryFn: ({ signal }) => request('GET /rounds/:id', { signal, params: { id } }),
  })

/** Everybody for one subject; loads change with every task, so it is never kept. */
export const useCandidates = (id: string, subject: string, task: string | undefined) =>
  useQuery({
    queryKey: ['round', id, 'candidates', subject, task],
    queryFn: ({ signal }) =>
      request('GET /rounds/:id/candidates', { signal, params: { id }, query: { subject, task } }),
    staleTime: 0,
    gcTime: 0,
  })

export const askRounds = (queries: QueryClient): Promise<unknown> =>
  Promise.all(['rounds', 'round'].map((key) => queries.invalidateQueries({ queryKey: [key] })))

const stands = (it: Task): boolean => it.state !== 'declined' && it.state !== 'void'
/** The tasks that count towards the number that an item needs. */
export const standingOf = (it: Item): readonly Task[] => it.tasks.filter(stands)
export const gapsOf = (it: Item): readonly Task[] => (it.stands ? it.tasks.filter((task) => task.open) : [])
