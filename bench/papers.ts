import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Paper } from '#documents/paper.ts'
import { openForm, readForm } from '#documents/word/read-form.ts'
import { drawn } from '#server/paper.ts'
import { filledAnyhow, type PaperForm, paperFor, paperForms } from '#test/support/paper-forms.ts'

/** `tsx bench/papers.ts --write bench/PAPERS.md`: forms drawn and read back, and a long register (issue 5). */
const { values } = parseArgs({
  options: {
    write: { type: 'string' },
    runs: { type: 'string', default: '15' },
    forms: { type: 'string', default: '500' },
    rows: { type: 'string', default: '50000' },
  },
})
const runs = Number(values.runs)

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const shown = (it: number): string =>
  it >= 2000 ? `${(it / 1000).toFixed(1)} s` : `${it < 10 ? it.toFixed(1) : Math.round(it)} ms`
const timed = async (step: () => Promise<unknown>): Promise<number> => {
  const since = performance.now()
  await step()
  return performance.now() - since
}

/** What this machine does at this moment: hashing as many bytes takes as long wherever it is not disturbed. */
function floor(): number {
  const bytes = Buffer.alloc(16 * 1024 * 1024, 1)
  const since = cpu()
  for (let at = 0; at < 5; at++) createHash('sha256').update(bytes).digest()
  return (cpu() - since) / 5
}

interface Line {
  readonly what: string
  readonly took: string
  readonly cpu: string
  readonly floors: string
  readonly goal: string
}
const lines: Line[] = []
const note = (
  what: string,
  it: { readonly took: number; readonly cpu: number; readonly goal: string },
): void => {
  const line = {
    what,
    took: shown(it.took),
    cpu: shown(it.cpu),
    floors: (it.cpu / floor()).toFixed(1),
    goal: it.goal,
  }
  lines.push(line)
  console.log(Object.values(line).join(' | '))
}

/** Processor time of the programs that this one has started and that still run: the press. Linux counts in hundredths. */
function pressCpu(): number {
  const mine = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(/\s+/)
  return mine.reduce((sum, pid) => {
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return sum + (Number(after[11]) + Number(after[12])) * 10
  }, 0)
}

interface Ready {
  readonly form: PaperForm
  readonly word: Uint8Array
}

/** Another filling each time: a renderer that meets the same page twice remembers it. */
const filledPaper = (form: PaperForm, seed: number): Paper =>
  paperFor(form, filledAnyhow(form, seed, false), 0)

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const ready: Ready[] = []
for (const form of await paperForms()) {
  ready.push({ form, word: await drawn(filledPaper(form, 3), 'docx') })
}
const bySize = ready.toSorted((a, b) => a.word.length - b.word.length)
const [middle, largest] = [bySize[Math.floor(bySize.length / 2)], bySize.at(-1)]
if (middle === undefined || largest === undefined) throw new Error('No kind has a form.')

for (const [name, { form }] of [
  ['median', middle],
  ['largest', largest],
] as const)
  for (const [format, goal] of [
    ['pdf', '≤ 60 ms'],
    ['docx', '≤ 80 ms'],
  ] as const) {
    const papers = Array.from({ length: runs + 10 }, (_, n) => filledPaper(form, 100 + n))
    for (const it of papers.slice(runs)) await drawn(it, format)
    const before = pressCpu()
    const times: number[] = []
    for (const it of papers.slice(0, runs)) times.push(await timed(() => drawn(it, format)))
    const what = `${format === 'pdf' ? 'PDF' : 'Word'} of the ${name} kind (${form.kind.code})`
    note(what, { took: median(times), cpu: (pressCpu() - before) / runs, goal })
  }

const count = Number(values.forms)
const filled: { readonly form: PaperForm; readonly bytes: Uint8Array }[] = []
for (let at = 0; at < count; at++) {
  const one = ready[at % ready.length]
  if (one !== undefined) filled.push({ form: one.form, bytes: one.word })
}
let fields = 0
const before = cpu()
const took = await timed(async () => {
  for (const { form, bytes } of filled) {
    const opened = openForm(bytes)
    if (!opened.ok) throw new Error(opened.error)
    let n = 0
    fields += readForm(opened.value, form.form, form.call.lists, () => `row-${n++}`).fields.length
  }
})
note(`${count} filled forms read back (${fields} fields)`, { took, cpu: cpu() - before, goal: '≤ 30 s' })

const child = spawnSync(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('./papers-register.ts', import.meta.url)), values.rows],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
)
const register = JSON.parse(child.stdout) as { took: number; cpu: number; peak: number; bytes: number }
const { took: registerTook, cpu: registerCpu } = register
const size = (register.bytes / 1e6).toFixed(1)
note(`register of ${values.rows} rows, ${size} MB`, { took: registerTook, cpu: registerCpu, goal: '≤ 8 s' })
const peak = `${Math.round(register.peak / 1024)} MB`
lines.push({
  what: 'the most memory of its process (RSS)',
  took: peak,
  cpu: '',
  floors: '',
  goal: '≤ 250 MB',
})
console.log(`peak RSS ${peak}`)

if (values.write !== undefined) {
  const table = lines.map((it) => `| ${Object.values(it).join(' | ')} |`)
  writeFileSync(
    values.write,
    `# Papers and registers, measured

Written by \`npx tsx bench/papers.ts --write bench/PAPERS.md\`, Node ${process.versions.node}, ${availableParallelism()} cores that other work
was using as well (load ${loadavg()[0]?.toFixed(1)}). Forms of the real call, every question answered at random (\`test/support/any-answers.ts\`), are
drawn as the server draws them, in the press's own process; the median of ${runs} once it is warm. Reading is ours alone, one file after
the other. The register is \`documents/excel/register.ts\` with eight columns of texts, numbers, days and links, written to nowhere by a
process of its own. Where others use the cores too, what something took says more of them than of us: beside it stands the processor
time, and that in floors, one floor being the processor time in which this machine hashed 16 MB at that moment (SHA-256).

| what | took | processor time | in floors | goal |
|---|---|---|---|---|
${table.join('\n')}
`,
  )
}
process.exit()
