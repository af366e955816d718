import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createVitest } from 'vitest/node'
import { root, type Trial } from './asked.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

/** Tries mutants, one after another as they are asked for on stdin, and says of each whether a test noticed. */
let active: { readonly file: string; readonly text: string } | undefined
const vitest = await createVitest(
  'test',
  {
    config: false,
    root,
    watch: false,
    include: ['core/**/*.test.ts'],
    reporters: [{}],
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    testTimeout: 10_000,
  },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id: string) => (active && id.split('?')[0] === active.file ? active.text : undefined),
      },
    ],
  },
)
await vitest.standalone()
const known = new Map<string, readonly Mutant[]>()
const specs = await vitest.globTestSpecifications()

for await (const line of createInterface({ input: process.stdin })) {
  const { file, at, tests }: Trial = JSON.parse(line)
  const full = path.join(root, file)
  const mutants = known.get(file) ?? mutantsOf(file, readFileSync(full, 'utf8'))
  known.set(file, mutants)
  const text = at < 0 ? readFileSync(full, 'utf8') : mutants[at]?.text
  // The last change goes out of what is kept, too.
  if (active) vitest.invalidateFile(active.file)
  active = text === undefined ? undefined : { file: full, text }
  vitest.invalidateFile(full)
  const wanted = specs.filter((it) => tests.includes(path.relative(root, it.moduleId)))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted, false)
  // What ran for an earlier change is still among them, failures included.
  const own = testModules.filter((it) => wanted.some((spec) => spec.moduleId === it.moduleId))
  const noticed = unhandledErrors.length > 0 || own.some((it) => !it.ok())
  process.stdout.write(`@${JSON.stringify({ noticed })}\n`)
}
await vitest.close()
