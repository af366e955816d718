type Limits = Readonly<Record<string, number>>

/**
 * How many of a kind a unit may hand in, or null where nothing limits it. A call limits by a number above nought; a unit may
 * set itself fewer, none included. The smaller counts.
 */
export function allowedOf(kind: string, ofCall: Limits, ofUnit: Limits): number | null {
  const limits = [ofCall[kind] || null, ofUnit[kind] ?? null].filter((it) => it !== null)
  return limits.length === 0 ? null : Math.min(...limits)
}
