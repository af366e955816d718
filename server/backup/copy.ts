import { once } from 'node:events'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type pg from 'pg'
import type { RowsDigest } from './rows-digest.ts'

/** The driver's own connection, as far as COPY asks for it (PostgreSQL documentation, section 54.2.6). */
interface Wire {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** What the driver tells of the query that runs. */
abstract class Copying {
  readonly text: string
  protected wire: Wire | undefined
  constructor(text: string) {
    this.text = text
  }
  submit(wire: Wire): void {
    this.wire = wire
    wire.query(this.text)
  }
  abstract handleError(error: Error): void
  abstract handleReadyForQuery(): void
  handleCommandComplete(): void {}
  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('nothing is sent here')
  }
  handleCopyData(_message: { readonly chunk: Buffer }): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
}

const blockSize = 64 * 1024

class CopyingOut extends Copying {
  readonly rows: Readable
  readonly #digest: RowsDigest
  #block = Buffer.allocUnsafe(blockSize)
  #filled = 0

  constructor(text: string, digest: RowsDigest) {
    super(text)
    this.#digest = digest
    this.rows = new Readable({ highWaterMark: 4 * blockSize, read: () => void this.wire?.stream.resume() })
  }

  /** The server sends each row in a message of its own; the driver uses its buffer again, so the row is copied at once. */
  override handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#digest.add(chunk)
    if (this.#filled + chunk.length > blockSize) this.#send()
    if (chunk.length > blockSize) this.#push(Buffer.from(chunk))
    else this.#filled += chunk.copy(this.#block, this.#filled)
  }
  handleError(error: Error): void {
    this.rows.destroy(error)
  }
  handleReadyForQuery(): void {
    this.#send()
    this.rows.push(null)
    // Nobody asks again after the end; the next query's answer must not wait for that.
    this.wire?.stream.resume()
  }
  #send(): void {
    if (this.#filled === 0) return
    this.#push(this.#block.subarray(0, this.#filled))
    this.#block = Buffer.allocUnsafe(blockSize)
    this.#filled = 0
  }
  #push(bytes: Buffer): void {
    if (!this.rows.push(bytes)) this.wire?.stream.pause()
  }
}

/** What `copy … to stdout` sends, in bounded memory; every row is added to the digest. To be read to its end. */
export function copyOut(client: pg.Client, text: string, digest: RowsDigest): Readable {
  const copying = new CopyingOut(text, digest)
  client.query(copying as unknown as pg.Submittable)
  return copying.rows
}

class CopyingIn extends Copying {
  readonly done: Promise<void>
  readonly #source: AsyncIterable<Buffer>
  #resolve: () => void = () => {}
  #reject: (error: Error) => void = () => {}
  #over = false
  #failed: Error | undefined

  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text)
    this.#source = source
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  override handleCopyInResponse(wire: Wire): void {
    void this.#send(wire)
  }
  async #send(wire: Wire): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#over) return
        wire.sendCopyFromChunk(chunk)
        if (wire.stream.writableNeedDrain)
          await Promise.race([once(wire.stream, 'drain'), this.done.catch(() => {})])
      }
      if (!this.#over) wire.endCopyFrom()
    } catch (error) {
      this.#failed = error as Error
      wire.sendCopyFail('the source could not be read')
    }
  }
  handleError(error: Error): void {
    this.#over = true
    this.#reject(this.#failed ?? error)
  }
  handleReadyForQuery(): void {
    this.#over = true
    this.#resolve()
  }
}

/** Feeds `copy … from stdin` with the bytes; a source that fails fails the whole statement. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<void> {
  const copying = new CopyingIn(text, source)
  client.query(copying as unknown as pg.Submittable)
  return copying.done
}
