import type { Answers, Row } from '#core/form/answers.ts'
import { elementsIn } from '#core/form/assessment.ts'
import type { CellChange, RowChanges } from '#core/form/diff.ts'
import type { Column, TableField } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import { isItemAnswer } from '#core/form/kinds/verdict.ts'
import type { Lists } from '#core/form/lists.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import type { Assessing } from '#core/trl/checklists.ts'
import { useLanguage, useSay } from '../../../language.tsx'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'

interface Props {
  readonly field: TableField & { readonly assesses: Assessing }
  readonly rows: RowChanges
  readonly before: Answers
  readonly after: Answers
  readonly lists: Lists
}

/** What changed in an assessment, element by element: each point with what it was and what it is. */
export function ElementsDiff({ field, rows, before, after, lists }: Props) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const [was, is] = [elementsIn(field, before), elementsIn(field, after)]
  const names = useNames([...is, ...was], [])
  const levelOf = (of: readonly AssessedElement[], row: string) =>
    levels.grade(of.find((it) => it.id === row)?.level ?? 0)
  const titleOf = (row: string) => {
    const element = is.find((it) => it.id === row) ?? was.find((it) => it.id === row)
    return element === undefined ? '' : names.full(element)
  }
  const whole = (of: readonly Row[], all: readonly AssessedElement[], said: string, Mark: 'ins' | 'del') =>
    of.map((it) => (
      <div key={it.id} className="element-diff">
        <h4>
          <Mark>{titleOf(it.id)}</Mark>
        </h4>
        <p className="small num">
          {said} {levelOf(all, it.id)}
        </p>
      </div>
    ))
  return (
    <>
      {whole(rows.removed, was, words.removedElement, 'del')}
      {whole(rows.added, is, words.addedElement, 'ins')}
      {rows.changed.map(({ row, cells }) => (
        <div key={row} className="element-diff">
          <h4>{titleOf(row)}</h4>
          {levelOf(was, row) === levelOf(is, row) ? null : (
            <p className="num">{levels.fromTo(levelOf(was, row), levelOf(is, row))}</p>
          )}
          <ul>
            {cells.map((it) => (
              <Cell
                key={it.column}
                cell={it}
                column={field.columns.find((one) => one.id === it.column)}
                lists={lists}
              />
            ))}
          </ul>
        </div>
      ))}
      {rows.moved ? <p className="small sub">{words.movedElements}</p> : null}
    </>
  )
}

function Cell({
  cell,
  column,
  lists,
}: {
  readonly cell: CellChange
  readonly column: Column | undefined
  readonly lists: Lists
}) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const language = useLanguage()
  const say = useSay()
  if (column === undefined) return null
  if (column.kind === 'verdict') {
    const said = (raw: unknown) => (isItemAnswer(raw) ? levels.answers[raw.verdict] : words.noAnswer)
    const noted = (raw: unknown) => (isItemAnswer(raw) ? (raw.reason ?? '').trim() : '')
    const [from, to] = [said(cell.before), said(cell.after)]
    const note = noted(cell.after)
    return (
      <li title={say(column.label)}>
        {from === to ? words.reasonChange(column.id) : words.itemChange(column.id, from, to)}
        {note !== '' && note !== noted(cell.before) ? <small className="sub"> {note}</small> : null}
      </li>
    )
  }
  const shown = (raw: unknown) => {
    const text = columnKindOf(column).show(column, raw, lists, language === 'en' ? 'en' : 'zh')
    return text === '' ? words.blank : text
  }
  return <li>{words.cellChange(say(column.label), shown(cell.before), shown(cell.after))}</li>
}
