import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { distinct } from './hash.ts'
import { agreement, bandsOf, signatureBytes, signatureFrom, signatureOf } from './signature.ts'

const words = (text: string): readonly string[] => text.match(/[\u4e00-\u9fff]{2}|[a-z]+/g) ?? []
const text = '研究低速重载下裂纹扩展的声发射特征，开发分离齿轮干扰的信号处理方法'

describe('fingerprints', () => {
  test('never change: what is stored stays comparable', () => {
    const it = fingerprint(text, words)
    expect([...it.signature.slice(0, 3)]).toMatchInlineSnapshot(`
      [
        -2013151402,
        -2102310100,
        -2133123275,
      ]
    `)
    expect(it.bands.slice(0, 3)).toMatchInlineSnapshot(`
      [
        1782431903,
        1682919093,
        -2093210833,
      ]
    `)
    expect([...it.signature.slice(-2), ...it.bands.slice(-2)]).toMatchInlineSnapshot(`
      [
        -1789553584,
        -1972137889,
        -1920054126,
        -921808308,
      ]
    `)
    expect(it.length).toBe(32)
  })

  test.each([
    ['punctuation', '研究低速重载下裂纹扩展的声发射特征;开发分离齿轮干扰的信号处理方法。'],
    ['line ends', '研究低速重载下裂纹扩展的声发射特征\r\n开发分离齿轮干扰的信号处理方法'],
    ['ideographic spaces', '　　研究低速重载下裂纹扩展的声发射特征，　开发分离齿轮干扰的信号处理方法'],
  ])('see no %s', (_name, other) => {
    expect(fingerprint(other, words).signature).toEqual(fingerprint(text, words).signature)
  })

  test('an empty text has no bands and agrees with nothing by them', () => {
    expect(fingerprint('', words).bands).toEqual([])
    expect(fingerprint(' 。', words).bands).toEqual([])
  })

  test('survive being stored as bytes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (any) => {
        const { signature, bands } = fingerprint(any, words)
        const bytes = signatureBytes(signature)
        expect(bytes.length).toBe(256)
        expect(signatureFrom(bytes)).toEqual(signature)
        expect(bandsOf(signatureFrom(bytes))).toEqual(bands)
      }),
    )
  })

  test('agree as far as the texts do', () => {
    const half = fingerprint(`${text}${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙'}`, words)
    const share = agreement(half.signature, fingerprint(text, words).signature)
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.7)
  })
})

describe('signatures of sets', () => {
  const anySet = fc.uniqueArray(fc.integer({ min: -40, max: 40 })).map((it) => distinct(Int32Array.from(it)))

  test('of two sets together are the lesser of both, place by place', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const [one, two] = [signatureOf(a), signatureOf(b)]
        const least = one.map((it, at) => Math.min(it, two[at] ?? 0))
        expect(signatureOf(distinct(Int32Array.of(...a, ...b)))).toEqual(least)
      }),
    )
  })

  test('of one and of none', () => {
    expect(new Set(signatureOf(Int32Array.of(7))).size).toBe(64)
    expect([...new Set(signatureOf(new Int32Array(0)))]).toEqual([2 ** 31 - 1])
  })

  const numbers = (from: number, count: number) => Int32Array.from({ length: count }, (_, at) => from + at)
  test.each([
    ['the same', 0, 1],
    ['half of all', 100, 1 / 2],
    ['a third', 150, 1 / 3],
    ['nothing', 300, 0],
  ])('agree about as far as the sets do: %s', (_what, from, share) => {
    const [a, b] = [signatureOf(numbers(0, 300)), signatureOf(numbers(from, 300))]
    expect(Math.abs(agreement(a, b) - share)).toBeLessThan(0.15)
    expect(agreement(b, a)).toBe(agreement(a, b))
  })

  test('agreement is the share of equal places', () => {
    const zero = new Int32Array(64)
    for (const differing of [0, 1, 16, 64])
      expect(agreement(zero, new Int32Array(64).fill(1, 0, differing))).toBe(1 - differing / 64)
  })
})

describe('bands', () => {
  test('are sixteen, each of four places of its own', () => {
    const signature = Int32Array.from({ length: 64 }, (_, at) => at)
    const bands = bandsOf(signature)
    expect(bands.length).toBe(16)
    for (let place = 0; place < 64; place++) {
      const other = bandsOf(signature.with(place, -5))
      const changed = bands.flatMap((it, band) => (it === other[band] ? [] : [band]))
      expect(changed).toEqual([Math.floor(place / 4)])
    }
  })

  test('are numbers of their own at each place, and depend on the order within', () => {
    expect(new Set(bandsOf(new Int32Array(64))).size).toBe(16)
    const swapped = new Int32Array(64)
    swapped.set([1, 2])
    const turned = new Int32Array(64)
    turned.set([2, 1])
    expect(bandsOf(swapped)[0]).not.toBe(bandsOf(turned)[0])
  })
})
