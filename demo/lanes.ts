/** As many stories at once as connections can be spared for. */
const lanes = 4

/** Works through everything, a few at a time, in order. */
export async function inLanes<T>(all: readonly T[], work: (it: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const lane = async () => {
    for (let it = waiting.shift(); it !== undefined; it = waiting.shift()) await work(it)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
