import { browserEnvironment } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureDebianPackages, hasOffice } from './debian.mjs'
import { ensureInstalled } from './install.mjs'
import { requireNode } from './node-version.mjs'
import { Stages, vitest } from './stages.mjs'

/** `npm run soak`: the long forms of what kills at random, of what is drawn by chance, of the way to the guide, of papers in LibreOffice, of the nine kinds, of the pages and of who may ask what, with every language and size. */
requireNode()
await ensureInstalled()
await ensureDebianPackages()

const stages = new Stages()
const built = await stages.run('build', ensureBuilt)
const long = { ZHINAN_SOAK: '1' }
await stages.run('database killed', () =>
  vitest('soak-database', ['--project', 'fast', 'server/db/embedded'], long),
)
await stages.run('a thousand to the guide', () =>
  vitest('soak-guide', ['--project', 'fast', 'many-to-guide'], long),
)
if (!hasOffice('writer')) stages.skip('papers in LibreOffice', 'libreoffice-writer-nogui')
else
  await stages.run('papers in LibreOffice', () =>
    vitest('soak-office', ['--project', 'office', 'round-trip'], long),
  )
for (const turn of [1, 2, 3])
  await stages.run(`properties, drawn anew (${turn})`, () =>
    vitest(`soak-chance-${turn}`, ['--project', 'fast', 'core/', 'documents/'], long),
  )
await stages.run('everybody asks everything, random input, random moves', () =>
  vitest('soak-trust', ['--project', 'fast', 'test/access', 'test/fuzz', 'test/model'], long),
)
await stages.run('full disks, broken lines, clocks that jump, changed bits', () =>
  vitest('soak-crash', ['--project', 'fast', 'test/crash'], long),
)
const browser = await browserEnvironment()
if (browser === null)
  stages.skip('every flow with every eyes, browser and server killed', 'chromium fonts-noto-cjk')
else if (built) {
  await stages.run('every flow with every eyes, browser and server killed', () =>
    vitest('soak-screens', ['--project', 'screens'], { ...browser, ...long }),
  )
  // What `npm test` shows in one language and on one size of screen, in the other ones.
  for (const eyes of ['language', 'width', 'both'])
    await stages.run(`flows, other ${eyes}`, () =>
      vitest(`soak-${eyes}`, ['--project', 'screens', 'flows', 'staff'], { ...browser, ZHINAN_EYES: eyes }),
    )
}
process.exitCode = stages.summarise()
