/** What was found of an element at a stage; experts give a range around the level that counts. */
export interface Reading {
  /** The place of the stage in the order of stages. */
  readonly stage: number
  readonly level: number
  readonly lowest?: number | undefined
  readonly highest?: number | undefined
}

/** One element's way over the stages. */
export interface Course {
  readonly element: string
  readonly name: string
  /** The element that it is a part of, where that was taken apart since. */
  readonly from: string | null
  /** By stage, the earliest first; a stage at which it was not assessed has none. */
  readonly readings: readonly Reading[]
  /** Where it is to come by acceptance; nothing while nobody has said so. */
  readonly goal: number | null
}

interface At {
  readonly element: string
  readonly name: string
  readonly from?: string | null
  readonly level: number
  readonly lowest?: number | undefined
  readonly highest?: number | undefined
  readonly target?: number | null
}

/**
 * The ways of all elements, in the order in which they first appear. What is called otherwise since bears its last name;
 * a goal that was promised stands before one that is only aimed at.
 */
export function coursesOf(
  stages: readonly (readonly At[] | null)[],
  promised: ReadonlyMap<string, number>,
): Course[] {
  const courses = new Map<string, Course>()
  for (const [stage, elements] of stages.entries())
    for (const it of elements ?? []) {
      const known = courses.get(it.element)
      courses.set(it.element, {
        element: it.element,
        name: it.name,
        from: it.from ?? known?.from ?? null,
        readings: [
          ...(known?.readings ?? []),
          { stage, level: it.level, lowest: it.lowest, highest: it.highest },
        ],
        goal: promised.get(it.element) ?? it.target ?? known?.goal ?? null,
      })
    }
  return [...courses.values()]
}
