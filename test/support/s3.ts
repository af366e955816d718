import { createHash, createHmac } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import type { S3Place } from '#server/files/s3-request.ts'

/** A real S3 server with an empty bucket, on a port and in a folder of its own. */
export interface RunningS3 {
  readonly place: S3Place
  /** The settings that lead a server to it. */
  readonly env: Readonly<Record<string, string>>
  /** Keys of all objects there are. */
  readonly keys: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** The server knows this pair by itself. */
const pair = 'S3RVER'

export async function startS3(): Promise<RunningS3> {
  const directory = await mkdtemp(path.join(tmpdir(), 'zhinan-s3-'))
  const bucket = 'zhinan-files'
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    allowMismatchedSignatures: false,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket }],
  })
  // The package reads signatures of version 4 and does not compare them.
  server.middleware.unshift(async (exchange, next) => {
    if (isSigned(exchange.req, pair)) return next()
    exchange.status = 403
    exchange.body = '<Error><Code>SignatureDoesNotMatch</Code></Error>'
  })
  const { port } = await server.run()
  const place = {
    url: `http://127.0.0.1:${port}`,
    bucket,
    region: 'us-east-1',
    key: pair,
    secret: pair,
    style: 'path',
  } as const
  return {
    place,
    env: {
      FILES_S3_URL: place.url,
      FILES_S3_BUCKET: bucket,
      FILES_S3_KEY: pair,
      FILES_S3_SECRET: pair,
    },
    keys: async () => {
      const names = await readdir(path.join(directory, bucket), { recursive: true })
      return names
        .filter((it) => it.endsWith('._S3rver_object'))
        .map((it) => it.slice(0, -'._S3rver_object'.length))
        .toSorted()
    },
    close: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Whether a request bears the signature of this secret (AWS Signature Version 4, section “Create a signed request”). */
function isSigned({ method, url, headers }: IncomingMessage, secret: string): boolean {
  const given = /Credential=[^/]+\/(\S+), ?SignedHeaders=(\S+), ?Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  const [, scope = '', names = '', signature] = given ?? []
  const [path = '', query = ''] = (url ?? '').split('?')
  const sorted = query
    .split('&')
    .map((it) => (it.includes('=') || it === '' ? it : `${it}=`))
    .toSorted()
  const canonical = [
    method,
    path,
    sorted.join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const digest = createHash('sha256').update(canonical).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, digest].join('\n')
  const key = scope
    .split('/')
    .reduce<string | Buffer>((under, it) => createHmac('sha256', under).update(it).digest(), `AWS4${secret}`)
  return createHmac('sha256', key).update(toSign).digest('hex') === signature
}
