import type { CarryReport } from '#api/drafts.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Field } from '#core/form/form.ts'
import { type Lists, nameOf } from '#core/form/lists.ts'
import { addressOf } from '../../api.ts'
import { FieldView } from '../../form/FieldView.tsx'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useForm } from './load.ts'

interface Props {
  /** Whose files are shown; there are none before there is a suggestion. */
  readonly id: string | null
  readonly call: string
  readonly kind: string
  readonly report: CarryReport
  readonly done: boolean
}

/** Field by field: what has no place first, with its text, then what moved, then what simply stays. */
export function CarryReportView({ id, call, kind, report, done }: Props) {
  const editor = useEditorWords()
  const words = editor.newer
  const language = useLanguage()
  const say = useSay()
  const from = useForm(call, kind, report.from)
  const into = useForm(call, kind, report.to)
  const error = from.error ?? into.error
  if (error) return <Broken error={error} />
  if (from.data === undefined || into.data === undefined) return <Waiting />
  const { lists } = from.data
  const old = new Map(fieldsOf(from.data.form).map((it) => [it.id, it]))
  const fresh = new Map(fieldsOf(into.data.form).map((it) => [it.id, it]))
  const labelOf = (field: string) => say(old.get(field)?.label ?? { zh: field, en: field })
  const of = (went: string) => report.fields.filter((it) => it.went === went)
  const text = (field: string, value: unknown) => {
    const shown = old.get(field)
    return shown === undefined ? null : (
      <div className="left-text">
        <FieldView
          field={shown}
          value={value}
          answers={{ [field]: value }}
          lists={lists}
          fileHref={
            id === null
              ? undefined
              : (file) => addressOf('GET /suggestions/:id/files/:file', { params: { id, file } })
          }
        />
      </div>
    )
  }
  const asked = [...fresh.values()].filter((it) => !old.has(it.id) && it.kind !== 'computed')
  const newOnes = asked.filter((it) => report.fields.every((one) => one.into !== it.id))
  return (
    <div className="carry">
      {of('dropped').length === 0 ? (
        <p className="find good">
          <Icon name="check" /> {words.nothingLeft}
        </p>
      ) : (
        <section>
          <h3>{done ? words.dropped(of('dropped').length) : words.willDrop(of('dropped').length)}</h3>
          {of('dropped').map((it) => (
            <div key={it.field} className="find">
              <b>{labelOf(it.field)}</b>
              {'　'}
              {it.why === null ? '' : words.why[it.why]}
              {it.why === 'made-anew' ? null : text(it.field, it.value)}
            </div>
          ))}
        </section>
      )}
      {of('mapped').length === 0 ? null : (
        <section>
          <h3>{words.mapped(of('mapped').length)}</h3>
          {of('mapped').map((it) => (
            <div key={it.field} className="find">
              <b>{labelOf(it.field)}</b>
              {'　'}
              {it.into === null || it.into === it.field
                ? ''
                : words.into(say(fresh.get(it.into)?.label ?? { zh: it.into, en: it.into }))}
              {it.left.length === 0
                ? ''
                : words.left(
                    it.left.map((one) => partOf(old.get(it.field), one, lists, language)).join(editor.and),
                  )}
              {it.left.length === 0 ? null : text(it.field, it.value)}
            </div>
          ))}
        </section>
      )}
      {newOnes.length === 0 ? null : (
        <p className="small">{words.fresh(newOnes.map((it) => say(it.label)).join(editor.and))}</p>
      )}
      <p className="small">
        {words.kept(
          of('kept').length,
          of('kept')
            .map((it) => labelOf(it.field))
            .join(editor.and),
        )}
      </p>
    </div>
  )
}

/** The name of a table's column or of a code. */
function partOf(field: Field | undefined, part: string, lists: Lists, language: string): string {
  const tongue = language === 'en' ? 'en' : 'zh'
  if (field?.kind === 'table') return field.columns.find((it) => it.id === part)?.label[tongue] ?? part
  if (field?.kind === 'choice' || field?.kind === 'choices' || field?.kind === 'tree-choice')
    return nameOf(field, part, lists, tongue)
  return part
}
