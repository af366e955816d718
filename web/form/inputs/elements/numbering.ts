/** The parts of a number such as `1.2`; nothing for what is no such number. */
const partsOf = (no: string): readonly number[] => {
  const parts = no
    .trim()
    .split('.')
    .map((it) => (/^\d{1,4}$/.test(it) ? Number(it) : Number.NaN))
  return parts.some(Number.isNaN) ? [] : parts
}

/** How deep an element stands in the breakdown: 0 for `1`, 1 for `1.2`. */
export const depthOf = (no: string): number => Math.max(0, partsOf(no).length - 1)

/** In the order of their numbers; what has none comes last, as it was listed. */
export function inOrder<It extends { readonly no: string }>(elements: readonly It[]): readonly It[] {
  const keyed = elements.map((it, at) => ({ it, at, parts: partsOf(it.no) }))
  return keyed
    .sort((x, y) => {
      if (x.parts.length === 0 || y.parts.length === 0)
        return (x.parts.length === 0 ? 1 : 0) - (y.parts.length === 0 ? 1 : 0) || x.at - y.at
      for (let n = 0; n < Math.max(x.parts.length, y.parts.length); n++) {
        const less = (x.parts[n] ?? -1) - (y.parts[n] ?? -1)
        if (less !== 0) return less
      }
      return x.at - y.at
    })
    .map(({ it }) => it)
}

/** The number after the last one at the top, or after the last part of the element named. */
export function nextNo(numbers: readonly string[], within?: string): string {
  const own = within === undefined ? [] : partsOf(within)
  if (within !== undefined && own.length === 0) return ''
  const taken = numbers
    .map(partsOf)
    .filter((it) => it.length > own.length && own.every((part, n) => it[n] === part))
    .map((it) => it[own.length] ?? 0)
  return [...own, Math.max(0, ...taken) + 1].join('.')
}
