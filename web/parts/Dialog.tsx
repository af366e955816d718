import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useFrameWords } from '../words.ts'
import { focusHeading } from './focus.ts'
import { Icon } from './Icon.tsx'

const fillable = ['input', 'select', 'textarea'].map((it) => `.inside ${it}:not([disabled])`).join()

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly actions?: ReactNode
  readonly onClose: () => void
  /** Wide for previews and comparisons. */
  readonly wide?: boolean
}

/**
 * A native modal dialog, open while it is on the page: the browser keeps the focus inside. It starts at what is marked with
 * `data-start`, or else at the first thing to fill in, and goes back afterwards to where it was, or to the page's heading where that is gone.
 */
export function Dialog({ title, children, actions, onClose, wide = false }: Props) {
  const words = useFrameWords()
  const place = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    const dialog = place.current
    if (dialog !== null && !dialog.open) dialog.showModal()
    const start =
      dialog?.querySelector<HTMLElement>('.inside [data-start]') ??
      dialog?.querySelector<HTMLElement>(fillable)
    start?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
      else focusHeading()
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
