import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { hasBrowser, hasChineseFont } from './debian.mjs'
import { root } from './root.mjs'
import { runNpm } from './run-program.mjs'

const cache = path.join(root, '.cache')
const fontPackage = '@expo-google-fonts/noto-sans-sc'
const fontVersion = '0.4.3'

/**
 * What the browser tests need, as environment variables: Debian's browser and fonts where they are, otherwise those from npm.
 * Null when neither can be had.
 */
export async function browserEnvironment() {
  const browser = hasBrowser() ? {} : browserFromNpm()
  if (browser === null) return null
  const fonts = hasChineseFont() ? {} : await fontsFromNpm(browser.ZHINAN_BROWSER_LIBRARIES)
  return fonts === null ? null : { ...browser, ...fonts }
}

/** The package holds a browser for cloud functions: it is unpacked with the libraries that such a machine lacks. */
function browserFromNpm() {
  const home = path.join(root, 'node_modules/@sparticuz/chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(home)) return null
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  const folder = path.join(cache, `chromium-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true })
    const draft = mkdtempSync(`${folder}-`)
    const unpacked = (name) => brotliDecompressSync(readFileSync(path.join(home, 'bin', name)))
    writeFileSync(path.join(draft, 'chromium'), unpacked('chromium.br'))
    chmodSync(path.join(draft, 'chromium'), 0o755)
    for (const name of ['al2023.tar.br', 'swiftshader.tar.br']) {
      const done = spawnSync('tar', ['-x', '-C', draft], { input: unpacked(name) })
      if (done.status !== 0) {
        rmSync(draft, { recursive: true, force: true })
        return null
      }
    }
    renameSync(draft, folder)
  }
  return { ZHINAN_BROWSER: path.join(folder, 'chromium'), ZHINAN_BROWSER_LIBRARIES: path.join(folder, 'lib') }
}

/** A Chinese font is large, so it is fetched only for a machine that has none. */
async function fontsFromNpm() {
  const folder = path.join(cache, `fonts-${fontVersion}`)
  const home = path.join(folder, 'node_modules', fontPackage)
  if (!existsSync(home)) {
    console.log('No Chinese font on this machine: fetching one from npm')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}')
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
    const code = await runNpm(['install', '--prefix', folder, ...quiet, `${fontPackage}@${fontVersion}`], {
      cwd: folder,
    })
    if (code !== 0) return null
  }
  const file = path.join(folder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>\n`,
  )
  return { ZHINAN_BROWSER_FONTS: file }
}
