import type { Operation } from '#api/contract.ts'

/** What is kept up longest when there is more to do than can be done. */
export type Rank = 'vital' | 'inside' | 'arriving' | 'ordinary' | 'heavy'

/** Writing, keeping and handing in: first in turn, never turned away. */
const vital: ReadonlySet<string> = new Set<Operation>([
  'DELETE /session',
  'POST /session/extend',
  'POST /session/confirm',
  'POST /suggestions',
  'POST /suggestions/:id/answers',
  'POST /suggestions/:id/hand-in',
  'POST /suggestions/:id/pull-back',
  'POST /suggestions/:id/files',
  'PUT /suggestions/:id/files/:file/parts/:n',
  'POST /suggestions/:id/files/:file/finish',
  'DELETE /suggestions/:id/files/:file',
  'POST /partner-links/confirm',
  'POST /suggestions/:id/approve',
  'POST /suggestions/:id/unit-return',
  'POST /unit/:id/release',
  'POST /projects/:id/answers',
  'POST /projects/:id/hand-in',
  'POST /projects/:id/files',
  'PUT /projects/:id/files/:file/parts/:n',
  'POST /projects/:id/files/:file/finish',
  'POST /judging/tasks/:id/answers',
  'POST /judging/tasks/:id/hand-in',
])

/** What somebody in the middle of it has to read: next in turn, never turned away. */
const inside: ReadonlySet<string> = new Set<Operation>([
  'GET /suggestions/:id',
  'GET /suggestions/:id/draft/rev',
  'POST /suggestions/:id/check',
  // Codes grow stale; who they are has been shown already.
  'POST /session/code',
  'GET /session/oidc/callback',
])

/** Coming in and opening what one came for: after them, asked to come back only when there is no more room to wait in. */
const arriving: ReadonlySet<string> = new Set<Operation>([
  'GET /site',
  'GET /session',
  'POST /session',
  'POST /session/passkey',
  'POST /session/passkey/options',
  'POST /session/oidc',
  'GET /me/factors',
  'POST /me/totp',
  'POST /me/totp/confirm',
  'POST /me/passkeys',
  'POST /me/passkeys/options',
  'PUT /me/password',
  'GET /challenge',
  'POST /registration',
  'POST /registration/verify',
  'POST /password-reset',
  'POST /password-reset/finish',
  'GET /calls',
  'GET /calls/:call/forms/:kind',
  'GET /suggestions/:id/draft',
  'POST /partner-links/open',
  'GET /projects/:id/draft',
  'GET /unit/:id/queue',
  'GET /suggestions',
])

/** What can wait till tomorrow: last in turn, and one at a time under pressure. */
const heavy: ReadonlySet<string> = new Set<Operation>([
  'POST /exports',
  'GET /exports/:id/file',
  'GET /calls/:call/kinds/:kind/paper',
  'GET /suggestions/:id/paper',
  'GET /suggestions/:id/files/:file/preview',
  'GET /projects/:id/files/:file/preview',
  'GET /judging/tasks/:id/files/:file/preview',
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
  'GET /me/data',
  'GET /me/erasure',
  'GET /admin/personal',
])

const ranks = { vital, inside, arriving, heavy } as const

export const rankOf = (operation: string): Rank =>
  (Object.keys(ranks) as (keyof typeof ranks)[]).find((rank) => ranks[rank].has(operation)) ?? 'ordinary'
