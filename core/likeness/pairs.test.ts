import { describe, expect, test } from 'vitest'
import { usualBounds } from './candidates.ts'
import { fingerprint } from './fingerprint.ts'
import { pairsAmong } from './pairs.ts'
import { usualThresholds } from './thresholds.ts'

const words = (text: string): readonly string[] => text.match(/.{2}/gu) ?? []
const chain = {
  title: '系泊锚链疲劳监测',
  text: '锚链长期承受风浪流联合作用疲劳裂纹多出现在导缆孔附近检查每年一次',
}
const kin = {
  title: '系泊锚链疲劳预测',
  text: '以数字孪生推算剩余寿命并给出更换计划减少停产损失提升管理水平',
}
const lift = {
  title: '旧楼电梯噪声治理',
  text: '顶层住户夜间噪声超标研究曳引机隔振与井道吸声组合做法并长期观察',
}

const among = (
  all: readonly { title: string; text: string }[],
  thresholds = usualThresholds,
  bounds = usualBounds,
) =>
  pairsAmong(
    all.map((it) => fingerprint(it, words)),
    () => 0,
    thresholds,
    bounds,
  ).map(({ a, b, relation }) => `${a}-${b} ${relation}`)

describe('pairs among texts', () => {
  test.each([
    [
      'copies come before kin, and kin by their places',
      [kin, chain, lift, chain],
      ['1-3 duplicate', '0-1 kindred', '0-3 kindred'],
    ],
    [
      'the same whoever comes first',
      [chain, lift, chain, kin],
      ['0-2 duplicate', '0-3 kindred', '2-3 kindred'],
    ],
    ['strangers are none', [chain, lift], []],
    ['one alone has none', [chain], []],
    ['none', [], []],
  ])('%s', (_case, all, expected) => {
    expect(among(all)).toEqual(expected)
  })

  test('a call may ask more of kin', () => {
    expect(among([kin, chain, lift, chain], { ...usualThresholds, kindred: 1 })).toEqual(['1-3 duplicate'])
  })

  test('those that nothing brings together are not compared', () => {
    const narrow = { ...usualBounds, allUpTo: 0, byTerms: 0 }
    expect(among([kin, chain, lift, chain], usualThresholds, narrow)).toEqual(['1-3 duplicate'])
  })
})
