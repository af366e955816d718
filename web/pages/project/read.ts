import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Comparison, ProjectView, SnapshotHead, SnapshotView } from '#api/project-view.ts'
import type { Words } from '#core/text.ts'
import { type LevelItems, levelsFor } from '#core/trl/checklists.ts'
import { request } from '../../api.ts'
import type { Standard } from '../../parts/readiness/standard.ts'

export type { Comparison, ProjectView, SnapshotHead, SnapshotView }

/** One project with everything before it. */
export const useProject = (id: string) =>
  useQuery({
    queryKey: ['project', id],
    queryFn: ({ signal }) => request('GET /projects/:id', { signal, params: { id } }),
  })

/** One snapshot whole; it never changes, but what of it may be read does. */
export const useSnapshot = (project: string, snapshot: string | undefined) =>
  useQuery({
    queryKey: ['project', project, 'snapshot', snapshot],
    enabled: snapshot !== undefined,
    queryFn: ({ signal }) =>
      request('GET /projects/:id/snapshots/:snapshot', {
        signal,
        params: { id: project, snapshot: snapshot ?? '' },
      }),
  })

/** Plan and fact. */
export const useComparison = (project: string, asked: boolean) =>
  useQuery({
    queryKey: ['project', project, 'compare'],
    enabled: asked,
    queryFn: async ({ signal }) =>
      (await request('GET /projects/:id/compare', { signal, params: { id: project } })).comparison,
  })

export const askProject = (queries: QueryClient, id: string): Promise<unknown> =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['project', id] }),
    queries.invalidateQueries({ queryKey: ['projects'] }),
  ])

/** The items of the scale as a class of technology words them. */
export const itemsOf = (standard: Standard | undefined, technology: string): readonly LevelItems[] =>
  standard === undefined ? [] : levelsFor(standard.scale, standard.checklists, technology)

/** What an item asks, by its id. */
export const wordsOfItem = (levels: readonly LevelItems[]): ReadonlyMap<string, Words> =>
  new Map(levels.flatMap((it) => it.items.map((one) => [one.id, one.text] as const)))

/** The newest snapshot that somebody was assessed in. */
export const newestOf = (snapshots: readonly SnapshotHead[]): SnapshotHead | undefined =>
  snapshots.findLast((it) => it.elements.length > 0)
