import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

/** Packages that the build puts into the pages: no server loads them, so package.json has them among those of development. */
export const inPages = [
  '@simplewebauthn/browser',
  '@tanstack/react-query',
  '@tanstack/react-router',
  'echarts',
  'react',
  'react-dom',
]

/** What is delivered and is no package; fonts/README.md says where it comes from. */
export const otherParts = [
  { name: 'Noto Serif SC and Noto Sans SC, cut', version: '0.4.3', license: 'OFL-1.1', folder: 'fonts' },
  { name: "Adobe's CMap resources", version: '5.6.205', license: 'BSD-3-Clause', folder: 'fonts/cmaps' },
]

/** The lock file as it lies in the checkout. */
export const readLock = () => JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))

/** Every package whose code reaches a machine of the bureau or a reader's browser, for every platform, with what it needs in turn. */
export function deliveredPackages(lock, pages = inPages) {
  const { packages } = lock
  const own = packages['']
  const found = new Map()
  const visit = (from, name, above) => {
    const place = placeOf(packages, from, name)
    if (place === null) return
    if (above) above.push(place)
    if (found.has(place)) return
    const { version, license = null, integrity = null, resolved = null, ...it } = packages[place]
    const needs = []
    found.set(place, { place, name: it.name ?? name, version, license, integrity, resolved, needs })
    for (const next of namesIn(it)) visit(place, next, needs)
  }
  for (const name of [...namesIn(own), ...pages]) visit('', name)
  return [...found.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1))
}

/** What a package needs; of what it only gets on with, what it cannot do without. */
function namesIn(it) {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = it
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers])].toSorted()
}

/** Where Node finds a package from a place: the nearest folder above that holds it; null for what is not installed at all. */
function placeOf(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (packages[place]) return place
    if (at === '') return null
    if (!at.includes('/node_modules/'))
      return packages[`node_modules/${name}`] ? `node_modules/${name}` : null
  }
}
