import type { Call } from '#core/call/call.ts'
import type { Answers, Row } from '#core/form/answers.ts'
import { asked, isRequired } from '#core/form/asked.ts'
import type { Column, Field, Form, TableField } from '#core/form/form.ts'
import { optionsOf } from '#core/form/lists.ts'
import { assess } from './assess.ts'
import { fitted, type Write, writer } from './grammar.ts'
import type { Random } from './random.ts'
import stageFillings from './texts/stage-fillings.json' with { type: 'json' }
import { type Filling, type Slots, texts } from './texts.ts'

/** Whose answers are written, and out of which words. */
export interface Telling {
  readonly call: Call
  readonly form: Form
  readonly kind: string
  readonly orgType: string
  readonly slots: Slots
  /** Rows of this story's own: metrics, tasks, people. */
  readonly lists: Readonly<Record<string, readonly Slots[]>>
  readonly random: Random
  /** Chance of the assessment alone. */
  readonly weighing: Random
  /** Said to be under readiness management, whatever chance says. */
  readonly managed?: true
  /** The day on which it is handed in: months and years are counted from it. */
  readonly today: string
}

/** Answers to every question asked of this teller, as somebody diligent would have given them; files are left out. */
export function fill(it: Telling, begun: Answers): Answers {
  const answers: Record<string, unknown> = { ...begun }
  const seen = new Set(Object.keys(begun))
  const write = writer(texts.compose.banks, it.random, it.today)
  let assessed: Answers | undefined
  for (let left = true; left; ) {
    left = false
    const asking = { kind: it.kind, orgType: it.orgType, answers }
    for (const field of asked(it.form, asking).fields) {
      if (seen.has(field.id) || field.kind === 'computed' || field.kind === 'files') continue
      seen.add(field.id)
      left = true
      if (field.use === 'readiness-elements' || field.use === 'readiness-evidence') {
        assessed ??= assess(subjectOf(it))
        answers[field.id] = assessed[field.id]
        continue
      }
      const filling = fillingOf(it, field.id)
      const said =
        filling === undefined
          ? byDefault(field, isRequired(field, { ...asking, answers }), it)
          : answerTo(field, filling, it, write, it.slots)
      const value = field.use === 'readiness-managed' && it.managed ? 'yes' : said
      if (value !== undefined) answers[field.id] = value
    }
  }
  return answers
}

/** What of a telling an assessment is made of. */
export const subjectOf = ({
  form,
  call,
  slots,
  lists,
  weighing,
  today,
}: Telling): Parameters<typeof assess>[0] => ({
  form,
  lists: call.lists,
  slots,
  problems: (lists['problems'] ?? []).flatMap((it) => it['problemShort'] ?? []),
  random: weighing,
  today,
  now: Number(slots['trlNow']),
  target: Number(slots['trlTarget']),
  unit: slots['orgName'] ?? '',
})

const stages = stageFillings as unknown as Readonly<Record<string, Filling>>

/** Whether a stage of a project words this answer itself, whatever the stage before said. */
export const isSaidAnew = ({ form }: Telling, id: string): boolean => `${form.id}.${id}` in stages

const fillingOf = ({ kind, form }: Telling, id: string): Filling | undefined => {
  const { fillings } = texts.compose
  return (
    stages[`${form.id}.${id}`] ?? fillings[`${kind}.${id}`] ?? fillings[`${form.id}.${id}`] ?? fillings[id]
  )
}

/** Statements are made and what must be chosen is chosen; everything else needs words. */
function byDefault(field: Field | Column, required: boolean, { random, call }: Telling): unknown {
  if (field.kind === 'declaration') return true
  if (!required) return undefined
  const options = 'options' in field || 'list' in field ? optionsOf(field, call.lists) : []
  if (options.length === 0) return undefined
  const picked = random.pick(options).code
  return field.kind === 'choices' ? [picked] : picked
}

function answerTo(field: Field | Column, filling: Filling, it: Telling, write: Write, slots: Slots): unknown {
  if (typeof filling === 'object' && 'share' in filling)
    return it.random.chance(filling.share) ? answerTo(field, filling.of, it, write, slots) : undefined
  if (typeof filling === 'object' && 'each' in filling)
    return field.kind === 'table' ? rowsOf(field.columns, filling, it, write) : undefined
  const pattern = typeof filling === 'string' ? filling : it.random.pick(filling)
  const text = write(pattern, slots).trim()
  return text === '' ? undefined : typed(field, text, it)
}

/** Rows that stand already, with what they lack. */
export function complete(it: Telling, table: TableField, rows: readonly Row[]): readonly Row[] {
  const filling = fillingOf(it, table.id)
  const told = typeof filling === 'object' && 'each' in filling ? filling.cells : {}
  const write = writer(texts.compose.banks, it.random, it.today)
  return rows.map(({ id, cells }): Row => {
    const own = Object.fromEntries(Object.entries(cells).filter(([, value]) => typeof value === 'string'))
    const lacking = table.columns.filter((column) => cells[column.id] === undefined)
    const added = lacking.map((column): [string, unknown] => {
      const cell = told[column.id]
      return [
        column.id,
        cell === undefined
          ? byDefault(column, column.required === true, it)
          : answerTo(column, cell, it, write, { ...it.slots, target: '', ...(own as Slots) }),
      ]
    })
    return {
      id,
      cells: { ...cells, ...Object.fromEntries(added.filter(([, value]) => value !== undefined)) },
    }
  })
}

function rowsOf(
  columns: readonly Column[],
  filling: Extract<Filling, { each: string }>,
  it: Telling,
  write: Write,
): readonly Row[] {
  const rows = it.lists[filling.each] ?? it.random.shuffled(texts.compose.lists[filling.each] ?? [])
  return rows.slice(0, filling.most ?? rows.length).map((row, i): Row => {
    const cells: Record<string, unknown> = {}
    for (const column of columns) {
      const cell = filling.cells[column.id]
      const value =
        cell === undefined
          ? byDefault(column, column.required === true, it)
          : answerTo(column, cell, it, write, { ...it.slots, ...row })
      if (value !== undefined) cells[column.id] = value
    }
    return { id: `r${i + 1}-${it.random.between(100000, 999999)}`, cells }
  })
}

/** The text in the shape that the question asks for. */
function typed(field: Field | Column, text: string, { kind }: Telling): unknown {
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const byKind = 'maxByKind' in field ? field.maxByKind?.[kind] : undefined
      return fitted(text, byKind ?? field.max)
    }
    case 'choices':
      return text.split(',')
    case 'tree-choice':
      return field.max === undefined ? text : text.split(',').slice(0, field.max)
    case 'tags':
      return text.split(',').slice(0, field.max)
    case 'period': {
      const [from = '', to = ''] = text.split('~')
      return { from, to }
    }
    default:
      return text
  }
}
