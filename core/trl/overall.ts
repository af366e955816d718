/** An element's level in the reckoning of the whole. */
export interface ElementLevel {
  readonly element: string
  readonly level: number
}

/**
 * The whole is as ready as its weakest element; those that bind it are named. Nothing to reckon gives nothing. A matrix of
 * integration may be noted beside it and never lifts it.
 */
export function overallOf(
  levels: readonly ElementLevel[],
): { readonly level: number; readonly binding: readonly string[] } | undefined {
  if (levels.length === 0) return undefined
  const level = Math.min(...levels.map((it) => it.level))
  return { level, binding: levels.filter((it) => it.level === level).map((it) => it.element) }
}
