import { once } from 'node:events'
import { type PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file on its way into an archive. */
export interface Entry {
  readonly path: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

/**
 * An archive as it grows, one entry after the other and none of them held whole: nobody asks for the next before the one
 * before has been taken. Nothing is packed, so that every byte of the archive is accounted for by what stands in it, and
 * whoever checks it needs no bound against what unpacks to more.
 */
export async function* zipped(entries: AsyncIterable<Entry>, at: number): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const stopped = new AbortController()
  const filling = fill(zip, out, entries, at, stopped.signal)
  filling.catch((fault) => out.destroy(fault as Error))
  try {
    for await (const chunk of out) yield chunk as Uint8Array
  } finally {
    stopped.abort()
    out.destroy()
    await filling.catch(() => {})
  }
}

async function fill(
  zip: ZipFile,
  out: Readable,
  entries: AsyncIterable<Entry>,
  at: number,
  signal: AbortSignal,
): Promise<void> {
  const fault = new Promise<never>((_, fail) => zip.once('error', fail))
  fault.catch(() => {})
  const options = { compress: false, mtime: civil(at), forceDosTimestamp: true, mode: 0o100644 }
  for await (const { path, bytes } of entries) {
    if (signal.aborted) return
    if (bytes instanceof Uint8Array) {
      zip.addBuffer(asBuffer(bytes), path, options)
      await Promise.race([drained(out, signal), fault])
    } else {
      const source = Readable.from(bytes, { objectMode: false, highWaterMark: 1 << 16 })
      const stop = () => source.destroy()
      signal.addEventListener('abort', stop)
      zip.addReadStream(source, path, options)
      await Promise.race([finished(source, { signal }), fault])
      signal.removeEventListener('abort', stop)
    }
  }
  zip.end()
}

/** Waits until what was written has been taken, or nobody takes it any more. */
async function drained(out: Readable, signal: AbortSignal): Promise<void> {
  if ((out as PassThrough).writableNeedDrain) await once(out, 'drain', { signal })
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** An archive holds civil time without a zone; it is the bureau's, whatever the machine's is. */
const civil = (at: number): Date => new Date(at + 8 * 3_600_000 + new Date(at).getTimezoneOffset() * 60_000)
