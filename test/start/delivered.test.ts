import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#server/root.ts'
import { knownAdvisories } from '../../start/audit.mjs'
import { billOfMaterials } from '../../start/bill-of-materials.mjs'
import { deliveredPackages, inPages, type Lock, otherParts, readLock } from '../../start/delivered.mjs'
import { forbidden, licences } from '../../start/licences.mjs'

const lock = readLock()
const delivered = deliveredPackages(lock)
const names = new Set(delivered.map((it) => it.name))

/** The packages that files of a folder name, tests aside. */
function namedIn(folder: string): ReadonlySet<string> {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((it) => /\.tsx?$/.test(it) && !it.includes('.test.') && !it.endsWith('.d.ts'))
    .map((it) => readFileSync(path.join(root, folder, it), 'utf8'))
  const found = texts.flatMap((it) =>
    [...it.matchAll(/^(?!import type|\s*\/?\*).*\b(?:from|import) ?\(?'((?:@[\w-]+\/)?[a-z][\w.-]*)/gm)].map(
      ([, name = '']) => name,
    ),
  )
  return new Set(found.filter((it) => it in manifest))
}
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
)
const manifest = { ...dependencies, ...devDependencies, ...optionalDependencies }

test.each(['core', 'text', 'api', 'documents', 'server', 'web', 'cli', 'demo'])(
  'every package that %s names is among those delivered',
  (folder) => {
    expect([...namedIn(folder)].filter((it) => !names.has(it))).toEqual([])
  },
)

test('what is built into pages is named by pages', () => {
  const named = namedIn('web')
  expect(inPages.filter((it) => !named.has(it))).toEqual([])
})

test('every licence of what is delivered is one of those allowed, and no permission is left over', () => {
  expect(forbidden([...delivered, ...otherParts])).toEqual([])
  const used = [...delivered, ...otherParts].map((it) => it.license ?? '').join(' ')
  expect(Object.keys(licences.allowed).filter((it) => !used.includes(it))).toEqual([])
  const versions = delivered.map((it) => `${it.name}@${it.version}`)
  expect(Object.keys(licences.named).filter((it) => !versions.includes(it))).toEqual([])
})

test.each<[licence: string | null, is: string]>([
  ['GPL-3.0-only', 'forbidden'],
  ['AGPL-3.0-or-later', 'forbidden'],
  ['SEE LICENSE IN LICENSE.md', 'forbidden'],
  ['UNLICENSED', 'forbidden'],
  ['(MIT AND GPL-2.0-only)', 'forbidden'],
  ['(GPL-2.0-only OR SSPL-1.0)', 'forbidden'],
  ['BSD', 'forbidden'],
  [null, 'forbidden'],
  ['MIT', 'allowed'],
  ['(MIT OR GPL-3.0-or-later)', 'allowed'],
  ['(MIT AND Zlib)', 'allowed'],
])('a package under %s is %s', (license, is) => {
  const found = forbidden([{ name: 'a', version: '1.0.0', license }])
  expect(found.length === 0 ? 'allowed' : 'forbidden').toBe(is)
})

test('the bill of materials names every part, what it needs, its licence and its hash, the same each time', () => {
  const bill = billOfMaterials(lock)
  expect(billOfMaterials(readLock())).toEqual(bill)
  expect(bill.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
  const refs = new Set(bill.components.map((it) => it['bom-ref']))
  expect(refs.size).toBe(bill.components.length)
  for (const { name, version } of [...delivered, ...otherParts]) expect(refs).toContain(`${name}@${version}`)
  expect(bill.components.filter((it) => it.licenses.length === 0)).toEqual([])
  expect(bill.components.filter((it) => it.purl && !it.hashes?.[0]?.content.match(/^[\da-f]{128}$/))).toEqual(
    [],
  )
  expect(bill.dependencies.flatMap((it) => it.dependsOn).filter((it) => !refs.has(it))).toEqual([])
  expect(bill.dependencies.find((it) => it.ref.startsWith('kysely@'))).toBeDefined()
})

test('what only builds or tests is not among those delivered', () => {
  expect(['typescript', 'vite', 'vitest', 'playwright-core', 'tsx'].filter((it) => names.has(it))).toEqual([])
})

test('a package that is needed in two versions is named twice, each where it is needed', () => {
  const made: Lock = {
    packages: {
      '': { version: '1.0.0', license: 'MIT', dependencies: { a: '1', b: '1' } },
      'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { c: '1' } },
      'node_modules/b': { version: '1.0.0', license: 'MIT', dependencies: { c: '2' } },
      'node_modules/b/node_modules/c': { version: '2.0.0', license: 'MIT' },
      'node_modules/c': { version: '1.0.0', license: 'MIT', dependencies: { d: '1' } },
      'node_modules/d': {
        version: '1.0.0',
        license: 'MIT',
        peerDependencies: { never: '1', e: '1' },
        peerDependenciesMeta: { never: { optional: true } },
      },
      'node_modules/e': { version: '1.0.0', license: 'MIT' },
      'node_modules/never': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    },
  }
  expect(deliveredPackages(made).map((it) => [it.name, it.version, it.needs.join()])).toEqual([
    ['a', '1.0.0', 'node_modules/c'],
    ['b', '1.0.0', 'node_modules/b/node_modules/c'],
    ['c', '2.0.0', ''],
    ['c', '1.0.0', 'node_modules/d'],
    ['d', '1.0.0', 'node_modules/e'],
    ['e', '1.0.0', ''],
  ])
})

test.each<[situation: string, said: string, comes: unknown]>([
  ['nothing is known', '{"vulnerabilities":{}}', { grave: [], other: [] }],
  [
    'something is known',
    '{"vulnerabilities":{"a":{"name":"a","severity":"high","range":"<2","via":["b",{"title":"reads too far"}]},"b":{"name":"b","severity":"moderate","range":"*","via":[]}}}',
    { grave: ['a <2: high, reads too far'], other: ['b *: moderate'] },
  ],
  ['a registry keeps no advisories', '{"statusCode":405}', { unanswered: 'the registry answers 405' }],
  ['there is no network', '{"error":{"code":"ENOTFOUND"}}', { unanswered: 'the registry answers ENOTFOUND' }],
  ['npm is not there', '', { unanswered: 'npm audit gave no answer' }],
])('what is told when %s', async (_situation, said, comes) => {
  expect(await knownAdvisories(async () => said)).toEqual(comes)
})
