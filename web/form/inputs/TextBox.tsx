import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

interface Props {
  readonly id: string
  readonly path: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly area?: boolean
  /** The least height of an area, in lines. */
  readonly lines?: number
  readonly className?: string
  readonly type?: string
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'email' | 'url'
  readonly label?: string | undefined
  /** Of a cell, whose heading stands elsewhere. */
  readonly labelledBy?: string | undefined
  readonly compact?: boolean
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  readonly readOnly?: boolean
  readonly required?: boolean
  readonly autoComplete?: string
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onBlur?: () => void
}

/** A line or an area of text that leaves an input method alone: what is being composed is shown but not yet an answer. */
export function TextBox(props: Props) {
  const { value, area = false } = props
  const [composed, setComposed] = useState<string | null>(null)
  const shown = composed ?? value
  const place = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const it = place.current
    if (it === null || it.value !== shown) return
    const grow = () => {
      it.style.height = 'auto'
      it.style.height = `${it.scrollHeight + 2}px`
    }
    grow()
    window.addEventListener('resize', grow)
    return () => window.removeEventListener('resize', grow)
  }, [shown])
  const common = {
    id: props.id,
    'data-path': props.path,
    value: shown,
    className: ['in', area ? 'area' : '', props.invalid ? 'bad' : '', props.className ?? ''].join(' ').trim(),
    readOnly: props.readOnly,
    'aria-label': props.label,
    'aria-labelledby': props.compact && props.label === undefined ? props.labelledBy : undefined,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'aria-required': props.required || undefined,
    autoComplete: props.autoComplete ?? 'off',
    onCompositionStart: () => setComposed(shown),
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      setComposed(null)
      props.onChange(event.currentTarget.value)
    },
    onChange: (event: { currentTarget: { value: string } }) => {
      if (composed === null) props.onChange(event.currentTarget.value)
      else setComposed(event.currentTarget.value)
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (!event.nativeEvent.isComposing) props.onKeyDown?.(event)
    },
    onPaste: props.onPaste,
    onBlur: () => {
      if (composed !== null) {
        props.onChange(composed)
        setComposed(null)
      }
      props.onBlur?.()
    },
  }
  if (area) return <textarea ref={place} rows={props.lines ?? 3} {...common} />
  return <input type={props.type ?? 'text'} inputMode={props.inputMode} {...common} />
}

/** What is kept as text or, by some writers, as a JSON number. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
