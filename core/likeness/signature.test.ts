import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { agreement, bandsOf, signatureBytes, signatureFrom } from './signature.ts'

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
