import type { Row } from '#core/form/answers.ts'
import type { Column } from '#core/form/form.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import type { Item } from '#core/trl/checklists.ts'
import { useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { Before, Changed } from '../../../parts/readiness/ElementDetails.tsx'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { useForm } from '../../context.ts'
import { useEditorWords } from '../../words.ts'
import { asText } from '../TextBox.tsx'
import { CellField, type Wired } from './CellField.tsx'
import { CriticalQuestions } from './CriticalQuestions.tsx'
import { ElementLevels } from './ElementLevels.tsx'
import type { Assessing } from './use-assessing.ts'

interface Props {
  readonly assessing: Assessing
  readonly element: AssessedElement
  readonly row: Row
  readonly readOnly: boolean
  readonly onEvidence: (item: Item, evidence?: string) => void
  readonly onPart: (() => void) | undefined
  readonly onRemove: () => void
}

/** One element: what it is, whether it is critical, and its levels one by one. */
export function ElementEditor(props: Props) {
  const { assessing, element, row, readOnly } = props
  const words = useSheetWords()
  const levels = useLevelWords()
  const editor = useEditorWords()
  const say = useSay()
  const { findings, previous } = useForm()
  const { table, measure, elements } = assessing
  const names = useNames(elements.some((it) => it.id === row.id) ? elements : [...elements, element], [])
  const missing = findings.filter((it) => it.field === table.id && it.row === row.id && it.code === 'missing')
  const blanks = table.columns.filter((it) => missing.some((one) => one.column === it.id))
  const grade = levels.grade(element.level)
  const counts = element.critical || Object.keys(element.answers).length > 0
  return (
    <div className="level-sheet element-editor">
      <header>
        <div className="row sp wrap-row">
          <h4>{names.full(element)}</h4>
          {readOnly ? null : (
            <span className="row">
              {props.onPart === undefined ? null : (
                <button type="button" className="btn text sm" onClick={props.onPart}>
                  <Icon name="plus" />
                  {words.addPart}
                </button>
              )}
              <button type="button" className="btn text sm" onClick={props.onRemove}>
                <Icon name="trash" />
                {words.remove}
              </button>
            </span>
          )}
        </div>
        <p className="row wrap-row">
          <span className="num sub">
            {element.target === null ? grade : levels.fromTo(grade, levels.grade(element.target))}
          </span>
          {element.critical ? null : <span className="st draft">{words.notCounted}</span>}
          <Before element={element} previous={previous} />
        </p>
      </header>
      <div className="cell-fields">
        {table.columns.filter(isPlain).map((it) => {
          const control = controlOf(it, { ...props, grade: (n) => nameOfLevel(n) })
          if (it.use === 'element-from' && previous === undefined) return null
          return (
            <CellField
              key={it.id}
              table={table}
              row={row}
              column={it}
              readOnly={readOnly}
              className={widths[it.use ?? ''] ?? ''}
              {...(control !== undefined && { control })}
            />
          )
        })}
      </div>
      {blanks.length === 0 ? null : (
        <p className="small sub row-blank">
          {editor.table.toFill(blanks.map((it) => say(it.label)).join(editor.and))}
        </p>
      )}
      <CriticalQuestions assessing={assessing} element={element} row={row} readOnly={readOnly} />
      <Changed element={element} measure={measure} previous={previous} />
      {counts ? (
        <ElementLevels
          assessing={assessing}
          element={element}
          readOnly={readOnly}
          onEvidence={props.onEvidence}
        />
      ) : null}
    </div>
  )

  function nameOfLevel(level: number): string {
    const name = measure.names.find((it) => it.level === level)?.name
    return name === undefined ? levels.level(level) : levels.levelName(level, say(name))
  }
}

/** Questions of the test and answers to items are asked below in their own way. */
const isPlain = (column: Column): boolean =>
  column.kind !== 'verdict' && column.use !== 'element-importance' && column.use !== 'element-novelty'

const widths: Readonly<Record<string, string>> = {
  'element-no': 'short',
  'element-name': 'long',
  'element-environment': 'wide',
}

type Control = (wired: Wired) => React.ReactNode

/** What is chosen rather than typed: the problem, the target, and where it came from. */
function controlOf(
  column: Column,
  { assessing, row, readOnly, grade }: Props & { readonly grade: (level: number) => string },
): Control | undefined {
  const chosen = asText(row.cells[column.id])
  const select = (options: readonly (readonly [string, string])[], none: 'target' | 'from' | 'other') =>
    function Chosen(wired: Wired) {
      return <Select wired={wired} chosen={chosen} options={options} none={none} readOnly={readOnly} />
    }
  if (column.use === 'element-target')
    return select(
      assessing.measure.levels.map((it) => [String(it.level), grade(it.level)] as const),
      'target',
    )
  if (column.use === 'element-problem' && assessing.problems.length > 0)
    return select(
      assessing.problems.map((it) => [it, it] as const),
      'other',
    )
  if (column.use === 'element-from')
    return (wired) => <From wired={wired} chosen={chosen} readOnly={readOnly} />
  return undefined
}

function From(props: { readonly wired: Wired; readonly chosen: string; readonly readOnly: boolean }) {
  const { previous } = useForm()
  const names = useNames(previous?.assessment.elements ?? [], [])
  const options = (previous?.assessment.elements ?? []).map((it) => [it.id, names.full(it)] as const)
  return <Select {...props} options={options} none="from" />
}

function Select({
  wired,
  chosen,
  options,
  none,
  readOnly,
}: {
  readonly wired: Wired
  readonly chosen: string
  readonly options: readonly (readonly [string, string])[]
  readonly none: 'target' | 'from' | 'other'
  readonly readOnly: boolean
}) {
  const words = useSheetWords()
  const editor = useEditorWords()
  const { write } = useForm()
  const nothing = { target: words.targetNone, from: words.fromNone, other: editor.choose }
  return (
    <select
      id={wired.id}
      data-path={wired.path}
      className={wired.invalid ? 'in sel bad' : 'in sel'}
      value={chosen}
      disabled={readOnly}
      aria-describedby={wired.describedBy}
      aria-invalid={wired.invalid || undefined}
      onChange={(event) =>
        write(wired.path, event.currentTarget.value === '' ? null : event.currentTarget.value)
      }
    >
      <option value="">{nothing[none]}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
      {chosen === '' || options.some(([value]) => value === chosen) ? null : (
        <option value={chosen}>{chosen}</option>
      )}
    </select>
  )
}
