import { ProblemError, request } from '../api.ts'
import type { Sent, Wire } from './keeper.ts'

/** The server's side of a draft; refusals that end the writing are told from those of a single edit. */
export const wireOf = (suggestion: string): Wire => ({
  save: (ops) =>
    sent(async () => {
      const answer = await request('POST /suggestions/:id/answers', {
        params: { id: suggestion },
        body: { ops: ops.map((it) => ({ ...it, ...(it.settles && { settles: true }) })) },
      })
      return { savedAt: answer.savedAt, outcomes: answer.outcomes }
    }),
  rev: (since, path) =>
    sent(() =>
      request('GET /suggestions/:id/draft/rev', {
        params: { id: suggestion },
        query: { since, ...(path !== null && { path }) },
      }),
    ),
})

/** The same for a direction, which nobody is said to be looking at. */
export const directionWire = (direction: string): Wire => ({
  save: (ops) =>
    sent(async () => {
      const answer = await request('POST /directions/:id/answers', {
        params: { id: direction },
        body: { ops: ops.map((it) => ({ ...it, ...(it.settles && { settles: true }) })) },
      })
      return { savedAt: answer.savedAt, outcomes: answer.outcomes }
    }),
  rev: (since) =>
    sent(async () => ({
      ...(await request('GET /directions/:id/rev', { params: { id: direction }, query: { since } })),
      present: [],
    })),
})

/** The same for an expert's sheet, whose other windows are the only others that write on it. */
export const sheetWire = (task: string): Wire => ({
  save: (ops) =>
    sent(async () => {
      const answer = await request('POST /judging/tasks/:id/answers', {
        params: { id: task },
        body: { ops: ops.map((it) => ({ ...it, ...(it.settles && { settles: true }) })) },
      })
      return { savedAt: answer.savedAt, outcomes: answer.outcomes }
    }),
  rev: (since) =>
    sent(async () => ({
      ...(await request('GET /judging/tasks/:id/rev', { params: { id: task }, query: { since } })),
      revision: 0,
      callVersion: task,
      present: [],
    })),
})

/** The same for the stage of a project, in which nobody is said to be writing. */
export const projectWire = (project: string): Wire => ({
  save: (ops) =>
    sent(async () => {
      const answer = await request('POST /projects/:id/answers', {
        params: { id: project },
        body: { ops: ops.map((it) => ({ ...it, ...(it.settles && { settles: true }) })) },
      })
      return { savedAt: answer.savedAt, outcomes: answer.outcomes }
    }),
  rev: (since) =>
    sent(async () => ({
      ...(await request('GET /projects/:id/rev', { params: { id: project }, query: { since } })),
      present: [],
    })),
})

const ends = ['wrong-state', 'not-yours', 'not-found', 'too-late', 'paused', 'stale', 'wrong-step']

async function sent<Value>(ask: () => Promise<Value>): Promise<Sent<Value>> {
  try {
    return { is: 'answered', value: await ask() }
  } catch (problem) {
    if (!(problem instanceof ProblemError)) return { is: 'offline' }
    const { status, why, detail } = problem.problem
    if (status === 401) return { is: 'signed-out' }
    if (status >= 500 || status === 429 || status === 408) return { is: 'offline' }
    return { is: 'refused', detail, movedOn: ends.includes(why) }
  }
}
