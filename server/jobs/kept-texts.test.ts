import { describe, expect, test } from 'vitest'
import { type Features, featuresOf } from '#core/likeness/fingerprint.ts'
import { keepTexts } from './kept-texts.ts'

const letters = (text: string): readonly string[] =>
  [...text].flatMap((_, at, all) => all.slice(at, at + 2).join(''))
const readOf = (title: string, text: string): Features => featuresOf({ title, text }, letters)
const mebi = 2 ** 20

describe('what was read of a text', () => {
  test.each([
    ['a title and a text', readOf('深海锚链', '每根锚链的张力由三台样机连续测量十八个月。')],
    ['numbers, and words of the title in the text', readOf('锚链 12', '锚链长 4.8 米，12 根，重 305 吨。')],
    ['a title alone', readOf('深海锚链', '')],
    ['nothing', readOf('', '')],
    ['letters of other scripts', readOf('Ärmel 𠮷野家', 'straße und 𠮷野家 und ﬁne')],
  ])('comes back as it was: %s', (_, read) => {
    const kept = keepTexts(mebi)
    kept.keep('a', read)
    kept.keep('b', readOf('别的', '别的话也在这里。'))
    expect(kept.find('a')).toEqual(read)
    expect(kept.find('c')).toBeUndefined()
  })

  test('is replaced when it is kept again', () => {
    const kept = keepTexts(mebi)
    kept.keep('a', readOf('旧', '从前这样写。'))
    const before = kept.bytes()
    kept.keep('a', readOf('旧', '从前这样写。'))
    expect(kept.bytes()).toBe(before)
    kept.keep('a', readOf('新', '如今那样写了。'))
    expect(kept.find('a')).toEqual(readOf('新', '如今那样写了。'))
  })
})

test('what is let go of is not found again, in any version, and its room is free', () => {
  const kept = keepTexts(mebi)
  const [read, other] = [readOf('锚链', '张力由样机连续测量。'), readOf('别的', '别的话也在这里。')]
  kept.keep('b 1', other)
  const before = kept.bytes()
  kept.keep('a 1', read)
  kept.keep('a 2', read)
  kept.forget('a ')
  expect([kept.find('a 1'), kept.find('a 2'), kept.find('b 1')]).toEqual([undefined, undefined, other])
  // Words stay, and nothing says which text they were of.
  expect(kept.bytes()).toBeLessThan(before + 2000)
})

describe('the room for it', () => {
  const text = (n: number) => readOf(`第${n}篇`, '每根锚链的张力由样机连续测量。'.repeat(20) + String(n))
  const one = (() => {
    const kept = keepTexts(mebi)
    kept.keep('one', text(1))
    return kept.bytes()
  })()

  test('is bounded; what was not asked for longest goes first', () => {
    const most = one * 6
    const kept = keepTexts(most)
    for (let n = 0; n < 100; n++) {
      kept.keep(String(n), text(n))
      expect(kept.bytes()).toBeLessThanOrEqual(most)
      // Asked for again and again.
      expect(kept.find('0')).toEqual(text(0))
    }
    expect(kept.find('50')).toBeUndefined()
    expect(kept.find('99')).toEqual(text(99))
  })

  test('is not taken up by words that nobody uses any more', () => {
    const most = 200_000
    const kept = keepTexts(most)
    for (let n = 0; n < 400; n++) {
      const other = readOf(
        '',
        Array.from({ length: 20 }, (_, at) => String.fromCodePoint(0x4e00 + n * 20 + at)).join(''),
      )
      kept.keep(String(n), other)
      expect(kept.bytes()).toBeLessThanOrEqual(most)
      if (kept.find(String(n))) expect(kept.find(String(n))).toEqual(other)
    }
    expect(kept.find('0')).toBeUndefined()
  })
})
