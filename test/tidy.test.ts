import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom. Read it as the architecture; ARCHITECTURE.md says why. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  text: ['core'],
  api: ['core'],
  documents: ['core', 'text'],
  server: ['core', 'text', 'api', 'documents'],
  web: ['core', 'text', 'api'],
  demo: ['core', 'text', 'api', 'server'],
  cli: ['core', 'text', 'api', 'documents', 'server', 'demo'],
}

/** The reading order of core: a folder may import from itself, from core's own files, and from folders before it. */
const CORE_ORDER = [
  'org',
  'trl',
  'form',
  'person',
  'routing',
  'likeness',
  'expert',
  'call',
  'search',
  'suggestion',
  'direction',
  'guide',
  'project',
  'model',
  'statistics',
  'workflow',
  'permission',
  'decide',
]

interface Source {
  readonly file: string
  readonly layer: string
  readonly text: string
  readonly isTest: boolean
}

const root = path.resolve(import.meta.dirname, '..')
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
const sources: readonly Source[] = tracked
  .split('\n')
  .filter((file) => file !== '' && Object.hasOwn(MAY_IMPORT, file.split('/')[0] ?? ''))
  .flatMap((file) => {
    try {
      const text = readFileSync(path.join(root, file), 'utf8')
      return [{ file, layer: file.split('/')[0] ?? '', text, isTest: /\.test\.tsx?$/.test(file) }]
    } catch {
      return []
    }
  })
const product = sources.filter((it) => !it.isTest)

const importsOf = ({ text }: Source): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map((it) => it[1] ?? '')

/** Code without its comments, so that a rule may be spoken of where it is kept. */
const codeOf = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')

