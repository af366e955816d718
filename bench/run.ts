import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { root } from '#server/root.ts'
import { chart } from './curves.ts'
import { measureSize, type Sized } from './one-size.ts'
import { curvesOf, report } from './report.ts'
import { startSite } from './site.ts'

/** `npm run bench`: seeds, starts the built server, measures, and writes what it found; one size after the other. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many suggestions, several numbers with commas between them. */
    suggestions: { type: 'string', default: '2000,10000,100000' },
    /** A million as well; takes half an hour more, and fifteen gigabytes. */
    large: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '1' },
    program: { type: 'string', default: path.join(root, 'dist/main.js') },
    /** Where the report goes, with its curves beside it; without it, it is printed. */
    write: { type: 'string' },
    /** Said in the report about what else the machine did. */
    beside: { type: 'string', default: '' },
    /** Only these measurements, printed and not reported. */
    only: { type: 'string', default: '' },
    /** A folder seeded before, for a single size, or `<size>=<folder>`; without it, one is made and removed. */
    folder: { type: 'string', multiple: true, default: [] },
    node: { type: 'string', multiple: true, default: [] },
  },
})
const [callName] = positionals
if (!callName) throw new Error('Which call? tsx bench/run.ts <name or folder>')
const sizes = `${values.suggestions}${values.large ? ',1000000' : ''}`.split(',').map(Number)
/** The size at which the goals are set, or the only one there is. */
const central = sizes.includes(10_000) ? 10_000 : (sizes[0] ?? 0)
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const folderOf = (size: number): string | undefined =>
  values.folder.find((it) => it.startsWith(`${size}=`))?.slice(`${size}=`.length) ??
  (sizes.length === 1 ? values.folder[0] : undefined)

const files = await readCallFolder(await findCallFolder(callName))
const cold = values.only ? 0 : await coldStart()
const measured = new Map<number, Sized>()
for (const suggestions of sizes) {
  const sized = await measureSize(files, {
    suggestions,
    rounds,
    // Goals are set at this size: it gets half as much time again.
    seconds: suggestions === central ? 1.5 * seconds : seconds,
    program: values.program,
    node: values.node,
    only: values.only.split(',').filter(Boolean),
    folder: folderOf(suggestions),
    looks: suggestions === central && !values.only,
  })
  measured.set(suggestions, sized)
}
if (!values.only) {
  const text = report({ measured, central, cold, rounds, seconds, beside: values.beside })
  console.log(text)
  if (values.write) {
    const to = path.resolve(values.write)
    await writeFile(to, text)
    if (sizes.length > 1)
      for (const { name, title, unit, curves } of curvesOf(measured))
        await writeFile(path.join(path.dirname(to), name), chart(title, unit, curves))
  }
}

/** From the very first start, which makes the database and everything in it, until the server answers; in milliseconds. */
async function coldStart(): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhinan-bench-'))
  try {
    const began = performance.now()
    const site = await startSite(values.program, dataDir)
    const took = performance.now() - began
    await site.stop()
    return took
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
