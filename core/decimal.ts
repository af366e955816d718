import { halfWidth } from './text.ts'

/** A decimal number kept exactly: `units` divided by ten to the power of `scale`, without trailing zeros. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const shape = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/
/** Longer than any amount or measure that a person types; keeps hostile input from costing time. */
const longest = 60

/** Reads a number as people type it: full-width digits, thousands separators and surrounding space are fine. */
export function parseDecimal(raw: unknown): Decimal | undefined {
  const text = typed(raw)
  if (text === undefined || text.length > longest) return undefined
  const match = shape.exec(text)
  if (!match) return undefined
  const sign = (match[1] ?? match[4]) === '-' ? -1n : 1n
  const whole = (match[2] ?? '0').replaceAll(',', '')
  const digits = (match[3] ?? match[5] ?? '').replace(/0+$/, '')
  return { units: sign * BigInt(whole + digits), scale: digits.length }
}

/** Canonical text: no separators, no leading or trailing zeros, `-` only before a number below zero. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
}

/** A number out of a call's file as an exact decimal; files hold short plain numbers such as 0.4 or 36. */
export const decimalOf = (value: number): Decimal => parseDecimal(String(value)) ?? { units: 0n, scale: 0 }

/** Below zero, zero or above zero, as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [unitsAt(a, scale), unitsAt(b, scale)]
  return left < right ? -1 : left > right ? 1 : 0
}

export const sumDecimals = (parts: readonly Decimal[]): Decimal => {
  const scale = Math.max(0, ...parts.map((it) => it.scale))
  return trimmed({ units: parts.reduce((sum, it) => sum + unitsAt(it, scale), 0n), scale })
}

export const timesDecimal = (a: Decimal, b: Decimal): Decimal =>
  trimmed({ units: a.units * b.units, scale: a.scale + b.scale })

export const negated = (it: Decimal): Decimal => ({ units: -it.units, scale: it.scale })

/** The whole units of a decimal at a finer scale, for sums in the smallest coin. */
export const unitsAt = ({ units, scale }: Decimal, finer: number): bigint =>
  units * 10n ** BigInt(Math.max(0, finer - scale))

function trimmed({ units, scale }: Decimal): Decimal {
  let [left, places] = [units, scale]
  while (places > 0 && left % 10n === 0n) {
    left /= 10n
    places--
  }
  return { units: left, scale: places }
}

function typed(raw: unknown): string | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : undefined
  if (typeof raw !== 'string' || raw.length > longest * 4) return undefined
  return halfWidth(raw).trim().replace('\u2212', '-')
}
