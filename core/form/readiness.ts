import { type Advance, type Shortfall, shortfallsOf } from '../trl/advance.ts'
import { levelOf } from '../trl/level.ts'
import type { ReadinessPolicy } from '../trl/policy.ts'
import { isRequired } from './asked.ts'
import type { Asking } from './condition.ts'
import type { Finding, FindingCode } from './finding.ts'
import type { Field, FieldUse, Weight } from './form.ts'
import { must, type Params } from './kind.ts'
import { kindOf } from './kinds.ts'

/**
 * Whether the planned rise in readiness meets the call's policy (notice of 2024-01-31, open competition). It is asked only
 * of forms that say whether readiness is managed; where it is not, the same is only looked at again. An unusual start wants
 * its reason either way.
 */
export function checkReadiness(fields: readonly Field[], asking: Asking, policy: ReadinessPolicy): Finding[] {
  const { answers } = asking
  const used = (use: FieldUse) => fields.find((it) => it.use === use)
  const managed = used('readiness-managed')
  const now = used('readiness-now')
  const target = used('readiness-target')
  if (!managed || !now || !target) return []
  const levels = { current: levelOf(answers[now.id]), target: levelOf(answers[target.id]) }
  if (levels.current === undefined || levels.target === undefined) return []

  const advance = { current: levels.current, target: levels.target }
  const weight: Weight = isManaged(answers[managed.id]) ? 'must' : 'should'
  const found: Finding[] = shortfallsOf(advance, policy).map((it) => ({
    field: it === 'start-too-high' || it === 'start-unusual' ? now.id : target.id,
    weight: it === 'start-unusual' ? 'should' : weight,
    code: codes[it],
    params: paramsOf(it, advance, policy),
  }))

  const reason = used('readiness-reason')
  const unusual = found.some((it) => it.code === 'readiness-start-unusual')
  if (unusual && reason && !isRequired(reason, asking) && kindOf(reason).isBlank(answers[reason.id]))
    found.push(must(reason, 'missing'))
  return found
}

const codes: Readonly<Record<Shortfall, FindingCode>> = {
  'target-too-low': 'readiness-target-too-low',
  'rise-too-small': 'readiness-rise-too-small',
  'start-too-high': 'readiness-start-too-high',
  'start-unusual': 'readiness-start-unusual',
}

/** The numbers that each sentence needs. */
function paramsOf(shortfall: Shortfall, { current, target }: Advance, policy: ReadinessPolicy): Params {
  switch (shortfall) {
    case 'target-too-low':
      return { least: policy.lowestTarget }
    case 'rise-too-small':
      return { least: policy.leastRise, rise: target - current }
    case 'start-too-high':
      return { now: current, least: policy.leastRise }
    case 'start-unusual':
      return { usual: rangeOf(policy.usualStarts) }
    default:
      return shortfall satisfies never
  }
}

/** `4–6` for neighbours, `2, 4` for others. */
function rangeOf(levels: readonly number[]): string {
  const [first = 0] = levels
  const unbroken = levels.length > 1 && levels.every((it, i) => it === first + i)
  return unbroken ? `${first}\u2013${first + levels.length - 1}` : levels.join(', ')
}

/** Managed unless it was said not to be: as a statement or as the choice `no`. */
const isManaged = (answer: unknown): boolean => answer !== false && answer !== 'no' && answer !== 'false'
