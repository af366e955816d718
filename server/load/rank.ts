import type { Operation } from '#api/contract.ts'

/** What is kept up longest when there is more to do than can be done. */
export type Rank = 'vital' | 'ordinary' | 'heavy'

/** Writing, keeping and handing in, and whatever somebody in the middle of it has to read: never turned away. */
const vital: ReadonlySet<string> = new Set<Operation>([
  'GET /site',
  'GET /session',
  'POST /session',
  'DELETE /session',
  'POST /session/extend',
  'POST /session/confirm',
  'GET /challenge',
  'POST /registration',
  'POST /registration/verify',
  'POST /password-reset',
  'POST /password-reset/finish',
  'GET /calls',
  'GET /calls/:call/forms/:kind',
  'POST /suggestions',
  'GET /suggestions/:id',
  'GET /suggestions/:id/draft',
  'GET /suggestions/:id/draft/rev',
  'POST /suggestions/:id/answers',
  'POST /suggestions/:id/check',
  'POST /suggestions/:id/hand-in',
  'POST /suggestions/:id/pull-back',
  'POST /suggestions/:id/files',
  'PUT /suggestions/:id/files/:file/parts/:n',
  'POST /suggestions/:id/files/:file/finish',
  'DELETE /suggestions/:id/files/:file',
  'POST /partner-links/open',
  'POST /partner-links/confirm',
  'GET /unit/:id/queue',
  'POST /suggestions/:id/approve',
  'POST /suggestions/:id/unit-return',
  'POST /unit/:id/release',
  'GET /projects/:id/draft',
  'POST /projects/:id/answers',
  'POST /projects/:id/hand-in',
  'POST /projects/:id/files',
  'PUT /projects/:id/files/:file/parts/:n',
  'POST /projects/:id/files/:file/finish',
  'POST /judging/tasks/:id/answers',
  'POST /judging/tasks/:id/hand-in',
])

/** What can wait till tomorrow: turned away first. */
const heavy: ReadonlySet<string> = new Set<Operation>([
  'POST /exports',
  'GET /exports/:id/file',
  'GET /calls/:call/kinds/:kind/paper',
  'GET /suggestions/:id/paper',
  'GET /offices/:code/search',
  'GET /offices/:code/search/complete',
  'GET /suggestions/:id/similar',
  'GET /suggestions/:id/similar/:other',
  'POST /calls/:call/similar-titles',
  'POST /calls/:call/field-hint',
  'POST /offices/:code/groups/regroup',
  'POST /offices/:code/model-groups',
  'POST /directions/:id/draft',
  'POST /directions/:id/model-wording',
  'POST /rounds/:id/draw',
  'POST /rounds/:id/what-if',
  'GET /rounds/:id/results',
  'GET /statistics',
  'GET /statistics/list',
  'GET /public/transparency/:call',
  'GET /suggestions/:id/history',
  'POST /admin/audit/verify',
])

export const rankOf = (operation: string): Rank =>
  vital.has(operation) ? 'vital' : heavy.has(operation) ? 'heavy' : 'ordinary'
