import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test.each<[what: string, value: unknown, text: string]>([
  ['sorted keys', { b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
  [
    'keys by UTF-16 unit',
    { é: 1, z: 2, Z: 3, '\u{1F600}': 4, '\uFB33': 5 },
    '{"Z":3,"z":2,"é":1,"😀":4,"\uFB33":5}',
  ],
  ['absent members left out', { a: undefined, b: 1 }, '{"b":1}'],
  ['absent entries as null', [undefined], '[null]'],
  ['numbers in their shortest form', [1.0, 1e21, -0, Number.NaN], '[1,1e+21,0,null]'],
  ['text with control characters', 'a\u0001"\n', '"a\\u0001\\"\\n"'],
])('%s', (_what, value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test('the order of writing makes no difference and nothing is lost', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
