const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** What a row's order key looks like; compared by code unit, never by a locale. */
export const isOrderKey = (text: string): boolean => /^[0-9A-Za-z]{0,63}[1-9A-Za-z]$/.test(text)

/**
 * A key strictly between two keys, so that a row is moved or put in by writing that row alone. Without `before` it comes
 * first, without `after` last. Keys never end in `0`, or nothing would fit below them.
 */
export function keyBetween(before?: string, after?: string): string {
  if (after === undefined) return keyAfter(before ?? '')
  const low = before ?? ''
  let shared = 0
  while (shared < after.length && (low[shared] ?? '0') === after[shared]) shared++
  const a = digits.indexOf(low[shared] ?? '0')
  const b = digits.indexOf(after[shared] ?? '')
  const start = after.slice(0, shared)
  if (b - a > 1) return start + digits.charAt((a + b) >> 1)
  if (b - a < 1 || after.length > shared + 1) return b - a < 1 ? keyAfter(low) : after.slice(0, shared + 1)
  return start + digits.charAt(a) + keyBetween(low.slice(shared + 1) || undefined)
}

/** The first digit that can grow does; adding rows at the end makes keys longer only every few dozen rows. */
function keyAfter(low: string): string {
  for (let i = 0; i < low.length; i++) {
    const digit = digits.indexOf(low.charAt(i))
    if (digit < digits.length - 1) return low.slice(0, i) + digits.charAt(digit + 1)
  }
  return `${low}V`
}

/** Keys for a new table's rows in their order, with room on all sides. */
export function orderKeys(count: number): string[] {
  const width = Math.max(1, Math.ceil(Math.log(count + 1) / Math.log(digits.length)))
  return Array.from({ length: count }, (_it, i) => {
    let text = ''
    for (let left = i + 1, place = 0; place < width; place++, left = Math.floor(left / digits.length))
      text = digits.charAt(left % digits.length) + text
    return `${text}V`
  })
}
