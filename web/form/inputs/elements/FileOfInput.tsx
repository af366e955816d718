import { useEffect, useRef, useState } from 'react'
import { fieldsOf } from '#core/form/asked.ts'
import type { FileOfField, FilesField } from '#core/form/form.ts'
import { fileIn } from '#core/form/kinds/file-of.ts'
import { useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useSheetWords } from '../../../parts/readiness/words.ts'
import { type Attached, type InputProps, useForm } from '../../context.ts'
import { sizeOf } from '../../size.ts'
import { useEditorWords } from '../../words.ts'
import { asText } from '../TextBox.tsx'

const noFiles: readonly Attached[] = []

/** One of the files of a slot: chosen from it, or uploaded into it right here. Its digest is shown, for that is what is kept. */
export function FileOfInput({ field, id, path, value, onChange, ...rest }: InputProps<FileOfField>) {
  const words = useSheetWords()
  const editor = useEditorWords()
  const say = useSay()
  const { form, uploads, asking, isOpen } = useForm()
  const chooser = useRef<HTMLInputElement>(null)
  const slot =
    form && fieldsOf(form).find((it): it is FilesField => it.id === field.of && it.kind === 'files')
  const files = uploads?.of(field.of) ?? noFiles
  const [awaited, setAwaited] = useState<Awaited | null>(null)
  const [there, under] = [
    files.filter((it) => it.state === 'ready'),
    files.filter((it) => it.state !== 'ready'),
  ]
  const arrived = awaited && there.find((it) => it.name === awaited.name && !awaited.before.has(it.id))
  useEffect(() => {
    if (!arrived) return
    setAwaited(null)
    onChange(arrived.id)
  }, [arrived, onChange])
  const chosen = asText(value)
  const kept = fileIn(asking.answers[field.of], chosen)
  const limits = (slot?.accept ?? []).map((it) => editor.files.limit(it, sizeOf(uploads?.maxBytes[it] ?? 0)))
  const send = (list: FileList | null) => {
    const [file] = list ?? []
    if (file === undefined || slot === undefined) return
    setAwaited({ name: file.name, before: new Set(there.map((it) => it.id)) })
    uploads?.add(slot, [file])
    if (chooser.current !== null) chooser.current.value = ''
  }
  const mayUpload =
    !rest.readOnly && uploads !== undefined && slot !== undefined && (isOpen?.(slot.id) ?? true)
  const going = under.find((it) => it.name === awaited?.name)
  return (
    <div className="file-of">
      <div className="row wrap-row">
        <select
          id={id}
          data-path={path}
          className={rest.invalid ? 'in sel bad' : 'in sel'}
          value={chosen}
          disabled={rest.readOnly}
          aria-describedby={rest.describedBy}
          aria-invalid={rest.invalid || undefined}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          <option value="">{words.noneChosen}</option>
          {there.map((it) => (
            <option key={it.id} value={it.id}>
              {it.name}
            </option>
          ))}
          {chosen === '' || there.some((it) => it.id === chosen) ? null : (
            <option value={chosen}>{kept?.name ?? words.fileGone}</option>
          )}
        </select>
        {mayUpload ? (
          <button type="button" className="btn sm" onClick={() => chooser.current?.click()}>
            <Icon name="upload" />
            {words.uploadHere}
          </button>
        ) : null}
      </div>
      {mayUpload && slot !== undefined ? (
        <>
          <p className="small sub">{words.uploadTo(say(slot.label), limits.join(editor.and))}</p>
          <input
            ref={chooser}
            type="file"
            hidden
            accept={slot.accept.flatMap((it) => (it === 'jpg' ? ['.jpg', '.jpeg'] : [`.${it}`])).join(',')}
            aria-label={words.uploadHere}
            onChange={(event) => send(event.currentTarget.files)}
          />
        </>
      ) : null}
      {going === undefined ? null : going.problem === undefined ? (
        <progress value={going.progress ?? 0} max={1} aria-label={words.uploading(going.name)} />
      ) : (
        <p className="err" role="alert">
          <Icon name="block" /> {going.problem}
        </p>
      )}
      {kept === undefined ? null : <p className="small dim hash-text">{words.sha(kept.sha256)}</p>}
    </div>
  )
}

/** A file on its way: once it is in the slot, it is chosen. */
interface Awaited {
  readonly name: string
  readonly before: ReadonlySet<string>
}
