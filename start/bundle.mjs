import { rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { layOut, pack } from './bundle-folder.mjs'
import { ensureInstalled } from './install.mjs'
import { requireNode } from './node-version.mjs'
import { root } from './root.mjs'

/** `npm run bundle`: one archive with everything but Node, for a machine without the Internet. */
requireNode()
await ensureInstalled()
if (!(await ensureBuilt())) process.exit(1)
const folder = layOut(path.join(root, 'dist/bundle'))
const file = pack(folder)
rmSync(folder, { recursive: true })
console.log(file)
console.log(`${file}.sha256`)
