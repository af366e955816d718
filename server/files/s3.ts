import { Readable } from 'node:stream'
import { chunksOf } from './disk.ts'
import { type Metered, meter } from './meter.ts'
import { type S3Patience, type S3Place, type S3Request, StoreRefused, s3Requests } from './s3-request.ts'
import { checkKey, type FileStore, NoSuchObject, StoreAway } from './store.ts'

/** A part of a large object; at least 5 MiB by the interface's rules, and two of them are held in memory for each writing. */
const usualPart = 8 * 1024 * 1024

export interface S3Options {
  readonly patience?: S3Patience
  readonly part?: number
}

/** Files in an S3-compatible store. An object is there whole or not at all: the store shows it once it has everything. */
export function s3Store(place: S3Place, { patience, part = usualPart }: S3Options = {}): FileStore {
  const ask = s3Requests(place, patience)
  const write = (key: string, bytes: AsyncIterable<Uint8Array>): Promise<Metered> => {
    checkKey(key)
    return writeBlocks(ask, key, blocksOf(bytes, part))
  }
  const opened = async (key: string): Promise<AsyncIterableIterator<Buffer>> => {
    checkKey(key)
    return continued(ask, key, await got(ask, key, 0), patience?.tries ?? 4)
  }
  const read = async (key: string): Promise<Readable> =>
    Readable.from(await opened(key), { objectMode: false })
  return {
    write: async (key, bytes) => {
      const { size, sha256 } = await write(key, bytes)
      return { size, sha256 }
    },
    read,
    // The pieces come from the line, each in memory of its own.
    pass: opened,
    join: (keys, into) => write(into, chunksOf(read, keys)),
    remove: async (key) => {
      checkKey(key)
      await ask(key, { method: 'DELETE' }).catch(unlessMissing)
    },
  }
}

const isMissing = (error: unknown): boolean => error instanceof StoreRefused && error.status === 404

const unlessMissing = (error: unknown): void => {
  if (!isMissing(error)) throw error
}

async function got(ask: S3Request, key: string, from: number): Promise<Response> {
  try {
    return await ask(key, { method: 'GET', range: from })
  } catch (error) {
    if (isMissing(error) && (error as StoreRefused).code !== 'NoSuchBucket')
      throw new NoSuchObject(`nothing lies at ${key}`)
    throw error
  }
}

/**
 * What an object holds, gone on with where the line broke; objects are never changed, so that both halves fit. The line is let go
 * of at its end, where it fails, or when nobody wants more, also of one that nobody came to read.
 */
function continued(
  ask: S3Request,
  key: string,
  first: Response,
  tries: number,
): AsyncIterableIterator<Buffer> {
  let line = first.body?.getReader()
  let at = 0
  let left = tries
  let over = false
  const ended = async () => {
    over = true
    const last = line
    line = undefined
    // One that broke has nothing to let go of.
    await last?.cancel().catch(() => {})
    return { done: true, value: undefined } as const
  }
  const goOn = async (): Promise<void> => {
    const response = await got(ask, key, at)
    line = response.body?.getReader()
    const fits = response.status === 206 || at === 0
    if (fits && !over) return
    await ended()
    // A store that knows no ranges begins again.
    if (!fits) throw new StoreAway('The file store broke off.')
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      for (;;) {
        try {
          const piece = await line?.read()
          if (piece?.value === undefined) return await ended()
          at += piece.value.length
          return {
            done: false,
            value: Buffer.from(piece.value.buffer, piece.value.byteOffset, piece.value.length),
          }
        } catch (error) {
          line = undefined
          if (--left < 1) throw new StoreAway(`The file store broke off: ${String(error)}`, { cause: error })
        }
        await goOn()
      }
    },
    return: ended,
  }
}

/** Blocks of one size but the last; an empty stream is one empty block. */
async function* blocksOf(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Buffer<ArrayBuffer>, void, undefined> {
  let block = Buffer.allocUnsafe(size)
  let filled = 0
  let any = false
  for await (const chunk of bytes) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    for (let at = 0; at < piece.length; ) {
      const taken = piece.copy(block, filled, at)
      at += taken
      filled += taken
      if (filled < size) continue
      any = true
      yield block
      block = Buffer.allocUnsafe(size)
      filled = 0
    }
  }
  if (filled > 0 || !any) yield block.subarray(0, filled)
}

/** One block is one request; several are an upload in parts, given up where it cannot be finished. */
async function writeBlocks(
  ask: S3Request,
  key: string,
  blocks: AsyncGenerator<Buffer<ArrayBuffer>, void, undefined>,
): Promise<Metered> {
  const metered = meter()
  const next = async () => {
    const { value } = await blocks.next()
    if (value) metered.take(value)
    return value ?? undefined
  }
  const first = await next()
  let block = await next()
  if (block === undefined) {
    await ask(key, { method: 'PUT', body: first ?? Buffer.alloc(0) })
    return metered.result()
  }
  let upload: string | undefined
  try {
    upload = await begun(ask, key)
    const tags = [await partSent(ask, key, upload, 1, first ?? Buffer.alloc(0))]
    for (; block !== undefined; block = await next())
      tags.push(await partSent(ask, key, upload, tags.length + 1, block))
    const result = metered.result()
    await completed(ask, key, upload, tags, result.size)
    return result
  } catch (error) {
    await blocks.return().catch(() => {})
    if (upload !== undefined)
      await ask(key, { method: 'DELETE', query: { uploadId: upload } }).catch(() => {})
    throw error
  }
}

async function begun(ask: S3Request, key: string): Promise<string> {
  const said = await (await ask(key, { method: 'POST', query: { uploads: '' } })).text()
  const upload = /<UploadId>([^<]+)<\/UploadId>/.exec(said)?.[1]
  if (upload === undefined) throw new StoreAway('The file store gave an upload no name.')
  return upload
}

async function partSent(
  ask: S3Request,
  key: string,
  uploadId: string,
  partNumber: number,
  body: Buffer<ArrayBuffer>,
): Promise<string> {
  const query = { partNumber: String(partNumber), uploadId }
  const response = await ask(key, { method: 'PUT', query, body })
  const tag = response.headers.get('etag')
  if (tag === null) throw new StoreAway('The file store gave a part no tag.')
  return tag
}

/** The answer may be an error under the status 200, or be lost after the work was done. */
async function completed(
  ask: S3Request,
  key: string,
  uploadId: string,
  tags: readonly string[],
  size: number,
): Promise<void> {
  const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
  const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`)
  try {
    const said = await (await ask(key, { method: 'POST', query: { uploadId }, body })).text()
    if (/<Error>/.test(said)) throw new StoreAway('The file store could not put an upload together.')
  } catch (error) {
    if (!isMissing(error)) throw error
    const there = await ask(key, { method: 'HEAD' }).catch(() => undefined)
    if (Number(there?.headers.get('content-length')) !== size) throw error
  }
}
