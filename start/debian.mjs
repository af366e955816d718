import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { runProgram } from './run-program.mjs'

/** What the suite wants from Debian, and how to tell that it is there. */
const wanted = [
  { name: 'fonts-noto-cjk', isThere: hasChineseFont },
  { name: 'postgresql', isThere: () => debianPostgres() !== null },
  { name: 'pgbouncer', isThere: () => hasPooler() },
  { name: 'libreoffice-writer-nogui', isThere: () => hasOffice('writer') },
  { name: 'libreoffice-calc-nogui', isThere: () => hasOffice('calc') },
]

/** The browser: without a window of its own where the distribution packs it so, else whole. */
const browsers = ['chromium-headless-shell', 'chromium']

/** Installs what is missing where that is possible: as root, with apt-get. */
export async function ensureDebianPackages() {
  const missing = wanted.filter((it) => !it.isThere()).map((it) => it.name)
  const [lean = ''] = browsers
  const complete = missing.length === 0 && existsSync(`/usr/bin/${lean}`)
  if (complete || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  }
  const install = (names) =>
    runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options)
  console.log(`Installing Debian packages: ${[...missing, ...browsers.slice(0, 1)].join(' ')}`)
  await runProgram('apt-get', ['update', '-qq'], options)
  if (missing.length > 0) await install(missing)
  for (const name of browsers) if (existsSync(`/usr/bin/${name}`) || (await install([name])) === 0) return
}

/** True when there is a browser of Debian's. */
export const hasBrowser = () => browsers.some((name) => existsSync(`/usr/bin/${name}`))

/** True when the system can show Chinese. */
export function hasChineseFont() {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout.trim() !== ''
}

/** True when there is PgBouncer, to stand between server and database. */
export const hasPooler = () => existsSync('/usr/sbin/pgbouncer')

/** True when LibreOffice is there with this part of it, as Debian packs it, with or without a screen. */
export function hasOffice(part) {
  const libraries = { writer: 'libswlo.so', calc: 'libsclo.so' }
  return existsSync(`/usr/lib/libreoffice/program/${libraries[part]}`)
}

/** The programs of Debian's PostgreSQL, the oldest that we promise to run on first; null when there is none. */
export function debianPostgres() {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return null
  const versions = readdirSync(home).filter(
    (it) => existsSync(`${home}/${it}/bin/initdb`) && Number(it) >= 15,
  )
  const [version] = versions.sort((a, b) => Number(a) - Number(b))
  return version === undefined ? null : { version, bin: `${home}/${version}/bin` }
}
