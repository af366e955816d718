import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeBillOfMaterials } from './bill-of-materials.mjs'
import { deliveredPackages, readLock } from './delivered.mjs'
import { root } from './root.mjs'

/** Everything that the built product reads while it runs, beside its packages; the image is made of the same (Dockerfile). */
export const parts = ['calls', 'fonts', 'server/db/migrations']
/** What people read beside it. */
const papers = ['docs', 'deploy', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE']

/** Where and for what a bundle is; its binaries are those that npm put here for this very platform. */
export const platform = `${process.platform}-${process.arch}`

/**
 * Lays out the product with its packages in a folder that needs nothing from elsewhere but Node. The product must have been built.
 * Gives the folder, which is named by the version.
 */
export function layOut(into, { version, papers: withPapers = true } = {}) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const { name, description, license, type, engines } = manifest
  const called = version ?? manifest.version
  const folder = path.join(into, `${name}-${called}-${platform}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const own = { name, version: called, description, license, private: true, type, engines }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
  writeBillOfMaterials()
  copyBuilt(folder)
  for (const it of [...parts, ...(withPapers ? papers : [])]) copy(it, folder, (from) => !isTest(from))
  for (const it of serverPackages()) copyPackage(it, folder)
  cpSync(path.join(root, 'deploy/install.sh'), path.join(folder, 'install.sh'))
  writeFileSync(path.join(folder, 'SHA256SUMS'), sumsOf(folder))
  return folder
}

/** Packs the folder beside itself; the same content gives the same bytes. */
export function pack(folder, { level = 9 } = {}) {
  const name = path.basename(folder)
  const file = `${folder}.tar.gz`
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
  const args = [...same, `--use-compress-program=gzip -n -${level}`, '-cf', file, name]
  const done = spawnSync('tar', args, { cwd: path.dirname(folder), encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`tar failed: ${done.error?.message ?? done.stderr}`)
  writeFileSync(`${file}.sha256`, `${digestOf(file)}  ${path.basename(file)}\n`)
  return file
}

/** The packages that servers load and that lie here: those of the pages are built in, those of other platforms are not installed. */
function serverPackages() {
  const lock = readLock()
  const { dependencies, optionalDependencies } = lock.packages['']
  const packages = { ...lock.packages, '': { dependencies, optionalDependencies } }
  return deliveredPackages({ packages }, [])
    .map((it) => it.place)
    .filter((it) => existsSync(path.join(root, it)))
}

/** One package without those that lie in it, which are listed by themselves. */
function copyPackage(place, folder) {
  const from = path.join(root, place)
  const inner = path.join(from, 'node_modules')
  cpSync(from, path.join(folder, place), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (it) => it !== inner && !/\.(d\.[cm]?ts|d\.[cm]?ts\.map)$/.test(it),
  })
}

/** The build: of the pages only what leads on from their first one, as pieces of builds before lie beside it for pages that are open. */
function copyBuilt(folder) {
  const dist = path.join(root, 'dist')
  const assets = path.join(dist, 'web/assets')
  const reached = piecesFrom(path.join(dist, 'web/index.html'), assets)
  copy('dist', folder, (it) => {
    if (it === path.join(dist, 'bundle')) return false
    return path.dirname(it) !== assets || reached.has(path.basename(it).replace(/\.(br|gz)$/, ''))
  })
}

/** The names of the pieces that a page names, and those that they name. */
function piecesFrom(page, assets) {
  const all = new Set(readdirSync(assets))
  const reached = new Set()
  const waiting = [page]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const [name] of readFileSync(file, 'utf8').matchAll(/[\w.-]+\.\w+/g)) {
      const piece = name.replace(/^\.+/, '')
      if (!all.has(piece) || reached.has(piece)) continue
      reached.add(piece)
      if (/\.(js|css)$/.test(piece)) waiting.push(path.join(assets, piece))
    }
  }
  return reached
}

function copy(name, folder, filter) {
  const from = path.join(root, name)
  if (!existsSync(from)) throw new Error(`${name} is missing.`)
  cpSync(from, path.join(folder, name), { recursive: true, filter })
}

const isTest = (name) => /\.test\.tsx?$|docs\/shots$/.test(name)

/** A line for each file, as sha256sum reads them; links are named by what they lead to. */
function sumsOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((it) => it.isFile())
    .map((it) => path.relative(folder, path.join(it.parentPath, it.name)))
    .filter((it) => it !== 'SHA256SUMS')
    .toSorted()
    .map((it) => `${digestOf(path.join(folder, it))}  ${it}\n`)
    .join('')
}

const digestOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')
