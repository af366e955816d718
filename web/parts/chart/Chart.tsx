import { useEffect, useRef, useState } from 'react'
import { useReading } from '../../language.tsx'
import type { Drawn } from './echarts.ts'
import { type Look, lookOf } from './look.ts'
import type { Option } from './option.ts'
import './chart.css'

interface Props {
  /** What the picture shows, in a sentence; its numbers stand in the table beside it. */
  readonly label: string
  /** In units of type: 1 is a line. */
  readonly lines: number
  readonly option: (look: Look) => Option
  /** Opens the list behind what was pressed. */
  readonly onPick?: ((key: string) => void) | undefined
}

/** A picture of figures. What draws it is fetched when the first one is seen. */
export function Chart({ label, lines, option, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn>(null)
  const newest = useRef({ option, onPick })
  newest.current = { option, onPick }
  const [failed, setFailed] = useState(false)
  const { language, large } = useReading()
  useEffect(() => {
    const element = place.current
    if (element === null) return
    let gone = false
    const again = () => drawn.current?.draw(newest.current.option(lookOf(element)))
    const watch = new ResizeObserver(() => {
      drawn.current?.fit()
      again()
    })
    import('./echarts.ts')
      .then(({ drawOn }) => {
        if (gone) return
        drawn.current = drawOn(element, (key) => newest.current.onPick?.(key))
        watch.observe(element)
      })
      .catch(() => setFailed(true))
    return () => {
      gone = true
      watch.disconnect()
      drawn.current?.remove()
      drawn.current = null
    }
  }, [])
  // Other figures, another language or larger type: the same place, drawn anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: language and type size change what is drawn
  useEffect(() => {
    const element = place.current
    if (element !== null) drawn.current?.draw(option(lookOf(element)))
  }, [option, language, large])
  if (failed) return null
  return (
    <div
      ref={place}
      className={onPick === undefined ? 'chart' : 'chart picks'}
      role="img"
      aria-label={label}
      style={{ height: `${lines * 1.125}rem` }}
    />
  )
}
