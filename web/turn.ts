import { useSyncExternalStore } from 'react'

/** How many reads of this page wait until the server has time for them again. */
let waiting = 0
const told = new Set<() => void>()

function change(by: number): void {
  waiting += by
  for (const tell of told) tell()
}

/** Waits until it is worth asking again; meanwhile the page says so. */
export async function itsTurn(seconds: number): Promise<void> {
  change(1)
  await new Promise((done) => setTimeout(done, seconds * 1000))
  change(-1)
}

const listen = (tell: () => void): (() => void) => {
  told.add(tell)
  return () => told.delete(tell)
}

/** Whether anything of this page waits for its turn. */
export const useWaitsForTurn = (): boolean => useSyncExternalStore(listen, () => waiting > 0)
