/** Due times are asked and written at the bureau's place, wherever the reader's clock stands. */
const zone = '+08:00'
const ahead = 8 * 3_600_000

/** What the field holds for an instant: `2024-03-10T18:00`. */
export const fieldOf = (at: number | null): string =>
  at === null ? '' : new Date(at + ahead).toISOString().slice(0, 16)

/** The instant that the field holds, or null. */
export function instantOf(field: string): number | null {
  const at = Date.parse(`${field}:00${zone}`)
  return Number.isNaN(at) ? null : at
}

const day = 86_400_000

/** Two weeks from now at six in the evening: what most rounds last. */
export const usualDue = (now: number): string => `${fieldOf(now + 14 * day).slice(0, 10)}T18:00`
