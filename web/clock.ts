import { useEffect, useState } from 'react'

let ahead = 0

/** Remembers how far the server's clock is ahead of this one; whole seconds of a header are good enough until told better. */
export function keepClock(header: string | null): void {
  const told = header === null ? Number.NaN : Date.parse(header)
  if (!Number.isNaN(told) && Math.abs(told - Date.now() - ahead) > 1500) ahead = told - Date.now()
}

/** The server's own instant, exact to the time of travel. */
export const setClock = (now: number): void => {
  ahead = now - Date.now()
}

/** The server's time: every deadline on screen is counted by it, never by the clock of the reader's machine. */
export const serverNow = (): number => Date.now() + ahead

/** The server's time, looked at again every so often. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
