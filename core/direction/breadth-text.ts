import type { BreadthCode, BreadthGiven, BreadthHit, BreadthThresholds, BreadthWords } from './breadth.ts'
import { digitsOf } from './breadth-metrics.ts'

const models = /\b[A-Z][A-Za-z]{0,9}(?:[-‐‑–/]?[A-Z]{0,3})?[-‐‑–]?\d{2,}[A-Za-z0-9]*(?:[-‐‑–][A-Za-z0-9]+)*/gu
const registered = /[\p{L}\p{N}-]{1,20}\s?[®™]/gu
const latinNamed = /[“「『"]([^”」』"]*[A-Za-z][A-Za-z0-9-]+[^”」』"]{0,10})[”」』"]/gu
const numbers = /(?<![\d.A-Za-z-])\d+(?:\.\d+)?(?![\d.A-Za-z-])/gu

/** What a text says that only one team could answer. */
export function textHits(
  place: string,
  text: string,
  { words, units, people }: Pick<BreadthGiven, 'words' | 'units' | 'people'>,
  by: BreadthThresholds,
): readonly BreadthHit[] {
  const found: BreadthHit[] = []
  const put = (code: BreadthCode, from: number, to: number, params: BreadthHit['params'] = {}) => {
    const overlaps = found.some((it) => it.range && it.range[0] < to && from < it.range[1])
    if (!overlaps)
      found.push({
        place,
        range: [from, to],
        code,
        params: { text: text.slice(from, to), ...params },
        weight: 'should',
      })
  }
  const all = (code: BreadthCode, pattern: RegExp, keep: (text: string) => boolean = () => true) => {
    for (const it of text.matchAll(pattern)) if (keep(it[0])) put(code, it.index, it.index + it[0].length)
  }
  for (const name of shortened(units, words))
    every(text, name, (at) => put('unit-name', at, at + name.length))
  all('unit-name', words.firms)
  for (const name of people)
    if (name.length > 1) every(text, name, (at) => put('person-name', at, at + name.length))
  all('one-vendor', words.ownHouse)
  all('product-name', registered)
  all('product-name', words.productName)
  all('product-name', latinNamed, (it) => !isStandard(it.slice(1), words))
  all('model', models, (it) => !isStandard(it, words))
  for (const it of text.matchAll(numbers))
    if (it[0].includes('.') && digitsOf(it[0]) > by.digits)
      put('too-precise', it.index, it.index + it[0].length, { number: it[0], digits: by.digits })
  all('vague', words.vague, () => !/\d/.test(text))
  return found.sort((a, b) => (a.range?.[0] ?? 0) - (b.range?.[0] ?? 0))
}

const isStandard = (text: string, { standards }: BreadthWords): boolean => {
  const letters = /^[A-Z][A-Za-z]*/.exec(text)?.[0].toUpperCase() ?? ''
  return standards.includes(letters) || /^(?:[A-Z]{1,4}\/T|T\/)/.test(text)
}

/** Names in full and as people shorten them, the longest first. */
const shortened = (units: readonly string[], { firmEnding }: BreadthWords): readonly string[] =>
  [...new Set(units.flatMap((it) => [it, it.replace(firmEnding, '')]))]
    .filter((it) => it.length >= 4)
    .sort((a, b) => b.length - a.length)

function every(text: string, name: string, found: (at: number) => void): void {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) found(at)
}
