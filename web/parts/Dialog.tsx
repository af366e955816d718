import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useFrameWords } from '../words.ts'
import { Icon } from './Icon.tsx'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly actions?: ReactNode
  readonly onClose: () => void
  /** Wide for previews and comparisons. */
  readonly wide?: boolean
}

/** A native modal dialog, open while it is on the page: the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, children, actions, onClose, wide = false }: Props) {
  const words = useFrameWords()
  const place = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    const dialog = place.current
    if (dialog !== null && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={place}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="row sp">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="btn text icon" onClick={onClose} aria-label={words.close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="inside">{children}</div>
      {actions === undefined ? null : <footer className="row">{actions}</footer>}
    </dialog>
  )
}
