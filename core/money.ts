import { decimalText, parseDecimal, unitsAt } from './decimal.ts'

/** One 万元 has ten thousand yuan, so an amount in 万元 has at most four digits after the point. */
export const moneyScale = 4

/** Whole yuan of an amount typed in 万元; nothing for what is no amount or holds parts of a yuan. */
export function parseMoney(raw: unknown): bigint | undefined {
  const amount = parseDecimal(raw)
  return amount === undefined || amount.scale > moneyScale ? undefined : unitsAt(amount, moneyScale)
}

/** Canonical text in 万元 of whole yuan: `1200.5`. */
export function formatMoney(yuan: bigint): string {
  const text = decimalText({ units: yuan, scale: moneyScale })
  return text.replace(/\.?0+$/, '')
}

/** The same with thousands separators, for reading: `1,200.5`. */
export function readableMoney(yuan: bigint): string {
  const [whole = '', digits] = formatMoney(yuan).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return digits === undefined ? grouped : `${grouped}.${digits}`
}

/** Exact sum in yuan. */
export const sumMoney = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, it) => sum + it, 0n)
