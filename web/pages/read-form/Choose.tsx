import { useId, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'

interface Props {
  /** One was read already; another is a way out and no longer what comes next. */
  readonly again: boolean
  readonly onFile: (file: File) => void
}

/** Choosing a file by a labelled control; dropping it here is a second way. */
export function Choose({ again, onFile }: Props) {
  const words = usePaperWords()
  const hint = useId()
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const file = list?.[0]
    if (file !== undefined) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the labelled control.
    <div
      className={over ? 'choose-form over' : 'choose-form'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <p className="row wrap-row">
        <label className={again ? 'btn' : 'btn main lg'}>
          <Icon name="upload" /> {again ? words.another : words.choose}
          <input
            type="file"
            className="unseen"
            accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            aria-describedby={hint}
            onChange={(event) => {
              take(event.currentTarget.files)
              // The same file, mended, can be chosen again.
              event.currentTarget.value = ''
            }}
          />
        </label>
        <span className="sub small no-phone">{words.orDrop}</span>
      </p>
      <div id={hint} className="small">
        <p>{words.accepted}</p>
        <p className="sub">
          <Icon name="lock" /> {words.notKept}
        </p>
      </div>
    </div>
  )
}
