import { useSyncExternalStore } from 'react'

/** What of this page waits until the server has time for it, each with the seconds that it was told. */
const waiting = new Set<{ readonly wait: number | undefined }>()
const told = new Set<() => void>()

interface Place {
  readonly waits: boolean
  /** The longest of all, where one is known. */
  readonly wait: number | undefined
}
let place: Place = { waits: false, wait: undefined }

function change(): void {
  const waits = [...waiting].flatMap((it) => it.wait ?? [])
  place = { waits: waiting.size > 0, wait: waits.length === 0 ? undefined : Math.max(...waits) }
  for (const tell of told) tell()
}

/** From now on the page says that it waits its turn, until what this gives back is called. */
export function standInLine(wait: number | undefined): () => void {
  const one = { wait }
  waiting.add(one)
  change()
  return () => {
    waiting.delete(one)
    change()
  }
}

const listen = (tell: () => void): (() => void) => {
  told.add(tell)
  return () => told.delete(tell)
}

/** Whether anything of this page waits for its turn, and how long that takes. */
export const usePlaceInLine = (): Place => useSyncExternalStore(listen, () => place)
