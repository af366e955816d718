import type { HeldFile } from '../../form/use-uploads.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'

interface Props {
  /** A file whose name hints at something secret. */
  readonly held: HeldFile | null
  readonly onAnswer: (secret: boolean) => void
  /** Something secret was here and is forgotten. */
  readonly gone: boolean
  readonly onGone: (gone: boolean) => void
  readonly phone: string
}

/** Asks about a file that may be secret, and says where secrets belong instead. */
export function SecretDialogs({ held, onAnswer, gone, onGone, phone }: Props) {
  const words = useEditorWords()
  const language = useLanguage()
  return (
    <>
      {held === null ? null : (
        <Dialog
          title={words.secrecy.title(held.words)}
          onClose={() => onAnswer(true)}
          actions={
            <>
              <button type="button" className="btn" onClick={() => onAnswer(false)}>
                {words.secrecy.notSecretFile}
              </button>
              <button type="button" className="btn" onClick={() => onAnswer(true)}>
                {words.secrecy.otherFile}
              </button>
              <button
                type="button"
                className="btn"
                onClick={() => {
                  onAnswer(true)
                  onGone(true)
                }}
              >
                {words.secrecy.secret}
              </button>
            </>
          }
        >
          <p>{words.secrecy.whyFile(held.file.name)}</p>
        </Dialog>
      )}
      {gone ? (
        <Dialog
          title={words.secrecy.goneTitle}
          onClose={() => onGone(false)}
          actions={
            <button type="button" className="btn main" onClick={() => onGone(false)}>
              {words.secrecy.understood}
            </button>
          }
        >
          <p lang={language}>{words.secrecy.gone(phone)}</p>
        </Dialog>
      ) : null}
    </>
  )
}
