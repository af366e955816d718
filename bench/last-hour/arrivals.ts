/** A fraction of the time, and how many times the mean the rush is there; straight lines in between. */
type Shape = readonly (readonly [at: number, rate: number])[]

/**
 * How a last half hour fills: few at first, the rush before the end, and a tail of those who are only just in time. Scaled so
 * that the mean is one and the busiest moment is `peak`.
 */
export function shapeOf(peak: number): Shape {
  if (!(peak > 1 && peak < 5))
    throw new Error('The busiest moment is more than the mean and less than five times it.')
  // The area is that of three straight pieces: b before the rush, the rush around three quarters, b after it.
  const [from, top, to] = [0.55, 0.75, 0.95]
  const width = (to - from) / 2
  const b = (1 - peak * width) / (1 - width)
  if (b < 0) throw new Error('The rush alone is more than everybody.')
  return [
    [0, b],
    [from, b],
    [top, peak],
    [to, b],
    [1, b],
  ]
}

/** When each of so many comes, in milliseconds from the beginning, in order: the quantiles of the shape, the same every time. */
export function arrivals(people: number, milliseconds: number, peak: number): readonly number[] {
  const shape = shapeOf(peak)
  const steps = 10_000
  const sums = [0]
  for (let n = 0; n < steps; n++) sums.push((sums[n] ?? 0) + rateAt(shape, (n + 0.5) / steps))
  const all = sums[steps] ?? 1
  let at = 0
  return Array.from({ length: people }, (_, n) => {
    const wanted = ((n + 0.5) / people) * all
    while ((sums[at + 1] ?? all) < wanted && at < steps - 1) at++
    const [low, high] = [sums[at] ?? 0, sums[at + 1] ?? all]
    return ((at + (high > low ? (wanted - low) / (high - low) : 0)) / steps) * milliseconds
  })
}

function rateAt(shape: Shape, at: number): number {
  const after = Math.max(
    1,
    shape.findIndex(([edge]) => edge >= at),
  )
  const [[a, from], [b, to]] = [shape[after - 1] ?? [0, 1], shape[after] ?? [1, 1]]
  return b > a ? from + ((to - from) * (at - a)) / (b - a) : to
}
