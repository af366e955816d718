import { describe, expect, test } from 'vitest'
import { featuresOf, fingerprint, type Told } from './fingerprint.ts'
import { gramsOf, hashOf, pairsOf } from './hash.ts'

const split = (text: string): readonly string[] => text.split(' ')

describe('what of a text is compared', () => {
  test.each<[string, Told | string, readonly string[]]>([
    ['its words, those of the title marked', { title: 'Rotor', text: 'rotor blade' }, ['*rotor', 'blade']],
    ['a word that only the title has', { title: 'rotor', text: 'blade' }, ['*rotor', 'blade']],
    ['each word once', { title: '', text: 'blade blade blade' }, ['blade']],
    ['no single letters and no numbers', { title: 'x 12', text: 'y 3d 44' }, []],
    ['words of two letters', 'ai 裂纹', ['ai', '裂纹']],
    ['nothing', '', []],
  ])('words: %s', (_rule, told, expected) => {
    const { terms } = featuresOf(told, split)
    const shown = terms.map((it) => `${it.inTitle ? '*' : ''}${it.term}`)
    expect(shown.toSorted()).toEqual(expected.toSorted())
    const hashes = terms.map((it) => hashOf(it.term))
    expect(hashes).toEqual(hashes.toSorted((a, b) => a - b))
  })

  test.each([
    ['the body, without its title', { title: '甲乙', text: '丙丁 戊己庚' }, 5, '丙丁戊己庚'],
    ['the title where there is no body', { title: '甲乙丙丁戊', text: ' 。' }, 0, '甲乙丙丁戊'],
  ])('characters: %s', (_rule, told, length, compared) => {
    const found = featuresOf(told, split)
    expect(found.length).toBe(length)
    expect(found.grams).toEqual(gramsOf(compared, 4))
    expect(found.pairs).toEqual(pairsOf(compared))
    expect(found.title).toBe(told.title)
  })

  test.each([
    ['of two digits and more', '误差 5 不高于 60 天 4.8 毫米', ['4.8', '60']],
    ['each once', '60 与 60 与 12', ['12', '60']],
    ['of any width', '６０', ['60']],
    ['none', '没有', []],
  ])('numbers: %s', (_rule, text, expected) => {
    expect(featuresOf({ title: '99', text }, split).numbers).toEqual(expected)
  })

  test('a fingerprint is the same with a signature and bands to be found by', () => {
    const told = { title: '转子', text: '叶片裂纹监测方法' }
    const { signature, bands, ...features } = fingerprint(told, split)
    expect(features).toEqual(featuresOf(told, split))
    expect([signature.length, bands.length]).toEqual([64, 16])
  })
})
