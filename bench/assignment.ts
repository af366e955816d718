import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { assigning, type Drawn } from '#core/expert/assign.ts'
import { barring } from '#core/expert/barred.ts'
import type { Behind } from '#core/expert/conflict.ts'
import { type Known, unitKey } from '#core/expert/eligible.ts'
import type { Expert } from '#core/expert/expert.ts'
import { fitOf, readyExpert, readySubject, type SubjectWords } from '#core/expert/fit.ts'
import type { UnitNames } from '#core/expert/unit-name.ts'
import type { ExpertId } from '#core/id.ts'
import { randomOf } from '#demo/random.ts'
import { inSlices } from '#server/slices.ts'

/** `tsx bench/assignment.ts --write bench/ASSIGNMENT.md`: drawing three of 600 experts for each of 2,000 subjects (issue 3). */
const { values } = parseArgs({
  options: {
    write: { type: 'string' },
    subjects: { type: 'string', default: '2000' },
    experts: { type: 'string', default: '600' },
    limits: { type: 'string', default: '12,11' },
  },
})
const size = { subjects: Number(values.subjects), experts: Number(values.experts) }
const perSubject = 3
const goal = 10_000
const today = '2030-02-10'

/** As a call has them: one for all of its suggestions. */
const names: UnitNames = {
  publicMail: ['qq.com'],
  parts: [{ whole: '大学', begins: ['附属'], ends: ['学院'], unless: [] }],
}

interface Town {
  readonly experts: readonly Expert[]
  readonly subjects: ReadonlyMap<string, { readonly words: SubjectWords; readonly behind: Behind }>
}

/** Experts and proposers of the same units, as a city has them: a fifth of all pairs of field and expert meet. */
function town(limit: number): Town {
  const random = randomOf('assignment', limit)
  const units = Array.from({ length: 220 }, (_, n) => ({
    name: `第${n}号${random.pick(['大学', '研究所', '制造有限公司', '农业科学院'])}`,
    creditCode: `9121029${String(n).padStart(4, '0')}MA0${String(n * 7919)
      .padStart(4, '0')
      .slice(0, 4)}`.padEnd(18, '0'),
  }))
  const fields = Array.from({ length: 15 }, (_, n) => `F${n}`)
  const topics = Array.from({ length: 400 }, (_, n) => `课题${n}词`)
  const experts = Array.from({ length: size.experts }, (_, n): Expert => {
    const unit = random.pick(units)
    return {
      id: `expert-${String(n).padStart(5, '0')}` as ExpertId,
      person: null,
      name: `专家${n}`,
      email: `expert-${n}@unit-${units.indexOf(unit)}.example`,
      mobile: null,
      orgName: unit.name,
      org: null,
      orgCode: unit.creditCode,
      units: random.chance(0.3) ? [random.pick(units)] : [],
      title: '',
      fields: random.some(fields, random.between(1, 3)),
      disciplines: [],
      keywords: random.some(topics, random.between(3, 8)),
      loadLimit: limit,
      blackouts: [],
      avoid: random.chance(0.1) ? [random.pick(units).name] : [],
      language: 'zh-CN',
      state: 'active',
      revision: 1,
    }
  })
  const subjects = new Map(
    Array.from({ length: size.subjects }, (_, n) => {
      const proposer = random.pick(units)
      const partners = random.some(units, random.between(0, 3))
      const behind: Behind = {
        units: [
          { ...proposer, as: 'proposer' as const },
          ...partners.map((it) => ({ ...it, as: 'partner' as const })),
        ],
        people: Array.from({ length: random.between(1, 5) }, (_, at) => ({
          name: `某人${n}-${at}`,
          email: `person-${n}@unit-${units.indexOf(proposer)}.example`,
          person: null,
          as: 'co-author' as const,
        })),
        avoided: [],
        together: [],
        names,
      }
      const words = {
        field: random.pick(fields),
        otherFields: random.chance(0.2) ? [random.pick(fields)] : [],
        disciplines: [],
        text: Array.from({ length: 60 }, () => random.pick(topics)).join('与'),
        recommended: [],
      }
      return [`subject-${String(n).padStart(5, '0')}`, { words, behind }] as const
    }),
  )
  return { experts, subjects }
}

async function measure(limit: number) {
  const { experts, subjects } = town(limit)
  const known: Known = {
    today,
    due: '2030-03-10',
    experts: new Map(experts.map((it) => [it.id, it])),
    elsewhere: new Map(),
    behind: new Map([...subjects].map(([id, it]) => [id, it.behind])),
    declared: new Set(),
    tasks: [],
  }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  const cpu = process.cpuUsage()
  const ready = new Map(experts.map((it) => [it.id as string, readyExpert(it)]))
  const about = new Map([...subjects].map(([id, it]) => [id, readySubject(it.words)]))
  const bars = barring(known)
  const found = await inSlices(
    assigning({
      subjects: [...subjects.keys()],
      experts: experts.map((it): Drawn => ({ id: it.id, unit: unitKey(it), limit, elsewhere: 0 })),
      perSubject,
      fixed: [],
      seed: 'measured',
      fit: (subject, id) => {
        const [expert, it] = [ready.get(id), about.get(subject)]
        const free = expert && it && bars(subject, expert.expert) === null
        return free ? fitOf(expert, it).points : null
      },
    }),
  )
  const took = performance.now() - began
  const used = process.cpuUsage(cpu)
  delay.disable()
  const busy = (used.user + used.system) / 1000
  return {
    limit,
    took,
    busy,
    longest: delay.max / 1e6,
    tasks: found.pairs.length,
    short: found.short.length,
  }
}

const rows: Awaited<ReturnType<typeof measure>>[] = []
for (const limit of values.limits.split(',').map(Number)) rows.push(await measure(limit))
const memory = process.resourceUsage().maxRSS / 1024
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const lines = [
  '# Assignment, measured',
  '',
  `Written by \`npx tsx bench/assignment.ts --write bench/ASSIGNMENT.md\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.versions.node},`,
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, which other work was using as well (load ${Math.round(loadavg()[0] ?? 0)}). ${size.subjects} subjects, ${perSubject} experts each of different units, from ${size.experts} experts of`,
  '220 units. Conflicts and fit are worked out for every pair; the draw runs in slices on the thread that measures, as in the server.',
  '',
  '| load limit | room for | tasks drawn | items short | whole draw | processor time | longest wait of others | goal |',
  '|---|---|---|---|---|---|---|---|',
  ...rows.map(
    (it) =>
      `| ${it.limit} | ${it.limit * size.experts} | ${it.tasks} | ${it.short} | ${seconds(it.took)} | ${seconds(it.busy)} | ${Math.round(it.longest)} ms | ≤ ${seconds(goal)} |`,
  ),
  '',
  `The most memory that the whole program held: ${Math.round(memory)} MB.`,
  '',
]
console.log(lines.join('\n'))
if (values.write !== undefined) writeFileSync(values.write, lines.join('\n'))