describe('the code base stays tidy:', () => {
  test('there is something to look at', () => {
    for (const layer of Object.keys(MAY_IMPORT))
      expect(
        product.filter((it) => it.layer === layer),
        layer,
      ).not.toEqual([])
  })

  test('layers import downwards only', () => {
    const upward = product.flatMap((it) =>
      importsOf(it)
        .filter((name) => name.startsWith('#'))
        .map((name) => name.slice(1).split('/')[0] ?? '')
        .filter((layer) => layer !== it.layer && !MAY_IMPORT[it.layer]?.includes(layer))
        .map((layer) => `${it.file} → ${layer}`),
    )
    expect(upward).toEqual([])
  })

  test('relative imports stay inside their layer, and every import names its file', () => {
    const wrong = product.flatMap((it) =>
      importsOf(it)
        .filter((name) => name.startsWith('.'))
        .filter((name) => {
          const target = path.posix.join(path.posix.dirname(it.file), name)
          return target.split('/')[0] !== it.layer || !/\.(ts|tsx|css|json|mjs)(\?\w+)?$/.test(name)
        })
        .map((name) => `${it.file} → ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('core imports nothing but core, and zod where calls are read', () => {
    const wrong = product
      .filter((it) => it.layer === 'core')
      .flatMap((it) =>
        importsOf(it)
          .filter(
            (name) => !name.startsWith('.') && !(name === 'zod' && it.file.startsWith('core/call/parse')),
          )
          .map((name) => `${it.file} → ${name}`),
      )
    expect(wrong).toEqual([])
  })

  test('the folders of core keep their order', () => {
    const folderOf = (file: string): string => (file.split('/').length > 2 ? (file.split('/')[1] ?? '') : '')
    const wrong = product
      .filter((it) => it.layer === 'core' && folderOf(it.file) !== '')
      .flatMap((it) => {
        const own = CORE_ORDER.indexOf(folderOf(it.file))
        return importTypesAside(it)
          .map((name) => folderOf(path.posix.join(path.posix.dirname(it.file), name)))
          .filter((folder) => folder !== '' && CORE_ORDER.indexOf(folder) > own)
          .map((folder) => `${it.file} → ${folder}`)
      })
    expect(CORE_ORDER.slice().sort()).toEqual(
      readdirSync(path.join(root, 'core'), { withFileTypes: true })
        .filter((it) => it.isDirectory())
        .map((it) => it.name)
        .sort(),
    )
    expect(wrong).toEqual([])
  })

  test('no clock and no dice outside the context', () => {
    // A folder's own names for what it is still writing decide nothing.
    const allowed = new Set(['server/context.ts', 'server/main.ts', 'server/files/disk.ts'])
    const reads = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/
    const wrong = product
      .filter((it) => ['core', 'text', 'api', 'server'].includes(it.layer) && !allowed.has(it.file))
      .filter((it) => !it.file.startsWith('server/db/embedded') && it.file !== 'server/secrets.ts')
      .filter((it) => reads.test(codeOf(it.text)))
      .map((it) => it.file)
    expect(wrong).toEqual([])
  })

  test('no code knows the words of a particular call', () => {
    const codes = new Set<string>()
    const folder = path.join(root, 'calls/dalian-2024')
    for (const name of ['kinds.json', 'offices.json', 'livelihoods.json', 'fields.json'])
      for (const it of JSON.parse(readFileSync(path.join(folder, name), 'utf8'))) codes.add(it.code)
    const quoted = new RegExp(`['"\`](${[...codes].join('|')})['"\`]`)
    const wrong = product
      // The demo tells the stories of one particular city, and people do take a city's name for a password.
      .filter((it) => !it.file.startsWith('demo/') && it.file !== 'core/person/common-passwords.ts')
      .filter((it) => quoted.test(codeOf(it.text)) || /dalian|binhai/i.test(codeOf(it.text)))
      .map((it) => it.file)
    expect(wrong).toEqual([])
  })

  test('no sentence for people outside text/, calls/ and demo/', () => {
    const wrong = product
      .filter((it) => !['text', 'demo'].includes(it.layer))
      .filter((it) => /[\u4e00-\u9fff]/.test(codeOf(it.text)))
      .map((it) => it.file)
    expect(wrong).toEqual([])
  })

  test('nobody is called util, helper, manager or service', () => {
    const wrong = product
      .map((it) => it.file)
      .filter((file) => /(^|[/-])(utils?|helpers?|managers?|services?)([.-]|\/|$)/i.test(file))
    expect(wrong).toEqual([])
  })

  test('every decision about a suggestion has its command', () => {
    const names = (folder: string) =>
      readdirSync(path.join(root, folder)).filter((name) => !name.includes('.test.'))
    const commands = names('server/commands/suggestion')
    // The platform itself makes these: when a unit is verified, when its grace has ended, when a window is extended, when a
    // direction takes a source in or a guide is published.
    const platform = ['verify.ts', 'end-grace.ts', 'join-concentrated.ts', 'condense.ts']
    const missing = names('core/decide/suggestion').filter(
      (name) => !platform.includes(name) && !commands.includes(name),
    )
    expect(missing).toEqual([])
  })

  test('what a page reads is given up once the page is left', () => {
    const reads =
      /queryFn: (?:async )?\((?:(?!queryFn|request\()[\s\S])*?request\('GET [^']+'(?!, \{\s*signal\b)/g
    const wrong = product
      .filter((it) => it.layer === 'web')
      .flatMap((it) => [...it.text.matchAll(reads)].map((found) => `${it.file} ${found[0].slice(-60)}`))
    expect(wrong).toEqual([])
  })

  test('the screen never loads what only checks the wire', () => {
    const wrong = product
      .filter((it) => it.layer === 'web')
      .flatMap((it) =>
        [...it.text.matchAll(/^import (?!type)([^\n]*?) from '(#api\/[^']+|zod[^']*)'/gm)]
          .filter((found) => !/^\{\s*type [^,}]+(,\s*type [^,}]+)*\s*\}$/.test(found[1] ?? ''))
          .map((found) => `${it.file} → ${found[2]}`),
      )
    expect(wrong).toEqual([])
  })
})

/** Imports that run; a type alone ties nothing together at run time but still names a layer, which the first test sees. */
const importTypesAside = ({ text }: Source): string[] =>
  [...text.matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'/gms)].map((it) => it[1] ?? '')
