import type { Answers, Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { type ElementsTable, elementsIn, elementsTable, evidenceIn, fieldFor } from '#core/form/assessment.ts'
import type { Column, Form, TableField } from '#core/form/form.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { plusDays } from '#core/instant.ts'
import { evidenceFrom } from '#core/trl/evidence.ts'
import type { ItemAnswer } from '#core/trl/item-answer.ts'
import { writer } from './grammar.ts'
import type { Random } from './random.ts'
import { type Slots, texts } from './texts.ts'

/** What is assessed: between which levels, by whom, and how much of it others have seen. */
export interface Subject {
  readonly form: Form
  readonly lists: Lists
  readonly slots: Slots
  readonly problems: readonly string[]
  readonly random: Random
  readonly today: string
  readonly now: number
  readonly target: number
  readonly unit: string
}

interface Part {
  readonly row: string
  readonly name: string
  readonly problem: string
  readonly level: number
  readonly target: number
}

type Levels = ElementsTable['assesses']['levels']
type Level = Levels[number]

/** The same elements some time later, each at its level now, and documents for what was shown since. */
export function reassess(it: Subject, standing: Answers, levels: readonly number[]): Answers {
  const fields = fieldsOf(it.form)
  const table = elementsTable(fields)
  const evidence = fieldFor(fields, 'readiness-evidence')
  if (table === undefined || evidence?.kind !== 'table') return {}
  const critical = elementsIn(table, standing).filter((one) => one.critical)
  const parts = critical.map(
    (one, at): Part => ({
      row: one.id,
      name: one.name,
      problem: one.problem,
      level: levels[at] ?? one.level,
      target: one.target ?? 9,
    }),
  )
  const rows = (standing[table.id] ?? []) as readonly Row[]
  const known = new Set(evidenceIn(fields, standing).flatMap((one) => one.supports.map(placeOf)))
  const names = new Set(evidenceIn(fields, standing).map((one) => one.name))
  const shown = (part: Part, level: Level): boolean =>
    level.items.some((item) => known.has(placeOf({ element: part.row, item: item.id })))
  return {
    [table.id]: rows.map((row) => {
      const part = parts.find((one) => one.row === row.id)
      const was = critical.find((one) => one.id === row.id)
      if (part === undefined || part.level === was?.level) return row
      const items = new Set(table.columns.filter((column) => column.kind === 'verdict').map(({ id }) => id))
      const kept = Object.entries(row.cells).filter(([id]) => !items.has(id))
      return {
        id: row.id,
        cells: { ...Object.fromEntries(kept), ...itemAnswers(table.assesses.levels, part.level, it.random) },
      }
    }),
    [evidence.id]: [
      ...((standing[evidence.id] ?? []) as readonly Row[]),
      ...documentsOf(it, evidence, parts, table.assesses.levels, { shown, names }),
    ],
  }
}

const placeOf = ({ element, item }: { readonly element: string; readonly item: string }): string =>
  `${element}/${item}`

/** An assessment as somebody diligent makes it: two to four elements, one of them behind the others, with gaps and documents. */
export function assess(it: Subject): Answers {
  const table = elementsTable(fieldsOf(it.form))
  if (table === undefined) return {}
  const evidence = fieldFor(fieldsOf(it.form), 'readiness-evidence')
  const { levels } = table.assesses
  const parts = partsOf(it)
  const rows = parts.map((part, at) => elementRow(it, table, part, at))
  if (it.random.chance(0.4)) rows.push(ordinaryRow(it, table, parts.length))
  return {
    [table.id]: rows,
    ...(evidence?.kind === 'table' && { [evidence.id]: documentsOf(it, evidence, parts, levels) }),
  }
}

/** Names without the verb of the task that they come from; the one that binds is any of them. */
function partsOf({ slots, problems, random, now, target }: Subject): Part[] {
  const named = ['task1', 'task2'].map((task) => nameOf(slots[task] ?? ''))
  const more = random.chance(0.5) ? [`${slots['object'] ?? ''}的${slots['keyword3'] ?? ''}`] : []
  const names = [...new Set([...named, ...more])].filter((name) => name !== '')
  const binding = random.between(0, names.length - 1)
  return names.map((name, at) => ({
    row: rowId(at, random),
    name,
    problem: problems[at] ?? '',
    level: at === binding ? now : Math.min(now + random.between(0, 2), 6),
    target: at === binding ? target : Math.min(target + random.between(0, 1), 9),
  }))
}

const nameOf = (task: string): string => {
  const verb = texts.readiness.verbs.find((it) => task.startsWith(it) && task.length - it.length >= 4)
  return verb === undefined ? task : task.slice(verb.length)
}

const rowId = (at: number, random: Random): string => `r${at + 1}-${random.between(100000, 999999)}`

function elementRow(it: Subject, table: ElementsTable, part: Part, at: number): Row {
  const { random, slots, today } = it
  const { environments } = texts.readiness
  const answers = itemAnswers(table.assesses.levels, part.level, random)
  const cells = table.columns.map((column): [string, unknown] => {
    if (column.kind === 'verdict') return [column.id, answers[column.id]]
    switch (column.use) {
      case 'element-no':
        return [column.id, String(at + 1)]
      case 'element-name':
        return [column.id, part.name]
      case 'element-problem':
        return [column.id, part.problem || undefined]
      case 'element-importance':
      case 'element-novelty':
        return [column.id, someOf(column, it.lists, random)]
      case 'element-application':
        return [column.id, `${slots['object'] ?? ''}，供${slots['users'] ?? ''}使用`]
      case 'element-environment':
        return [column.id, writer({}, random, today)(environments[String(part.level)] ?? '', slots)]
      case 'element-target':
        return [column.id, String(part.target)]
      default:
        return [column.id, undefined]
    }
  })
  return { id: part.row, cells: filled(cells) }
}

/** A part that matters and is common practice: it is named and not assessed. */
function ordinaryRow({ random, slots, lists }: Subject, table: ElementsTable, at: number): Row {
  const cells = table.columns.map((column): [string, unknown] => {
    if (column.use === 'element-no') return [column.id, String(at + 1)]
    if (column.use === 'element-name')
      return [column.id, texts.readiness.usual[slots['techClass'] ?? ''] ?? texts.readiness.usual['product']]
    return [column.id, column.use === 'element-importance' ? someOf(column, lists, random) : undefined]
  })
  return { id: rowId(at, random), cells: filled(cells) }
}

function someOf(column: Column, lists: Lists, random: Random): readonly string[] {
  const codes = column.kind === 'choices' ? optionsOf(column, lists).map((it) => it.code) : []
  const some = new Set(random.some(codes, random.between(1, 2)))
  return codes.filter((it) => some.has(it))
}

/** Everything met up to the level, here and there with something left to do; the next one begun and not passed. */
function itemAnswers(levels: Levels, level: number, random: Random): Readonly<Record<string, ItemAnswer>> {
  const answers: Record<string, ItemAnswer> = {}
  const { partly, not } = texts.readiness
  for (const one of levels.filter((it) => it.level <= level)) {
    for (const { id } of one.items) answers[id] = { verdict: 'met' }
    const least = lightest(one)
    if (one.level === level && least && random.chance(0.35))
      answers[least.id] = { verdict: 'partly', reason: random.pick(partly) }
  }
  const next = levels.find((it) => it.level === level + 1)
  for (const [at, { id, critical }] of (next?.items ?? []).entries()) {
    if (at === 0) answers[id] = { verdict: 'met' }
    else if (critical) answers[id] = { verdict: 'partly', reason: random.pick(partly) }
    else if (at <= 3) answers[id] = { verdict: 'not', reason: random.pick(not) }
  }
  return answers
}

/** What documents there are already. */
interface Documented {
  readonly shown: (part: Part, level: Level) => boolean
  readonly names: ReadonlySet<string>
}

/** From this level on it is shown where it is used, and others write it down. */
const shownAtUsers = 7

interface DocumentKind {
  readonly type: string
  readonly name: string
  readonly issuer?: readonly string[]
}

const lightest = ({ items }: Level): Level['items'][number] | undefined =>
  items.toSorted((a, b) => a.weight - b.weight)[0]

/** A document for each level that wants one, dated one after the other; who issues them decides how strong they are. */
function documentsOf(
  it: Subject,
  table: TableField,
  parts: readonly Part[],
  levels: Levels,
  before: Documented = { shown: () => false, names: new Set() },
): readonly Row[] {
  const { random, today, slots } = it
  const { own, outside } = texts.readiness
  const strength = random.pick(['weak', 'medium', 'strong'] as const)
  const top = Math.max(...parts.map((part) => part.level))
  const from = strength === 'strong' ? evidenceFrom : evidenceFrom - 1
  const used = new Set(before.names)
  const wanted = levels
    .filter((one) => one.level >= from && one.level <= top)
    .filter((one) => parts.some((part) => part.level >= one.level && !before.shown(part, one)))
  return wanted.map((one, at) => {
    const reached = parts.filter((part) => part.level >= one.level)
    const atUsers = one.level >= shownAtUsers
    const byOthers = strength === 'strong' || atUsers || (strength === 'medium' && one.level === top)
    const kinds: readonly DocumentKind[] = byOthers ? outside : own
    const element = reached[at % reached.length]?.name ?? ''
    const write = writer({}, random, today)
    const named = (kind: DocumentKind): string => write(kind.name, { ...slots, element })
    const fresh = kinds.filter((kind) => !used.has(named(kind)))
    const kind = random.pick(fresh.length > 0 ? fresh : kinds)
    used.add(named(kind))
    const day = plusDays(today, -40 * (wanted.length - at) - random.between(5, 30))
    const cells = table.columns.map((column): [string, unknown] => {
      switch (column.use) {
        case 'evidence-name':
          return [column.id, named(kind)]
        case 'evidence-type':
          return [column.id, kind.type]
        case 'evidence-issuer':
          return [column.id, kind.issuer ? random.pick(kind.issuer) : it.unit]
        case 'evidence-day':
          return [column.id, day]
        case 'evidence-supports':
          return [column.id, reached.flatMap((part) => one.items.map((item) => `${part.row}/${item.id}`))]
        default:
          return [column.id, undefined]
      }
    })
    return { id: rowId(at, random), cells: filled(cells) }
  })
}

const filled = (cells: readonly [string, unknown][]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(cells.filter(([, value]) => value !== undefined))
