import type { Answers, Row } from '#core/form/answers.ts'
import { asked, fieldsOf } from '#core/form/asked.ts'
import {
  columnFor,
  type ElementsTable,
  elementsIn,
  elementsTable,
  fieldFor,
  wholeOf,
} from '#core/form/assessment.ts'
import { showComputed } from '#core/form/computed.ts'
import type { Asking } from '#core/form/condition.ts'
import type { Column, Field, Form, Section, TableField } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import { codesOf } from '#core/form/kinds/choices.ts'
import { fileIn } from '#core/form/kinds/file-of.ts'
import { rowsOf } from '#core/form/kinds/table.ts'
import { type Lists, nameOf, optionsOf } from '#core/form/lists.ts'
import type { Words } from '#core/text.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import { levelsFor } from '#core/trl/checklists.ts'
import { document as english } from '#text/en/document.ts'
import { paper as englishPaper } from '#text/en/paper.ts'
import { document as chinese } from '#text/zh-CN/document.ts'
import { paper as chinesePaper } from '#text/zh-CN/paper.ts'
import { itemsPath, printedSupports } from './elements.ts'
import { hintOf } from './hint.ts'
import type {
  BoxesRow,
  GridRow,
  Identity,
  LineRow,
  Paper,
  PaperRow,
  PaperSheet,
  Part,
  Said,
} from './paper.ts'
import { isTicked, labelled, printed } from './printed.ts'
import type { Standard } from './readiness.ts'
import { type PaperLanguage, speaking as speakingIn } from './speaking.ts'

export interface Printing {
  readonly identity: Identity
  readonly form: Form
  readonly lists: Lists
  /** How the call words levels for each class of technology. */
  readonly readiness?: Pick<Standard, 'scale' | 'checklists'>
  readonly title: Words
  readonly language: PaperLanguage
  readonly heads: readonly { readonly label: (words: typeof chinese) => string; readonly text: string }[]
  /** Whose answers; nothing for a blank form, which asks everything that a kind can be asked. */
  readonly filled: Asking | undefined
  /** Fields that this reader may not read. */
  readonly hidden?: readonly string[]
}

/** A form as pages: what is asked of this filer with the answers, or everything that could be asked, empty. */
export function paperOf(printing: Printing): Paper {
  const { form, filled, hidden = [] } = printing
  const answers: Answers = filled === undefined ? {} : asked(form, filled).answers
  const sections: readonly { section: Section; fields: readonly Field[] }[] =
    filled === undefined
      ? form.sections.map((section) => ({ section, fields: section.fields }))
      : asked(form, filled).sections
  const words = speaking(printing.language)
  const sheets = (['collection', 'condensation'] as const).flatMap((sheet): PaperSheet[] => {
    const parts = sections
      .filter((it) => it.section.sheet === sheet)
      .map(({ section, fields }): Part => {
        const shown = fields.filter((it) => !hidden.includes(it.id))
        return {
          title: words.said(section.title),
          ...(section.intro && filled === undefined && { intro: words.said(section.intro) }),
          rows: shown.flatMap((it) => rowsFor(it, answers, printing)),
        }
      })
      .filter((it) => it.rows.length > 0)
    if (parts.length === 0) return []
    return [sheet === 'collection' ? { parts } : { title: words.own((it) => it.condensation), parts }]
  })
  return {
    identity: printing.identity,
    title: words.said(printing.title),
    heads: printing.heads.map(({ label, text }) => ({ label: words.own(label), text })),
    sheets,
    notes: [
      words.own((it) => it.noSecret),
      // What names no kind is no suggestion, and is not read back.
      ...(printing.identity.kind === '' ? [] : [words.own((it) => it.noPromise)]),
      ...(printing.identity.kind === '' || filled !== undefined ? [] : [words.own((it) => it.fillOnLine)]),
    ],
  }
}

const speaking = (language: PaperLanguage) => speakingIn(language, chinese, english)

/** What one question takes on the page. Declarations and computed fields have their line like everything else. */
function rowsFor(field: Field, answers: Answers, printing: Printing): PaperRow[] {
  if (field.kind === 'table')
    return field.assesses === undefined
      ? [gridOf(field, answers, printing)]
      : assessedRows(field as ElementsTable, answers, printing)
  const { lists, language, filled } = printing
  const words = speaking(language)
  const base = { path: field.id, label: labelOf(field, printing), ...hintOf(field, printing) }
  if (isTicked(field, lists)) return [{ ...base, ...boxesOf(field, answers[field.id], printing) }]
  const text =
    field.kind === 'computed'
      ? showComputed(field, answers, lists, 'zh')
      : printed(field, answers[field.id], lists)
  const wide = field.kind === 'long-text' && maxOf(field, filled?.kind ?? '') > wideFrom
  const shown = text === '' && filled !== undefined ? words.own((it) => it.none).first : text
  return [{ ...base, sort: 'line', text: shown, wide }]
}

/** Longer texts than this are written over the whole width of the page. */
const wideFrom = 200

const labelOf = (field: Field, { language }: Printing): Said => speaking(language).said(labelled(field))

function boxesOf(
  field: Field,
  raw: unknown,
  { lists, language }: Printing,
): Pick<BoxesRow, 'sort' | 'options'> {
  const { said } = speaking(language)
  if (field.kind === 'declaration')
    return { sort: 'boxes', options: [{ code: 'true', name: said(field.statement), on: raw === true }] }
  const on = codesOf(raw)
  const options = optionsOf(field as Extract<Field, { kind: 'choice' | 'choices' }>, lists)
  return {
    sort: 'boxes',
    options: options.map(({ code, name }) => ({ code, name: said(name), on: on.includes(code) })),
  }
}

