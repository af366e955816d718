import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verbs } from '#cli/verbs.ts'
import { settingNames } from '#server/config.ts'
import { root } from '#server/root.ts'

const inRoot = (...names: readonly string[]) => path.join(root, ...names)
const pages = [
  ...readdirSync(root).map((it) => inRoot(it)),
  ...readdirSync(inRoot('docs')).map((it) => inRoot('docs', it)),
].filter((it) => it.endsWith('.md'))

/** What follows `npm run zhinan --` or, in the container, `node dist/main.js`. */
const command = /(?:npm run zhinan -- |node dist\/main\.js )([a-z-]+)(?: ([a-z][a-z-]*))?/g

test.each(pages.map((it) => [path.relative(root, it), readFileSync(it, 'utf8')]))(
  'every command that %s names is there',
  (_, text) => {
    const unknown = [...text.matchAll(command)]
      .map(([, one = '', two = '']) => [one, `${one} ${two}`])
      .filter((names) => !names.some((name) => Object.hasOwn(verbs, name)))
    expect(unknown).toEqual([])
  },
)

test('the container is given settings that exist, and can be given each that a site may want', () => {
  const given = [...readFileSync(inRoot('compose.yaml'), 'utf8').matchAll(/^ {6}([A-Z0-9_]+): /gm)].map(
    ([, name = '']) => name,
  )
  const known: readonly string[] = settingNames
  expect(given.filter((it) => !it.startsWith('POSTGRES_') && !known.includes(it))).toEqual([])
  // The image sets where it listens and keeps its folder; what follows the folder or the database needs no word.
  const set = [
    'HOST',
    'PORT',
    'DATA_DIR',
    'FILES_DIR',
    'SECRETS_FILE',
    'SESSION_SECRET',
    'DATABASE_URL_DIRECT',
  ]
  expect(known.filter((it) => !given.includes(it) && !set.includes(it))).toEqual([])
})

test('the image holds every folder that the built product reads', () => {
  const image = readFileSync(inRoot('Dockerfile'), 'utf8').split('\nFROM ').at(-1) ?? ''
  for (const folder of ['dist', 'calls', 'server/db/migrations', 'node_modules', 'package.json'])
    expect(image, folder).toContain(`/app/${folder} `)
})
