import { useSyncExternalStore } from 'react'

/** What of this page waits until the server has time for it, each with the seconds that it was told. */
const waiting = new Set<{ readonly wait: number | undefined }>()
/** What has had no answer for so long that a page says so, and whether somebody comes in with it. */
const late = new Set<{ readonly comesIn: boolean }>()
/** How many places of this page show that they are opening. */
let opening = 0
const listeners = new Set<() => void>()

/** Before that nobody has begun to wonder. */
const patience = 4000

/** `told` by the server that it has no time now, or only `late`; null where nothing is to be said. */
interface Place {
  readonly is: 'told' | 'late' | null
  /** The longest of all, where one is known. */
  readonly wait: number | undefined
}
let place: Place = { is: null, wait: undefined }

function change(): void {
  const waits = [...waiting].flatMap((it) => it.wait ?? [])
  const isLate = [...late].some((it) => it.comesIn || opening > 0)
  const is = waiting.size > 0 ? 'told' : isLate ? 'late' : null
  const wait = waits.length === 0 ? undefined : Math.max(...waits)
  if (is === place.is && wait === place.wait) return
  place = { is, wait }
  for (const tell of listeners) tell()
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

/** If no answer comes within a few seconds, the page that opens or comes in with it says why, until what this gives back is called. */
export function expectAnswer(comesIn: boolean): () => void {
  const one = { comesIn }
  const timer = setTimeout(() => {
    late.add(one)
    change()
  }, patience)
  return () => {
    clearTimeout(timer)
    late.delete(one)
    change()
  }
}

/** As long as what this gives back is not called, something shows that it is opening. */
export function opens(): () => void {
  opening += 1
  change()
  return () => {
    opening -= 1
    change()
  }
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Whether anything of this page waits for its turn, and how long that takes. */
export const usePlaceInLine = (): Place => useSyncExternalStore(listen, () => place)
