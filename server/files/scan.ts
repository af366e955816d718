import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import { StoreAway } from './store.ts'

export type Scanned = 'clean' | 'infected'

const patience = 60_000

/** Asks clamd whether the bytes are clean (INSTREAM: each chunk behind its length in four bytes, a length of zero at the end). */
export function scan(clamdUrl: string, bytes: Readable): Promise<Scanned> {
  const { protocol, hostname, port, pathname } = new URL(clamdUrl)
  const place =
    protocol === 'unix:'
      ? { path: decodeURIComponent(pathname) }
      : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
  return new Promise((resolve, reject) => {
    const socket = connect(place)
    let answer = ''
    const fail = (error: Error) => {
      bytes.destroy()
      socket.destroy()
      reject(error)
    }
    // What its line says is not to be taken for what the database's says.
    const away = (cause?: Error) => fail(new StoreAway('The virus scanner cannot be asked.', { cause }))
    socket.setTimeout(patience, () => away())
    socket.on('error', away)
    bytes.on('error', fail)
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('close', () => {
      if (/\bFOUND\b/.test(answer)) resolve('infected')
      else if (/: OK\0?\s*$/.test(answer)) resolve('clean')
      else reject(new Error(`the virus scanner answered ${JSON.stringify(answer.slice(0, 200))}`))
    })
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      bytes.on('data', (chunk: Buffer) => {
        const length = Buffer.alloc(4)
        length.writeUInt32BE(chunk.length)
        socket.write(length)
        if (!socket.write(chunk)) {
          bytes.pause()
          socket.once('drain', () => bytes.resume())
        }
      })
      bytes.on('end', () => socket.write(Buffer.alloc(4)))
    })
  })
}
