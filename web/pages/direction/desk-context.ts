import { createContext, useContext } from 'react'
import type { Place } from './places.ts'
import type { Link } from './stretches.ts'
import type { View } from './use-direction.ts'
import type { Links } from './use-links.ts'

/** A stretch of a source that was chosen and not yet put anywhere. */
export interface Chosen {
  readonly suggestion: string
  readonly path: string
  readonly from: number | null
  readonly to: number | null
  readonly text: string
}

/** What every part of the desk of one direction looks at and does. */
export interface DirectionDesk {
  readonly view: View
  readonly mayEdit: boolean
  readonly places: readonly Place[]
  readonly links: Links
  /** The place whose marks stand out: the one being written in. */
  readonly active: string | null
  readonly setActive: (place: string | null) => void
  readonly chosen: Chosen | null
  readonly choose: (chosen: Chosen | null) => void
  /** Asks to which place the chosen stretch belongs. */
  readonly ask: (chosen: Chosen) => void
  readonly quote: (place: Place, chosen: Chosen, copy: boolean) => void
  /** Writes it as a sentence of its own. */
  readonly asSentence: (chosen: Chosen) => void
  readonly letterOf: (suggestion: string) => string
  readonly labelOf: (place: Place) => string
  /** Brings a mark in the sources into view. */
  readonly see: (link: Link) => void
}

export const DeskContext = createContext<DirectionDesk | null>(null)

export function useDirectionDesk(): DirectionDesk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('No direction around this part.')
  return desk
}
