import { useMemo } from 'react'
import type { Row } from '#core/form/answers.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Field, TableField } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import type { Lists } from '#core/form/lists.ts'
import { useLanguage, useSay } from '../language.tsx'
import { useFindingWords } from '../words.ts'
import { useEditorWords } from './words.ts'

/** What is shown as one line: a finding, or all the blanks of one row together. */
export interface Gathered {
  readonly key: string
  readonly finding: Finding
  /** The columns that are blank in the row. */
  readonly blanks: readonly string[]
}

/** The blanks of one row are one thing to do, not several. */
export function gather(findings: readonly Finding[]): readonly Gathered[] {
  const gathered = new Map<string, Gathered>()
  for (const it of findings) {
    const inRow = it.row !== undefined && it.code === 'missing'
    const key = inRow
      ? `${it.field}/${it.row}`
      : [it.field, it.row, it.column, it.code, it.message?.en, JSON.stringify(it.params ?? {})].join('/')
    const known = gathered.get(key)
    const blanks = inRow && it.column !== undefined ? [...(known?.blanks ?? []), it.column] : []
    gathered.set(key, { key, finding: known?.finding ?? it, blanks })
  }
  return [...gathered.values()]
}

export interface FindingText {
  /** The sentence alone. */
  readonly of: (finding: Finding) => string
  /** With the column's name before it. */
  readonly inRow: (field: TableField, finding: Finding) => string
  /** With row and column, as the check list needs it. */
  readonly placed: (field: Field, gathered: Gathered, answer: unknown, lists: Lists) => string
}

/** The sentences of the check in the reader's language. */
export function useFindingText(): FindingText {
  const findings = useFindingWords()
  const words = useEditorWords()
  const language = useLanguage()
  const say = useSay()
  return useMemo(() => {
    const of = (it: Finding): string =>
      it.message !== undefined
        ? say(it.message)
        : it.code === 'rule'
          ? ''
          : findings.of[it.code](it.params ?? {})
    const inRow = (field: TableField, it: Finding): string => {
      const column = field.columns.find((one) => one.id === it.column)
      if (column === undefined) return of(it)
      const label = column.kind === 'verdict' ? `${column.id} ${say(column.label)}` : say(column.label)
      return words.findingAt(label, of(it))
    }
    const placed = (
      field: Field,
      { finding: it, blanks }: Gathered,
      answer: unknown,
      lists: Lists,
    ): string => {
      if (field.kind !== 'table' || it.row === undefined) return of(it)
      const rows = Array.isArray(answer) ? (answer as Row[]) : []
      const at = rows.findIndex((row) => row.id === it.row)
      const first = field.columns.find((one) => one.use === 'element-name') ?? field.columns[0]
      const name =
        first === undefined
          ? ''
          : columnKindOf(first).show(first, rows[at]?.cells[first.id], lists, language === 'en' ? 'en' : 'zh')
      const short = [...name].slice(0, 16).join('')
      if (blanks.length === 0) return `${words.rowNamed(at + 1, short)}${inRow(field, it)}`
      const labels = field.columns.filter((one) => blanks.includes(one.id)).map((one) => say(one.label))
      return words.table.rowToFill(at + 1, short, labels.join(words.and))
    }
    return { of, inRow, placed }
  }, [findings, words, language, say])
}
