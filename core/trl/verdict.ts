/** An expert's level for an element. */
export interface ExpertLevel {
  readonly expert: string
  readonly element: string
  readonly level: number
}

export interface AgreedLevel {
  /** The middle one; of two middle ones the lower, for readiness is never rounded up. */
  readonly level: number
  readonly lowest: number
  readonly highest: number
  readonly given: number
  /** Whether as many experts have given a level as the method wants. */
  readonly enough: boolean
}

/** Experts that must have given a level for each element before it counts (domain §2.5, step 7). */
export const leastExperts = 3

/** What the experts together say of one element; nothing where nobody has said anything. An expert's last word counts. */
export function agreedLevel(element: string, given: readonly ExpertLevel[]): AgreedLevel | undefined {
  const last = new Map(given.filter((it) => it.element === element).map((it) => [it.expert, it.level]))
  const levels = [...last.values()].sort((x, y) => x - y)
  const level = levels[Math.floor((levels.length - 1) / 2)]
  const highest = levels.at(-1)
  if (level === undefined || highest === undefined) return undefined
  return {
    level,
    lowest: levels[0] ?? level,
    highest,
    given: levels.length,
    enough: levels.length >= leastExperts,
  }
}

/** From this difference to the self-assessment on, an expert says why (domain §2.5, step 7). */
export const farFromSelf = 2

/** Whether a level lies so far from the one that was stated. */
export const wantsComment = (stated: number, given: number): boolean =>
  Math.abs(given - stated) >= farFromSelf
