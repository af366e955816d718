import { setImmediate as turn } from 'node:timers/promises'

/** So long may one piece of work keep everybody else waiting. */
const sliceMs = 12

/** Runs what pauses by itself to its end, and lets the server answer in between. */
export async function inSlices<Outcome>(steps: Generator<void, Outcome>): Promise<Outcome> {
  for (;;) {
    const until = performance.now() + sliceMs
    let step = steps.next()
    while (!step.done && performance.now() < until) step = steps.next()
    if (step.done) return step.value
    await turn()
  }
}
