import type { To } from '../../parts/chart/Figure.tsx'
import type { Scope } from './scopes.ts'

/** Which of the counted suggestions a figure is about, as the list behind it is asked. */
export type Cell = Readonly<Record<string, string>>

/** What is counted, as the address says it. */
export interface Within {
  readonly call: string
  readonly scope: Scope
  readonly cohort: string
  readonly from: string
  readonly to: string
}

/** Views of an office's desk that are one state and nothing else. */
const views: Readonly<Record<string, string>> = {
  submitted: 'waiting',
  accepted: 'accepted',
  reserve: 'reserve',
  'office-returned': 'returned',
  'not-accepted': 'not-accepted',
}

/** The list behind a figure: at the desk where it can be narrowed so, else on a page of its own; null for who has no list. */
export function listBehind({ call, scope, cohort, from, to }: Within, cell: Cell): To | null {
  if (scope.lists === 'none') return null
  const desk = from === '' && to === '' ? deskOf(scope, cell, cohort) : null
  if (desk !== null) return { to: desk.to, search: { ...desk.search, call } }
  const all = { call, scope: scope.scope, of: scope.of ?? '', cohort, from, to, ...cell }
  return {
    to: '/statistics/list',
    search: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
  }
}

function deskOf({ lists, of }: Scope, cell: Cell, cohort: string): To | null {
  const { kind, field, state, handler, overdue, office, ...others } = cell
  if (of === undefined || Object.keys(others).length > 0 || field === '-') return null
  const plain = { ...(kind === undefined ? {} : { kind }), ...(field === undefined ? {} : { field }) }
  if (lists === 'unit') {
    if (state !== undefined || office !== undefined || cohort !== '') return null
    return { to: `/unit/${of}/review`, search: { view: 'all', ...plain } }
  }
  if (lists !== 'office' || (office !== undefined && office !== of) || handler === 'none' || overdue === 'no')
    return null
  const view = overdue === undefined ? (state === undefined ? 'all' : views[state]) : 'overdue'
  if (view === undefined) return null
  return {
    to: `/office/${of}`,
    search: {
      view,
      ...plain,
      ...(cohort === '' ? {} : { cohort }),
      ...(handler === undefined ? {} : { handler }),
    },
  }
}
