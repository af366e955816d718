import type { Answers, FileAnswer } from '../form/answers.ts'
import type { Column, Field, FieldUse, Form, Section, TableField } from '../form/form.ts'
import { rowsOf } from '../form/kinds/table.ts'
import type { Words } from '../text.ts'

/** How a round shows a subject: whether whose it is stays hidden, and what an officer released of it nevertheless. */
export interface Showing {
  readonly blind: boolean
  /** Ids of sections and of files, `unitBlock`, and columns that tell whose a document is (`table/column`). */
  readonly released: readonly string[]
}

/** The block of the unit itself, which stands beside the form; no section may have this id. */
export const unitBlock = '@unit'

/** What an expert reads of a subject. */
export interface ShownSubject {
  readonly form: Form
  readonly answers: Answers
  readonly files: readonly FileAnswer[]
  /** Sections and columns that the round keeps back, so that the page can say so. Those for the office alone are not even named. */
  readonly keptBack: readonly { readonly id: string; readonly title: Words }[]
  readonly unit: boolean
}

const aboutPeople: readonly FieldUse[] = ['person-name', 'person-mobile', 'person-email', 'co-proposers']

/**
 * The sections that tell whose a subject is: those marked so, and in a call that was installed before there were marks those
 * that ask for people, so that nobody is named by oversight.
 */
export function whoSections(form: Form): ReadonlySet<string> {
  const marked = form.sections.filter((it) => it.tells === 'who')
  const asks = (section: Section) =>
    section.fields.some((it) => it.use !== undefined && aboutPeople.includes(it.use))
  return new Set((marked.length > 0 ? marked : form.sections.filter(asks)).map((it) => it.id))
}

/** Sections that no expert reads, whatever a round says. */
const forOffice = (section: Section): boolean => section.seenBy === 'office'

const filesIn = (answers: Answers, field: Field): readonly FileAnswer[] =>
  field.kind === 'files' && Array.isArray(answers[field.id]) ? (answers[field.id] as FileAnswer[]) : []

/** Columns that name who issued a document: mostly the filer's own unit, or one close to it. */
const namesIssuer = ({ use }: Column): boolean => use === 'evidence-issuer'
const columnBlock = (table: TableField, column: Column): string => `${table.id}/${column.id}`

/** A table without the columns and files that the round keeps back. */
function shownTable(
  table: TableField,
  raw: unknown,
  free: (id: string) => boolean,
): { readonly table: TableField; readonly rows: unknown; readonly without: readonly Column[] } {
  const without = table.columns.filter((it) => namesIssuer(it) && !free(columnBlock(table, it)))
  const ofFiles = table.columns.filter((it) => it.kind === 'file-of')
  if (without.length === 0 && ofFiles.length === 0) return { table, rows: raw, without }
  const keeps = (column: string, value: unknown) =>
    !without.some((it) => it.id === column) &&
    (!ofFiles.some((it) => it.id === column) || (typeof value === 'string' && free(value)))
  const rows = rowsOf(raw).map(({ id, cells }) => ({
    id,
    cells: Object.fromEntries(Object.entries(cells).filter(([column, value]) => keeps(column, value))),
  }))
  const empty = ofFiles.filter((it) => rows.every(({ cells }) => cells[it.id] === undefined))
  const columns = table.columns.filter((it) => !without.includes(it) && !empty.includes(it as never))
  return { table: { ...table, columns }, rows, without: raw === undefined ? [] : without }
}

/** What of a form and its answers an expert of the round reads (issue 3: units, people, competition and attachments hidden). */
export function shownOf(form: Form, answers: Answers, { blind, released }: Showing): ShownSubject {
  const who = whoSections(form)
  const free = (id: string) => !blind || released.includes(id)
  const keptBack: { id: string; title: Words }[] = []
  const shown: Record<string, unknown> = {}
  const files: FileAnswer[] = []
  const sections = form.sections.flatMap((section): Section[] => {
    if (forOffice(section)) return []
    const open = !who.has(section.id) || free(section.id)
    if (!open) keptBack.push({ id: section.id, title: section.title })
    const fields = section.fields.flatMap((field): Field[] => {
      if (field.kind === 'files') {
        const some = filesIn(answers, field).filter((it) => free(it.id))
        files.push(...some)
        if (some.length > 0) shown[field.id] = some
        return some.length > 0 ? [field] : []
      }
      if (!open) return []
      const raw = answers[field.id]
      if (field.kind !== 'table') {
        if (raw !== undefined) shown[field.id] = raw
        return [field]
      }
      const { table, rows, without } = shownTable(field, raw, free)
      keptBack.push(...without.map((it) => ({ id: columnBlock(field, it), title: it.label })))
      if (raw !== undefined) shown[field.id] = rows
      return [table]
    })
    return fields.length === 0 ? [] : [{ ...section, fields }]
  })
  return { form: { ...form, sections, rules: [] }, answers: shown, files, keptBack, unit: free(unitBlock) }
}

/** Something that an officer can release to the experts of a blind round. */
export type Block =
  | { readonly id: string; readonly sort: 'unit' }
  | { readonly id: string; readonly sort: 'section' | 'column'; readonly title: Words }
  | { readonly id: string; readonly sort: 'file'; readonly name: string }

/** Everything that a blind round hides and an officer may release, in the order of the form; a direction has none of it. */
export function releasableOf(form: Form, answers: Answers): readonly Block[] {
  const who = whoSections(form)
  const inForm = form.sections
    .filter((section) => !forOffice(section))
    .flatMap((section): Block[] => [
      ...(who.has(section.id) && section.fields.some((it) => it.kind !== 'files')
        ? [{ id: section.id, sort: 'section' as const, title: section.title }]
        : []),
      ...section.fields.flatMap((field): Block[] =>
        field.kind === 'table'
          ? field.columns
              .filter((it) => namesIssuer(it) && rowsOf(answers[field.id]).some((row) => row.cells[it.id]))
              .map((it) => ({ id: columnBlock(field, it), sort: 'column', title: it.label }))
          : filesIn(answers, field).map(({ id, name }) => ({ id, sort: 'file', name })),
      ),
    ])
  return [{ id: unitBlock, sort: 'unit' }, ...inForm]
}