/** Rows left empty on a blank form; more are added by hand. */
const blankRows = 3

function gridOf(field: TableField, answers: Answers, printing: Printing): GridRow {
  const rows = rowsOf(answers[field.id])
  const columns = field.columns.filter((it) => it.kind !== 'verdict')
  const empty = Math.max(field.minRows ?? 0, Math.min(blankRows, field.maxRows))
  return {
    sort: 'grid',
    path: field.id,
    label: labelOf(field, printing),
    ...hintOf(field, printing),
    columns: columns.map((it) => ({
      id: it.id,
      label: labelOf(it, printing),
      wide: isWide(it),
      share: shareOf(it, printing.lists),
    })),
    rows:
      printing.filled === undefined
        ? Array.from({ length: empty }, () => columns.map(() => ''))
        : rows.length === 0
          ? [columns.map((_, at) => (at === 0 ? chinese.none : ''))]
          : rows.map((row) => columns.map((it) => cellOf(it, row, answers, printing))),
  }
}

/** How much of a table's width its answers need: several long names more than one number. */
function shareOf(column: Column, lists: Lists): number {
  if (isWide(column)) return 3
  switch (column.kind) {
    case 'choice':
    case 'choices':
      return optionsOf(column, lists).some((it) => it.name.zh.length > 8) ? 2.4 : 1.5
    case 'text':
      return column.max > 10 ? 1.6 : 1
    case 'supports':
    case 'file-of':
    case 'tree-choice':
      return 1.6
    default:
      return 1.2
  }
}

const isWide = (column: Column): boolean =>
  column.kind === 'long-text' || (column.kind === 'text' && column.max > 60)

function cellOf(column: Column, row: Row, answers: Answers, { form, lists }: Printing): string {
  const raw = row.cells[column.id]
  const elements = column.kind === 'supports' ? elementsTable(fieldsOf(form)) : undefined
  if (elements !== undefined) return printedSupports(raw, elements, answers)
  if (column.kind === 'file-of') return fileIn(answers[column.of], raw)?.name ?? ''
  if (column.kind === 'declaration') return raw === true ? chinese.yes : ''
  return printed(column, raw, lists)
}

/** The elements, and below them what was answered of each, level by level up to where it stops. */
function assessedRows(table: ElementsTable, answers: Answers, printing: Printing): PaperRow[] {
  const words = speaking(printing.language)
  const columns = [
    { id: 'item', label: words.own((it) => it.item), wide: false },
    { id: 'content', label: words.own((it) => it.content), wide: true },
    { id: 'verdict', label: words.own((it) => it.verdict), wide: false },
    { id: 'reason', label: words.own((it) => it.reason), wide: true },
  ]
  const items = levelsIn(table, answers, printing).flatMap((it) => it.items)
  const list = table.columns.find((it) => it.kind === 'verdict')
  const itemsOf = (
    path: string,
    name: string,
    given: Readonly<Record<string, { verdict: string; reason?: string }>>,
  ): GridRow => ({
    sort: 'grid',
    path,
    label: words.said({ zh: chinese.itemsOf(name), en: english.itemsOf(name) }),
    columns,
    rows: items
      .filter((it) => printing.filled === undefined || given[it.id] !== undefined)
      .map(({ id, text }) => {
        const answer = given[id]
        const verdict =
          answer === undefined || list?.kind !== 'verdict'
            ? ''
            : nameOf(list, answer.verdict, printing.lists, 'zh')
        return [id, text.zh, verdict, answer?.reason ?? '']
      }),
  })
  if (printing.filled === undefined)
    return [gridOf(table, answers, printing), itemsOf(itemsPath(table.id, 0), '', {})]
  const elements = elementsIn(table, answers)
  const grid = gridOf(table, answers, printing)
  const target = columnFor(table, 'element-target')?.id
  const at = grid.columns.findIndex((it) => it.id === target)
  const now = { id: levelColumn, label: words.own((it) => it.levelNow), wide: false }
  return [
    {
      ...grid,
      columns: grid.columns.toSpliced(at < 0 ? grid.columns.length : at, 0, now),
      rows: grid.rows.map((row, n) =>
        row.toSpliced(at < 0 ? row.length : at, 0, String(elements[n]?.level ?? '')),
      ),
    },
    ...overallRow(table, elements, printing),
    ...elements.flatMap((it, n) =>
      Object.keys(it.answers).length > 0 ? [itemsOf(itemsPath(table.id, n), it.name, it.answers)] : [],
    ),
  ]
}

/** The levels as the class of technology words them that was answered; in general words where nothing says how. */
function levelsIn(table: ElementsTable, answers: Answers, { form, readiness }: Printing) {
  const technology = answers[fieldFor(fieldsOf(form), 'readiness-class')?.id ?? '']
  if (readiness?.checklists === undefined || readiness.scale.id !== table.assesses.scale)
    return table.assesses.levels
  return levelsFor(readiness.scale, readiness.checklists, typeof technology === 'string' ? technology : '')
}

/** What the whole comes to, and which elements decide it. */
function overallRow(
  table: ElementsTable,
  elements: readonly AssessedElement[],
  { language }: Printing,
): LineRow[] {
  const { overall, target } = wholeOf(elements)
  if (overall === null) return []
  const names = elements.filter((it) => overall.binding.includes(it.id)).map((it) => it.name)
  return [
    {
      sort: 'line',
      path: `${table.id}/overall`,
      label: speakingIn(language, chinesePaper, englishPaper).own((it) => it.project.overall),
      text: chinesePaper.project.overallText(overall.level, target, names.join(chinesePaper.readiness.join)),
      wide: false,
    },
  ]
}

/** Computed, hence never read back. */
export const levelColumn = 'level-now'
