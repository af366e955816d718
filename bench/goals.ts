import type { Operation } from './measures.ts'
import type { Sized } from './one-size.ts'

export interface Goal {
  readonly what: string
  readonly goal: string
  readonly found: string
  readonly met: boolean
}

/** The size at which lists and searches may take twice as long as at ten thousand, and no more. */
export const million = 1_000_000
export const ten = 10_000
export const mayDouble = ['list', 'search'] as const satisfies readonly Operation[]

/** Requests a second, and half of the floor besides. */
const rates: readonly (readonly [what: string, operation: Operation, atLeast: number])[] = [
  ['list of 50', 'list', 1500],
  ['one suggestion', 'one', 3000],
  ['search', 'search', 1200],
  ['save with its fact', 'save', 1000],
  ['create', 'create', 900],
]

/** What the project set itself, beside what was found. */
export function goalsOf(at: Sized, measured: ReadonlyMap<number, Sized>): readonly Goal[] {
  const { list, one, handIn } = at.many.of
  const home = at.views.find((it) => it.page === 'home')?.scripts ?? 0
  const bench = Math.max(0, ...at.views.filter((it) => it.page !== 'home').map((it) => it.scripts))
  const [small, most] = [measured.get(ten), measured.get(million)]
  const within = (what: string, value: number, most: number): Goal => ({
    what: `${what}, 95 of 100 within`,
    goal: `≤ ${most} ms`,
    found: `${value.toFixed(1)} ms`,
    met: value <= most,
  })
  const weighs = (what: string, bytes: number, most: number): Goal => ({
    what: `${what}, scripts at first view`,
    goal: `≤ ${most} KB`,
    found: `${(bytes / 1024).toFixed(1)} KB`,
    met: bytes <= most * 1024,
  })
  return [
    ...rates.map(([what, name, atLeast]): Goal => {
      const { it, floor } = at.many.of[name]
      const share = floor.perSecond > 0 ? it.perSecond / floor.perSecond : 1
      return {
        what,
        goal: `≥ ${atLeast.toLocaleString('en')}/s and half of its floor`,
        found: `${Math.round(it.perSecond).toLocaleString('en')}/s, ${(100 * share).toFixed(0)} % of ${Math.round(floor.perSecond).toLocaleString('en')}/s`,
        met: it.perSecond >= atLeast && share >= 0.5,
      }
    }),
    {
      what: 'hand in with every check',
      goal: '≥ 150/s',
      found: `${Math.round(handIn.it.perSecond)}/s`,
      met: handIn.it.perSecond >= 150,
    },
    within('list of 50', list.it.p95, 50),
    within('one suggestion', one.it.p95, 50),
    ...(small && most
      ? mayDouble.map((name): Goal => {
          const [before, large] = [small.many.of[name].it.p95, most.many.of[name].it.p95]
          return {
            what: `${name} at 1,000,000, 95 of 100 within`,
            goal: `≤ twice the ${before.toFixed(1)} ms at 10,000`,
            found: `${large.toFixed(1)} ms`,
            met: large <= 2 * before,
          }
        })
      : []),
    {
      what: 'server, resident memory under all of it',
      goal: '≤ 300 MB',
      found: `${(at.memory.server / 2 ** 20).toFixed(0)} MB`,
      met: at.memory.server <= 300 * 2 ** 20,
    },
    ...(at.views.length > 0 ? [weighs('home page', home, 150), weighs('workbench', bench, 380)] : []),
  ]
}
