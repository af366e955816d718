import type { Action } from '#api/suggestions.ts'
import { type Answer, request } from '../../api.ts'
import type { FieldRemarks } from '../RemarkEditor.tsx'
import type { One } from '../read.ts'

/** What a desk decides with; what authors do with their own is elsewhere. In the order in which buttons stand. */
export const decisions = [
  'approve',
  'unit-return',
  'unit-refuse',
  'accept',
  'office-return',
  'transfer',
  'refuse',
  'uphold',
  'reinstate',
  'reserve',
  'opinion',
  'thaw',
  'purge',
  'freeze',
] as const satisfies readonly Action[]
export type Decision = (typeof decisions)[number]

export const isDecision = (action: string): action is Decision =>
  (decisions as readonly string[]).includes(action)

/** What is being written beside the decision. */
export interface Written {
  readonly choice: string
  readonly text: string
  readonly fields: FieldRemarks
  readonly to: string
  readonly code: string
}
export const unwritten: Written = { choice: '', text: '', fields: {}, to: '', code: '' }
export const longestReason = 1000

/** Which part of what was written a decision takes. */
export const asks: Readonly<Record<Decision, readonly ('reason' | 'note' | 'fields' | 'to' | 'code')[]>> = {
  approve: [],
  'unit-return': ['fields', 'reason'],
  'unit-refuse': ['reason'],
  accept: ['note'],
  'office-return': ['fields', 'reason'],
  transfer: ['to', 'reason'],
  refuse: ['code', 'reason'],
  uphold: ['reason'],
  reinstate: ['reason'],
  reserve: [],
  opinion: ['reason'],
  thaw: ['reason'],
  purge: ['reason'],
  freeze: ['reason'],
}

/** What cannot be taken back, or hides it from everybody: asked once more. */
export const isGrave = (decision: Decision): decision is 'freeze' | 'purge' =>
  decision === 'freeze' || decision === 'purge'

export type Purged = Answer<'POST /suggestions/:id/purge'>

/** What came of a decision: what a purge destroyed, or how the suggestion stands after its move. */
export type Outcome = Purged | { readonly suggestion: One } | null

/** Sends the decision. */
export async function decide(
  decision: Decision,
  id: string,
  move: { readonly revision: number; readonly key: string },
  { text, fields, to, code }: Written,
): Promise<Outcome> {
  const params = { id }
  const reason = text.trim()
  const remarks = Object.entries(fields).map(([field, body]) => ({ field, body: body.trim() }))
  switch (decision) {
    case 'approve':
      return request('POST /suggestions/:id/approve', { params, body: move })
    case 'unit-return':
      return request('POST /suggestions/:id/unit-return', { params, body: { ...move, reason, remarks } })
    case 'office-return':
      return request('POST /suggestions/:id/office-return', { params, body: { ...move, reason, remarks } })
    case 'accept':
      return request('POST /suggestions/:id/accept', {
        params,
        body: reason === '' ? move : { ...move, note: reason },
      })
    case 'transfer':
      return request('POST /suggestions/:id/transfer', { params, body: { ...move, to, reason } })
    case 'refuse':
      return request('POST /suggestions/:id/refuse', { params, body: { ...move, code, reason } })
    case 'reserve':
      return request('POST /suggestions/:id/reserve', { params, body: move })
    case 'opinion':
      await request('POST /suggestions/:id/opinion', { params, body: { key: move.key, body: reason } })
      return null
    case 'purge':
      return request('POST /suggestions/:id/purge', { params, body: { ...move, reason } })
    case 'unit-refuse':
    case 'uphold':
    case 'reinstate':
    case 'freeze':
    case 'thaw':
      return request(`POST /suggestions/:id/${decision}`, { params, body: { ...move, reason } })
  }
}
