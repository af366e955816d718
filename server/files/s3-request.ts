import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { carriedOn } from '../traces/traces.ts'
import { StoreAway } from './store.ts'

/** Where an S3-compatible store is, and how to sign in to it. */
export interface S3Place {
  readonly url: string
  readonly bucket: string
  readonly region: string
  readonly key: string
  readonly secret: string
  /** Whether the bucket stands in the path or before the host; some stores take only one of them. */
  readonly style: 'path' | 'host'
}

/** The store answered and said no; trying again would not help. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`The file store refused with ${status} ${code}.`)
    this.status = status
    this.code = code
  }
}

export interface S3Asked {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
  readonly range?: number
}

/** How often is asked, how long after the first failure (twice as long with each), and how long an answer may take. */
export interface S3Patience {
  readonly tries: number
  readonly pause: number
  readonly answer: number
}
export const usualPatience: S3Patience = { tries: 4, pause: 250, answer: 30_000 }

/** Asks about one object; `key` is empty for the bucket itself. */
export type S3Request = (key: string, asked: S3Asked) => Promise<Response>

/** Signs requests (AWS Signature Version 4, the body's SHA-256 among what is signed) and repeats those that broke off. */
export function s3Requests(
  place: S3Place,
  { tries, pause: first, answer }: S3Patience = usualPatience,
): S3Request {
  const client = new AwsClient({
    accessKeyId: place.key,
    secretAccessKey: place.secret,
    region: place.region,
    service: 's3',
  })
  const once = async (address: URL, { method, body, range }: S3Asked): Promise<Response> => {
    const gone = new AbortController()
    const timer = setTimeout(() => gone.abort(), answer)
    const headers: Record<string, string> = { 'x-amz-content-sha256': hashed(body) }
    const { traceparent } = carriedOn()
    if (traceparent !== undefined) headers['traceparent'] = traceparent
    if (range !== undefined && range > 0) headers['range'] = `bytes=${range}-`
    try {
      const signed = await client.sign(address.href, { method, headers, ...(body && { body }) })
      // What is signed for this store is sent to no other (ASVS 15.3.2); an answer that sends elsewhere is a refusal.
      return await fetch(signed, { signal: gone.signal, redirect: 'manual' })
    } finally {
      clearTimeout(timer)
    }
  }
  return async (key, asked) => {
    const address = addressOf(place, key, asked.query)
    for (let go = 1; ; go++) {
      let why: string
      try {
        const response = await once(address, asked)
        if (response.ok) return response
        const said = await response.text().catch(() => '')
        const code = /<Code>([^<]{1,80})<\/Code>/.exec(said)?.[1] ?? ''
        if (!passing.has(response.status) && response.status < 500)
          throw new StoreRefused(response.status, code)
        why = `${response.status} ${code}`
      } catch (error) {
        if (error instanceof StoreRefused) throw error
        why = String((error as Error).cause ?? error)
      }
      if (go === tries) throw new StoreAway(`The file store does not answer: ${why}`)
      await pause(first * 2 ** (go - 1))
    }
  }
}

/** Request Timeout, and Too Many Requests: the store itself asks to come again. */
const passing = new Set([408, 429])

const hashed = (body: Uint8Array = new Uint8Array()): string =>
  createHash('sha256').update(body).digest('hex')

/** The address of an object, with the bucket where this store wants it. */
export function addressOf(
  { url, bucket, style }: Pick<S3Place, 'url' | 'bucket' | 'style'>,
  key: string,
  query: Readonly<Record<string, string>> = {},
): URL {
  const address = new URL(url)
  const base = address.pathname.replace(/\/+$/, '')
  if (style === 'host') address.host = `${bucket}.${address.host}`
  address.pathname = style === 'host' ? `${base}/${key}` : `${base}/${bucket}/${key}`
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address
}
