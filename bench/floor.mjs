import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { verify } from '@node-rs/argon2'
import pg from 'pg'

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js')

/**
 * The floor under what asks the database: the same statements, prepared once, sent one after the other over as many connections
 * as the load has, and their rows counted and thrown away. It speaks the protocol by itself, as pgbench does, because reading rows
 * into objects is already work of a server. Runs in a process of its own; `bench/floors.ts` starts it.
 */
process.on('message', async (asked) => {
  try {
    process.send({ measured: await measure(asked) })
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) })
  }
})

async function measure({ url, connections, seconds, work }) {
  const lines = await Promise.all(Array.from({ length: connections }, () => open(url)))
  try {
    let sent = 0
    const times = []
    const began = performance.now()
    await Promise.all(
      lines.map(async (line) => {
        while (performance.now() - began < seconds * 1000) {
          const since = performance.now()
          const n = sent++
          const fresh = []
          for (const it of work[n % work.length])
            if (it.verify) await verify(...it.verify)
            else await line.send(it.text, it.values, { n, fresh })
          times.push(performance.now() - since)
        }
      }),
    )
    const took = (performance.now() - began) / 1000
    times.sort((a, b) => a - b)
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    return {
      requests: times.length,
      seconds: took,
      perSecond: times.length / took,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      failed: 0,
    }
  } finally {
    for (const line of lines) line.close()
  }
}

/** Connects with the driver, which knows how to sign in, and takes the line over from it. */
async function open(url) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query("set time zone 'UTC'; set plan_cache_mode = force_generic_plan")
  const { stream } = client.connection
  stream.removeAllListeners('data')
  const known = new Map()
  let done
  let skip = 0
  let rest = Buffer.alloc(0)
  let error
  stream.on('data', (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    while (at < bytes.length) {
      if (skip > 0) {
        const n = Math.min(skip, bytes.length - at)
        at += n
        skip -= n
        continue
      }
      if (bytes.length - at < 5) break
      const type = bytes[at]
      skip = bytes.readInt32BE(at + 1) - 4
      at += 5
      if (type === 0x45)
        error = bytes
          .subarray(at, at + skip)
          .toString('utf8')
          .replaceAll('\0', ' ')
      if (type === 0x5a) {
        const [resolve, reject] = done
        if (error === undefined) resolve()
        else reject(new Error(error))
      }
    }
    bytes = bytes.subarray(at)
    rest = bytes
  })
  const send = (text, values, turn) =>
    new Promise((resolve, reject) => {
      done = [resolve, reject]
      const parts = []
      let name = known.get(text)
      if (name === undefined) {
        name = `s${known.size}`
        known.set(text, name)
        parts.push(message('P', Buffer.from(`${name}\0${text}\0`), short(0)))
      }
      parts.push(message('B', Buffer.from(`\0${name}\0`), short(0), ...bound(values, turn), short(0)))
      parts.push(message('E', Buffer.from([0, 0, 0, 0, 0])), message('S'))
      stream.write(Buffer.concat(parts))
    })
  return { send, close: () => stream.destroy() }
}

const short = (n) => {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(n)
  return bytes
}
const long = (n) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(n)
  return bytes
}
const message = (type, ...parts) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), long(body.length + 4), body])
}

/** Values as text; what has to be another one each time is made here. */
function bound(values, { n, fresh }) {
  const all = [short(values.length)]
  for (const value of values) {
    const it = textOf(value, n, fresh)
    if (it === null) all.push(long(-1))
    else {
      const bytes = Buffer.from(it)
      all.push(long(bytes.length), bytes)
    }
  }
  return all
}

function textOf(value, n, fresh) {
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (value && typeof value === 'object' && 'fresh' in value) {
    fresh[value.fresh] ??= randomUUID()
    return fresh[value.fresh]
  }
  if (value && typeof value === 'object' && 'of' in value) return String(value.of[n % value.of.length])
  const text = prepareValue(value)
  return text === null || text === undefined ? null : String(text)
}
