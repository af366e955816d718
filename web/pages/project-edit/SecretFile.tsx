import { useState } from 'react'
import type { HeldFile } from '../../form/use-uploads.ts'
import { useEditorWords } from '../../form/words.ts'
import { Dialog } from '../../parts/Dialog.tsx'

interface Props {
  readonly held: HeldFile | null
  readonly onAnswer: (secret: boolean) => void
  readonly phone: string
}

/** A file whose name hints at secret content is asked about before anything of it leaves the browser. */
export function SecretFile({ held, onAnswer, phone }: Props) {
  const words = useEditorWords().secrecy
  const [gone, setGone] = useState(false)
  if (gone)
    return (
      <Dialog
        title={words.goneTitle}
        onClose={() => setGone(false)}
        actions={
          <button type="button" className="btn main" onClick={() => setGone(false)}>
            {words.understood}
          </button>
        }
      >
        <p>{words.gone(phone)}</p>
      </Dialog>
    )
  if (held === null) return null
  return (
    <Dialog
      title={words.title(held.words)}
      onClose={() => onAnswer(true)}
      actions={
        <>
          <button type="button" className="btn" onClick={() => onAnswer(false)}>
            {words.notSecretFile}
          </button>
          <button type="button" className="btn" onClick={() => onAnswer(true)}>
            {words.otherFile}
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => {
              onAnswer(true)
              setGone(true)
            }}
          >
            {words.secret}
          </button>
        </>
      }
    >
      <p>{words.whyFile(held.file.name)}</p>
    </Dialog>
  )
}
