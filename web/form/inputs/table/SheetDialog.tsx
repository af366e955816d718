import { useState } from 'react'
import type { Finding } from '#core/form/finding.ts'
import type { TableField } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import { sendFile } from '../../../api.ts'
import { useLanguage, useSay } from '../../../language.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { SelectField } from '../../../parts/Field.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useSentence } from '../../../parts/Message.tsx'
import { mostTableBytes, TableFile } from '../../../parts/TableFile.tsx'
import { useForm } from '../../context.ts'
import { useFindingText } from '../../finding-text.ts'
import {
  type CellFinding,
  fillable,
  findingsIn,
  letters,
  matched,
  rowsFrom,
  type SheetRow,
} from '../../from-sheet.ts'
import type { PastedRow } from '../../paste.ts'
import { useEditorWords } from '../../words.ts'

interface Props {
  readonly field: TableField
  /** Rows that the table has already. */
  readonly now: number
  readonly onTake: (rows: readonly PastedRow[]) => void
  readonly onClose: () => void
}

interface Opened {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** A file is read, its columns are matched and every cell is looked at before anything is filled in. */
export function SheetDialog({ field, now, onTake, onClose }: Props) {
  const words = useEditorWords().sheet
  const say = useSay()
  const sentence = useSentence()
  const { lists, asking } = useForm()
  const [opened, setOpened] = useState<Opened>()
  const [places, setPlaces] = useState<readonly (string | undefined)[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const read = async (file: File) => {
    setOpened(undefined)
    setProblem(undefined)
    if (file.size > mostTableBytes) return setProblem(words.problems['too-large'])
    setBusy(true)
    try {
      const found = await sendFile('POST /read-table', file)
      const [head, ...rows] = found.rows
      if (found.problem !== null) setProblem(words.problems[found.problem])
      else if (head === undefined || rows.length === 0) setProblem(words.problems.empty)
      else {
        setOpened({ name: file.name, head: widest(head.cells, rows), rows })
        setPlaces(matched(field, head.cells))
      }
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  const rows = opened === undefined ? [] : rowsFrom(field, opened.rows, places, lists)
  const wrong = findingsIn(field, rows, places, { lists, asking })
  const again = places.find((it, at) => it !== undefined && places.indexOf(it) < at)
  const refused =
    opened === undefined
      ? undefined
      : again !== undefined
        ? words.twice(labelOf(field, again, say))
        : places.every((it) => it === undefined)
          ? words.none
          : rows.length === 0
            ? words.nothing
            : now + rows.length > field.maxRows
              ? words.tooMany(field.maxRows, now)
              : undefined
  const ready = opened !== undefined && refused === undefined
  return (
    <Dialog
      wide
      title={words.title(say(field.label))}
      onClose={onClose}
      actions={
        ready ? (
          <button type="button" className="btn main" onClick={() => onTake(rows.map((it) => it.cells))}>
            {words.take(rows.length)}
          </button>
        ) : undefined
      }
    >
      <div className="stack">
        <p>{words.why}</p>
        <div className="row">
          <TableFile label={words.choose} onPick={(it) => void read(it)} />
        </div>
        <p className="hint">
          {words.hint(
            fillable(field)
              .map((it) => say(it.label))
              .join(words.and),
          )}
        </p>
        <div role="status">
          {busy ? words.reading : opened === undefined ? null : words.chosen(opened.name)}
        </div>
        {problem === undefined ? null : (
          <p className="find block" role="alert">
            {problem}
          </p>
        )}
        {opened === undefined ? null : (
          <>
            <fieldset className="matching">
              <legend className="label">{words.places}</legend>
              <div className="places">
                {opened.head.map((head, at) => (
                  <SelectField
                    // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns are known by their place.
                    key={at}
                    label={words.from(letters(at), head)}
                    value={places[at] ?? ''}
                    none={words.leave}
                    onChange={(it) =>
                      setPlaces(opened.head.map((_, n) => (n === at ? it || undefined : places[n])))
                    }
                    options={fillable(field).map((it) => ({ value: it.id, label: say(it.label) }))}
                  />
                ))}
              </div>
            </fieldset>
            {refused === undefined ? null : (
              <p className="find block" role="alert">
                {refused}
              </p>
            )}
            <Wrong field={field} wrong={wrong} />
            {rows.length === 0 ? null : <Preview field={field} rows={rows} places={places} wrong={wrong} />}
          </>
        )}
      </div>
    </Dialog>
  )
}

const labelOf = (field: TableField, id: string, say: ReturnType<typeof useSay>): string => {
  const column = field.columns.find((it) => it.id === id)
  return column === undefined ? id : say(column.label)
}

/** A file may have more columns than heads. */
const widest = (head: readonly string[], rows: readonly SheetRow[]): readonly string[] =>
  Array.from({ length: Math.max(head.length, ...rows.map((it) => it.cells.length)) }, (_, at) =>
    (head[at] ?? '').trim(),
  )

/** Enough of a long text to know it again. */
const short = (text: string): string => {
  const signs = [...text]
  return signs.length > 120 ? `${signs.slice(0, 120).join('')}…` : text
}

/** More are no help. */
const mostNamed = 20

function Wrong({ field, wrong }: { readonly field: TableField; readonly wrong: readonly CellFinding[] }) {
  const words = useEditorWords().sheet
  const textOf = useFindingText()
  const said = (finding: Finding) => textOf.inRow(field, finding)
  if (wrong.length === 0) return null
  return (
    <div className="find warn" role="status">
      <p>
        <Icon name="warn" /> {words.wrong(wrong.length)}
      </p>
      <ul>
        {wrong.slice(0, mostNamed).map((it) => (
          <li key={`${it.cell} ${it.finding.code}`}>{words.at(it.cell, said(it.finding))}</li>
        ))}
      </ul>
      {wrong.length > mostNamed ? <p>{words.more(wrong.length - mostNamed)}</p> : null}
    </div>
  )
}

function Preview({
  field,
  rows,
  places,
  wrong,
}: {
  readonly field: TableField
  readonly rows: ReturnType<typeof rowsFrom>
  readonly places: readonly (string | undefined)[]
  readonly wrong: readonly CellFinding[]
}) {
  const words = useEditorWords().sheet
  const say = useSay()
  const language = useLanguage()
  const { lists } = useForm()
  const columns = fillable(field).filter((it) => places.includes(it.id))
  const isWrong = (n: number, column: string) =>
    wrong.some((it) => it.n === n && it.finding.column === column)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section className="preview" aria-label={words.rows} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th className="num">{words.row}</th>
            {columns.map((it) => (
              <th key={it.id}>{say(it.label)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ n, cells }) => (
            <tr key={n}>
              <td className="num dim">{n}</td>
              {columns.map((it) => (
                <td key={it.id} className={isWrong(n, it.id) ? 'warned' : undefined}>
                  {isWrong(n, it.id) ? <Icon name="warn" /> : null}{' '}
                  {short(columnKindOf(it).show(it, cells[it.id], lists, language === 'en' ? 'en' : 'zh'))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
