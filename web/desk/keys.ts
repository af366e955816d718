import { useEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, () => void>>

/** Whether the key belongs to somebody else: an input method, a field, a dialog, or the browser. */
function isTaken(event: KeyboardEvent): boolean {
  // 229 is what browsers report while an input method composes.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return true
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target.closest('input:not([type="checkbox"]), textarea, select, dialog') !== null
  )
    return true
  return event.key === 'Enter' && target.closest('button, a') !== null
}

/** Single keys of a desk, by `event.key` in lower case; never while somebody writes. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const go = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (go === undefined) return
      event.preventDefault()
      go()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
