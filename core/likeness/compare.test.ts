import { expect, test } from 'vitest'
import { compare } from './compare.ts'
import { fingerprint } from './fingerprint.ts'
import { thresholdsOf } from './thresholds.ts'
import { weigh } from './weighed.ts'
import { weightsOf } from './weights.ts'

const segment = (text: string): readonly string[] => text.match(/.{1,2}/gu) ?? []
const one = {
  title: '系泊锚链疲劳监测',
  text: '锚链长期承受风浪流联合作用，疲劳裂纹多出现在导缆孔附近，检查每年一次。',
}
const other = { ...one, text: `${one.text}虚警率低于百分之五。` }

test.each<[situation: string, likeness: { duplicate?: number; kindred?: number }]>([
  ['the usual thresholds', {}],
  ['duplicates only from one on', { duplicate: 1 }],
  ['nothing kindred below one', { kindred: 1 }],
  ['both at one', { duplicate: 1, kindred: 1 }],
  ['both at nought', { duplicate: 0, kindred: 0 }],
])('a score stays between nought and one: %s', (_situation, likeness) => {
  const prints = [one, other, one].map((it) => fingerprint(it, segment))
  const weights = weightsOf(prints, () => 0.01)
  const [a, b, copy] = prints.map((it) => weigh(it, weights))
  if (!a || !b || !copy) throw new Error('Nothing was weighed.')
  for (const it of [b, copy]) {
    const { score } = compare(a, it, thresholdsOf({ likeness }))
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
  }
})
