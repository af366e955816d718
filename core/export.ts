import type { Window } from './call/call.ts'
import type { Instant } from './instant.ts'

/** What can be taken out as one file: a register of a list, papers of suggestions with their history, a whole call. */
export const exportSorts = [
  'my-suggestions',
  'unit-suggestions',
  'office-suggestions',
  'found-suggestions',
  'counted-suggestions',
  'unit-counted-suggestions',
  'unit-unfinished',
  'members',
  'experts',
  'rounds',
  'round-results',
  'groups',
  'directions',
  'meetings',
  'guides',
  'projects',
  'people',
  'orgs',
  'audit',
  'dossier',
  'archive',
] as const
export type ExportSort = (typeof exportSorts)[number]

/**
 * What somebody takes out of their own or their unit's, for which reading it is enough. A dossier asks for each suggestion
 * that it holds.
 */
export const ownSorts: readonly ExportSort[] = [
  'my-suggestions',
  'unit-suggestions',
  'unit-counted-suggestions',
  'unit-unfinished',
  'members',
  'dossier',
]

/** `making` ends in `ready`, `failed` or `cancelled`; what was ready expires. */
export const exportStates = ['queued', 'making', 'ready', 'failed', 'cancelled', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

const hour = 3_600_000

/** A file is kept for three days after it was made. */
export const keptFor = 72 * hour

/** The switch that lets large work rest, so that handing in has the machine to itself (domain.md, C1). */
export interface ExportRest {
  readonly mode: 'never' | 'last-hours' | 'now'
  /** How long before a window closes exports rest, where the mode says so. */
  readonly hours: number
}

export const restUnlessSet: ExportRest = { mode: 'last-hours', hours: 4 }

/**
 * Whether exports rest at this instant, and until when: null where nobody can say, undefined where they are made. They rest
 * before a window closes and for half an hour after, while the last ones are still being served.
 */
export function restsUntil(
  rest: ExportRest,
  windows: readonly Pick<Window, 'opens' | 'closes'>[],
  now: Instant,
): Instant | null | undefined {
  if (rest.mode === 'now') return null
  if (rest.mode === 'never') return undefined
  const ends = windows
    .filter((it) => it.opens <= now)
    .filter((it) => it.closes - rest.hours * hour <= now && now < it.closes + hour / 2)
    .map((it) => it.closes + hour / 2)
  return ends.length > 0 ? Math.max(...ends) : undefined
}

/** The subject under which facts about an export are chained. */
export const exportSubject = (id: string): string => `export:${id}`
