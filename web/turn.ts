import { useSyncExternalStore } from 'react'

/** Where one stands in a line, as the server tells it: how many came before, and for how many seconds. The place itself is a cookie. */
export interface Line {
  readonly ahead: number
  readonly wait: number
}

export interface Turn {
  /** When to ask again. */
  readonly seconds: number
  readonly line: Line | undefined
}

/** What of this page waits until the server has time for it. */
const waiting = new Set<Turn>()
const told = new Set<() => void>()

interface Place {
  readonly waits: boolean
  readonly line: Line | undefined
}
let place: Place = { waits: false, line: undefined }

function change(): void {
  const lines = [...waiting].flatMap((it) => it.line ?? [])
  place = { waits: waiting.size > 0, line: lines.sort((a, b) => b.wait - a.wait)[0] }
  for (const tell of told) tell()
}

/** Waits until it is worth asking again; meanwhile the page says so. */
export async function itsTurn(turn: Turn): Promise<void> {
  waiting.add(turn)
  change()
  await new Promise((done) => setTimeout(done, turn.seconds * 1000))
  waiting.delete(turn)
  // Whoever is only told the next place is not told in between that they wait no more.
  setTimeout(change, 1000)
}

const listen = (tell: () => void): (() => void) => {
  told.add(tell)
  return () => told.delete(tell)
}

/** Whether anything of this page waits for its turn, and the longest wait. */
export const usePlaceInLine = (): Place => useSyncExternalStore(listen, () => place)
