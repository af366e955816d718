import { useCallback, useEffect, useState } from 'react'

/** A pause in typing that long, in milliseconds, and it is asked for. */
const pause = 350

/**
 * What stands in a search field beside what is sought by the address: asked for after a pause in typing, never in the middle of
 * a word being composed. The field follows what others change, and not its own changes as they arrive: by then more may stand in it.
 */
export function useTyped(sought: string, onChange: (sought: string | null) => void) {
  const [text, setText] = useState(sought)
  const [composing, setComposing] = useState(false)
  const [last, setLast] = useState(sought)
  /** What this field has asked for and what has not arrived yet, in that order. */
  const [sent, setSent] = useState<readonly string[]>([])
  if (last !== sought) {
    const own = sent.indexOf(sought)
    setLast(sought)
    setSent(own < 0 ? [] : sent.slice(own + 1))
    if (own < 0) setText(sought)
  }
  const wanted = text.trim()
  const ask = useCallback(() => {
    if (wanted === sought) return
    setSent((before) => [...before, wanted])
    onChange(wanted === '' ? null : wanted)
  }, [wanted, sought, onChange])
  useEffect(() => {
    if (composing || wanted === sought) return
    const timer = setTimeout(ask, pause)
    return () => clearTimeout(timer)
  }, [composing, wanted, sought, ask])
  return {
    text,
    setText,
    composing,
    ask,
    composition: {
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  }
}
