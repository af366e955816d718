import type { BreadthHit, BreadthThresholds } from './breadth.ts'

/** A row that compares a number: `least`, `most`, `exact`, `range`, or `none` where it is yes or no. */
export interface Metric {
  readonly bound: string
  readonly operator: string
  readonly numbers: readonly { readonly column: string; readonly value: unknown }[]
}

/** The digits of a number that count: neither leading zeros nor those that only give its size. */
export const digitsOf = (number: string): number =>
  number.includes('.')
    ? number.replace('.', '').replace(/^[-+0]+/, '').length
    : number.replace(/^[-+0]+/, '').replace(/0+$/, '').length

/** What a metric leaves no room for. */
export function metricHits(
  place: string,
  metric: Metric | undefined,
  by: BreadthThresholds,
): readonly BreadthHit[] {
  if (metric === undefined || metric.bound === 'none') return []
  const hit = (column: string, code: BreadthHit['code'], params: BreadthHit['params']): BreadthHit => ({
    place: `${place}/${column}`,
    range: null,
    code,
    params,
    weight: 'should',
  })
  const given = metric.numbers.flatMap(({ column, value }) =>
    typeof value === 'string' && value !== '' ? [{ column, text: value, value: Number(value) }] : [],
  )
  const [low, high] = given
  if (low === undefined) return [hit(metric.operator, 'metric-without-number', {})]
  const precise = given
    .filter((it) => digitsOf(it.text) > by.digits)
    .map((it) => hit(it.column, 'too-precise', { number: it.text, digits: by.digits }))
  if (metric.bound === 'exact') return [hit(low.column, 'metric-exact', { number: low.text }), ...precise]
  if (metric.bound !== 'range' || high === undefined) return precise
  const middle = Math.abs(low.value + high.value) / 2
  const share = middle === 0 ? Number.POSITIVE_INFINITY : (Math.abs(high.value - low.value) / middle) * 100
  return share < by.rangePercent
    ? [
        hit(low.column, 'metric-narrow', {
          from: low.text,
          to: high.text,
          percent: by.rangePercent,
        }),
        ...precise,
      ]
    : precise
}
