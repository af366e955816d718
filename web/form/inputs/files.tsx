import { useRef, useState } from 'react'
import type { FilesField } from '#core/form/form.ts'
import { FilePreview } from '../../parts/FilePreview.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { type Attached, type InputProps, useForm } from '../context.ts'
import { sizeOf } from '../size.ts'
import { useEditorWords } from '../words.ts'

/** A named slot: what it takes is said before anything is chosen; a broken upload goes on where it stopped. */
export function FilesInput({ field, id, path, ...rest }: InputProps<FilesField>) {
  const words = useEditorWords()
  const { uploads } = useForm()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const files = uploads?.of(field.id) ?? []
  const limits = field.accept.map((it) => words.files.limit(it, sizeOf(uploads?.maxBytes[it] ?? 0)))
  const add = (list: FileList | null) => {
    if (list !== null && list.length > 0) uploads?.add(field, [...list])
    if (chooser.current !== null) chooser.current.value = ''
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button.
    <div
      className={`slot ${over ? 'over' : ''} ${rest.invalid ? 'bad' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!rest.readOnly) add(event.dataTransfer.files)
      }}
    >
      {files.length === 0 ? null : (
        <ul className="attached">
          {files.map((it) => (
            <li key={it.id}>
              <FileRow file={it} onRemove={rest.readOnly ? undefined : () => uploads?.remove(field, it.id)} />
            </li>
          ))}
        </ul>
      )}
      {rest.readOnly ? null : (
        <div className="row wrap-row">
          <button
            type="button"
            id={id}
            data-path={path}
            className="btn sm"
            aria-describedby={rest.describedBy}
            onClick={() => chooser.current?.click()}
          >
            <Icon name="upload" />
            {words.files.choose}
          </button>
          <span className="small sub">
            {words.files.most(field.maxFiles)}
            {limits.join(words.and)}
            {words.files.orDrop}
          </span>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple={field.maxFiles > 1}
            accept={field.accept.flatMap((it) => (it === 'jpg' ? ['.jpg', '.jpeg'] : [`.${it}`])).join(',')}
            aria-label={words.files.choose}
            onChange={(event) => add(event.currentTarget.files)}
          />
        </div>
      )}
    </div>
  )
}

function FileRow({
  file,
  onRemove,
}: {
  readonly file: Attached
  readonly onRemove: (() => void) | undefined
}) {
  const words = useEditorWords()
  return (
    <div className="file-row">
      <Icon name="file" />
      <span className="grow">
        {file.state === 'ready' ? (
          <a href={file.href} download>
            {file.name}
          </a>
        ) : (
          file.name
        )}
        <span className="dim small num">　{sizeOf(file.size)}</span>
        {file.state === 'ready' ? <FilePreview href={file.href} name={file.name} /> : null}
        {file.state === 'ready' && !file.scanned ? (
          <span className="unscanned">{words.files.unscanned}</span>
        ) : null}
        {file.state === 'uploading' && file.problem === undefined && file.progress === undefined ? (
          <span className="unscanned">{words.files.unfinished}</span>
        ) : null}
        {file.progress === undefined ? null : (
          <progress value={file.progress} max={1} aria-label={words.files.sending(file.name)} />
        )}
        {file.waiting === true ? (
          <span className="unscanned" role="status">
            {words.files.waiting}
          </span>
        ) : null}
        {file.problem === undefined ? null : (
          <span className="err" role="alert">
            <Icon name="block" /> {file.problem}
          </span>
        )}
      </span>
      {onRemove === undefined ? null : (
        <button
          type="button"
          className="btn text sm"
          aria-label={words.files.remove(file.name)}
          onClick={onRemove}
        >
          {words.remove}
        </button>
      )}
    </div>
  )
}
