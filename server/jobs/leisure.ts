import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

/** How long one look takes, how busy is too busy, and after how long work that can wait is done all the same. */
const usual = { look: 100, busy: 0.2, most: 60_000 }

/**
 * Waits until this server has little to do, so that what can wait a while never takes the hour before a deadline from those
 * who save and hand in. After a bounded time it goes on regardless: nothing is put off for ever.
 */
export async function leisure({ look, busy, most }: typeof usual = usual): Promise<void> {
  const until = performance.now() + most
  let before = performance.eventLoopUtilization()
  do {
    await pause(look)
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    if (utilization < busy) return
    before = now
  } while (performance.now() < until)
}
