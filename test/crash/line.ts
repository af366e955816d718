import { existsSync } from 'node:fs'
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import path from 'node:path'

/** What a line does to what goes over it. */
export type Fault =
  | 'none'
  /** Cuts both ends at once, also in the middle of a message. */
  | 'cut'
  /** Takes everything and brings nothing any more, and says so to nobody. */
  | 'swallow'
  /** Brings what is asked to the far side and loses the answer, then cuts. */
  | 'lose-answer'
  /** The near side's end is closed while the far one still speaks. */
  | 'half-close'
  | 'slow'

/** A TCP proxy that knows nothing of what goes over it; what goes wrong is said from outside. */
export interface Line {
  readonly port: number
  /** From now on, for what is open and what comes. */
  set(fault: Fault): void
  /**
   * The next message to a database that holds these words is the last of its line: brought, so that the database does it and
   * its answer is lost, or not even brought. What goes over other lines goes as it should.
   */
  cutAt(words: string, brought: boolean): void
  /** How often that has happened. */
  cuts(): number
  /** Closes the far ends of lines that were swallowed, as the far side's own keepalive would in time. */
  bury(): void
  close(): Promise<void>
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
  swallowed: boolean
  /** The answer to what was asked last, which is lost. */
  lost: Buffer | undefined
}

/** How PostgreSQL says that it is done and in no transaction any more (ReadyForQuery). */
const idle = Buffer.from('Z\0\0\0\x05I', 'latin1')

export async function lineTo(target: NetConnectOpts): Promise<Line> {
  const pairs = new Set<Pair>()
  let fault: Fault = 'none'
  let awaited: { readonly words: string; readonly brought: boolean } | undefined
  let cuts = 0
  const later = (step: () => void) => setTimeout(step, fault === 'slow' ? 15 : 0)
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ ...target, allowHalfOpen: true } as NetConnectOpts)
    const pair: Pair = { near, far, swallowed: fault === 'swallow', lost: undefined }
    pairs.add(pair)
    const drop = () => {
      near.destroy()
      // A line that has gone dead tells nobody: the far side goes on believing in it.
      if (!pair.swallowed) {
        far.destroy()
        pairs.delete(pair)
      }
    }
    near.on('data', (chunk) => {
      if (pair.swallowed) return
      if (fault === 'cut') return drop()
      if (awaited && chunk.includes(awaited.words)) {
        pair.lost = Buffer.alloc(0)
        const { brought } = awaited
        awaited = undefined
        cuts += 1
        if (!brought) return drop()
      }
      later(() => far.write(chunk))
      if (fault === 'half-close') near.end()
    })
    far.on('data', (chunk) => {
      if (pair.swallowed) return
      if (pair.lost) {
        pair.lost = Buffer.concat([pair.lost, chunk])
        if (pair.lost.includes(idle)) drop()
        return
      }
      if (fault === 'cut' || fault === 'lose-answer') return drop()
      later(() => near.write(chunk))
    })
    near.on('end', () => !pair.swallowed && far.end())
    far.on('end', () => !pair.swallowed && near.end())
    for (const side of [near, far]) side.on('error', drop).on('close', drop)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  return {
    port,
    set: (to) => {
      fault = to
      for (const it of pairs) {
        if (to === 'swallow') it.swallowed = true
        if (to === 'cut') {
          it.near.destroy()
          it.far.destroy()
        }
      }
    },
    cutAt: (words, brought) => {
      awaited = { words, brought }
    },
    cuts: () => cuts,
    bury: () => {
      for (const it of pairs)
        if (it.swallowed) {
          it.near.destroy()
          it.far.destroy()
          pairs.delete(it)
        }
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      await closed
    },
  }
}

/** Where the tests' database listens, which is mostly a socket. */
export function placeOf(url: URL): NetConnectOpts {
  const folder = url.searchParams.get('host')
  const port = Number(url.port || 5432)
  const socket = path.join(folder ?? '', `.s.PGSQL.${port}`)
  return folder !== null && existsSync(socket) ? { path: socket } : { host: url.hostname, port }
}
