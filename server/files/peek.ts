import { Readable } from 'node:stream'
import { headBytes } from './store.ts'

/** The beginning of a stream, and the whole of it still to be read. */
export async function peek(
  bytes: Readable,
): Promise<{ readonly head: Buffer; readonly whole: () => Readable }> {
  const chunks: Buffer[] = []
  let size = 0
  const rest = bytes[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>
  while (size < headBytes) {
    const { value, done } = await rest.next()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  async function* all(): AsyncGenerator<Buffer, void, undefined> {
    yield* chunks
    yield* rest
  }
  // Where nobody has begun to read, its end is not told to what lies below.
  const whole = () => Readable.from(all()).once('close', () => bytes.destroy())
  return { head: Buffer.concat(chunks).subarray(0, headBytes), whole }
}
