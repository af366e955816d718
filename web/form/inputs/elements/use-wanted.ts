import { useEffect, useState } from 'react'
import type { Path } from '#core/form/answers.ts'
import { domId, focusPath, placeWanted } from '../../context.ts'

/** Shows the row that somebody is led to, and leads on to the cell once that is on the page. */
export function useWanted(table: Path, show: (row: string) => void): void {
  const [wanted, want] = useState<{ readonly path: Path } | null>(null)
  useEffect(() => {
    const hear = (event: Event) => {
      const path = String((event as CustomEvent).detail)
      const [id, row] = path.split('/')
      if (id !== table || row === undefined) return
      show(row)
      want({ path })
    }
    window.addEventListener(placeWanted, hear)
    return () => window.removeEventListener(placeWanted, hear)
  }, [table, show])
  useEffect(() => {
    if (wanted !== null && document.getElementById(domId(wanted.path)) !== null) focusPath(wanted.path)
  }, [wanted])
}
