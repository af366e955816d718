import { parseDecimal } from '../decimal.ts'
import { highestLevel } from './advance.ts'

/** A level as typed or chosen, 1 to 9; nothing for anything else. */
export function levelOf(raw: unknown): number | undefined {
  const value = parseDecimal(raw)
  if (value === undefined || value.scale > 0 || value.units < 1n || value.units > BigInt(highestLevel))
    return undefined
  return Number(value.units)
}
