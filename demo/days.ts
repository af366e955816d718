import type { Instant } from '#core/instant.ts'

export const hour = 3_600_000
export const day = 24 * hour

/** The month so many months after a day's. */
export function monthOf(today: string, months: number): string {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The same civil day at some moment between nine and half past five, on Monday if it was a weekend. */
export function inOfficeHours(at: Instant, share: number): Instant {
  const local = new Date(at + 8 * hour)
  const weekday = local.getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  const midnight =
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + shift) - 8 * hour
  return midnight + 9 * hour + Math.floor(share * 8.5 * hour)
}
