import { expect, test } from 'vitest'
import { thresholdsOf, usualThresholds } from './thresholds.ts'

const { same, kin, scores, ...rest } = usualThresholds

test('the parts of a body make one, and so do title and topic', () => {
  expect(same.words + same.pairs + same.runs).toBeCloseTo(1)
  expect(kin.title + kin.topic).toBeCloseTo(1)
})

test('what is compared with a share is a share', () => {
  const { numbers, duplicate, leastWithin, titleWithin, shortExtra, kindred, titleEvidence, likeTitle } = rest
  const shares = {
    numbers,
    duplicate,
    leastWithin,
    titleWithin,
    shortExtra,
    kindred,
    titleEvidence,
    likeTitle,
  }
  for (const [name, it] of Object.entries({ ...shares, ...same, ...scores, subject: kin.subject })) {
    expect(it, name).toBeGreaterThan(0)
    expect(it, name).toBeLessThan(1)
  }
})

test('kindred comes before the same, in what is asked and in scores', () => {
  expect(rest.kindred).toBeLessThan(rest.duplicate)
  expect(scores.kindred).toBeLessThan(scores.duplicate)
  expect(rest.duplicate + rest.shortExtra).toBeLessThan(1)
})

test('titles that are unlike need more evidence than those that are alike', () => {
  expect(rest.bodyEvidence).toBeGreaterThan(rest.titleEvidence)
})

test('a call says otherwise of the two that it names, and of nothing else', () => {
  expect(thresholdsOf({})).toEqual(usualThresholds)
  expect(thresholdsOf({ likeness: { duplicate: 0.9 } })).toEqual({ ...usualThresholds, duplicate: 0.9 })
  expect(thresholdsOf({ likeness: { kindred: 0.2 } })).toEqual({ ...usualThresholds, kindred: 0.2 })
})
