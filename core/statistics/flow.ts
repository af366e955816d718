import type { State } from '../suggestion/suggestion.ts'

/** Stations on the way of a suggestion, in the order in which they are passed. */
export const stations = [
  'handed-in',
  'at-unit',
  'held-by-unit',
  'withdrawn',
  'at-office',
  'waiting',
  'with-filer',
  'not-accepted',
  'taken-in',
  'unused',
  'reserve',
  'drafting',
  'not-adopted',
  'in-guide',
  'adopted',
  'partly-adopted',
  'merged',
] as const
export type Station = (typeof stations)[number]

const arrived = ['handed-in', 'at-office'] as const
const takenIn = [...arrived, 'taken-in'] as const
const inGuide = [...takenIn, 'in-guide'] as const

/** Which stations a suggestion has passed that is in this state now; none for what nobody counts. */
const ways: Readonly<Record<State, readonly Station[]>> = {
  draft: [],
  'unit-review': ['handed-in', 'at-unit'],
  'unit-returned': ['handed-in', 'at-unit'],
  unverified: ['handed-in', 'at-unit'],
  'unit-refused': ['handed-in', 'held-by-unit'],
  withdrawn: ['handed-in', 'withdrawn'],
  submitted: [...arrived, 'waiting'],
  'office-returned': [...arrived, 'with-filer'],
  'not-accepted': [...arrived, 'not-accepted'],
  accepted: [...takenIn, 'unused'],
  reserve: [...takenIn, 'reserve'],
  condensing: [...takenIn, 'drafting'],
  'not-adopted': [...takenIn, 'not-adopted'],
  adopted: [...inGuide, 'adopted'],
  'partly-adopted': [...inGuide, 'partly-adopted'],
  merged: [...inGuide, 'merged'],
  frozen: [],
  purged: [],
}

export interface Flow {
  readonly nodes: readonly {
    readonly station: Station
    readonly count: number
    /** The states of what has passed here: the list behind the figure. */
    readonly states: readonly State[]
  }[]
  readonly links: readonly { readonly from: Station; readonly to: Station; readonly count: number }[]
}

/**
 * From the hand-in to the guide: how many have passed each station, and from which to which. Where all have gone on to one
 * and the same station, the way begins there.
 */
export function flowOf(counts: readonly { readonly state: State; readonly count: number }[]): Flow {
  const passing = counts.filter((it) => it.count > 0 && ways[it.state].length > 0)
  const second = new Set(passing.map((it) => ways[it.state][1]))
  const skipped = second.size === 1 ? 1 : 0
  const taken = passing.map((it) => ({ ...it, way: ways[it.state].slice(skipped) }))
  const sum = (of: readonly { readonly count: number }[]) => of.reduce((all, it) => all + it.count, 0)
  const nodes = stations.flatMap((station) => {
    const here = taken.filter((it) => it.way.includes(station))
    return here.length === 0 ? [] : [{ station, count: sum(here), states: here.map((it) => it.state) }]
  })
  const links = stations.flatMap((to) =>
    stations.flatMap((from) => {
      const along = taken.filter(({ way }) => way.some((it, n) => it === to && way[n - 1] === from))
      return along.length === 0 ? [] : [{ from, to, count: sum(along) }]
    }),
  )
  return { nodes, links }
}
