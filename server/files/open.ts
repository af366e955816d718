import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Config } from '../config.ts'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'
import { StoreRefused } from './s3-request.ts'
import { type FileStore, StoreAway } from './store.ts'

/** The store that the settings name. */
export const openStore = (config: Pick<Config, 'filesDir' | 's3'>): FileStore =>
  config.s3 ? s3Store(config.s3) : diskStore(config.filesDir)

/** The store can never work as it is set up; the message says which setting to look at. */
export class UnusableStore extends Error {
  override readonly name = 'UnusableStore'
}

/**
 * Writes, reads and removes one small object: a wrong bucket, key or right is told before the first upload is lost to it. A
 * store that is away for the moment is told of and waited for. Each look brings an id of its own: servers start at once.
 */
export async function checkStore(store: FileStore, id: string): Promise<'well' | 'away'> {
  const probe = `${id}/0`
  try {
    await store.write(probe, Readable.from([Buffer.from('zhinan')]))
    try {
      await buffer(await store.read(probe))
    } finally {
      await store.remove(probe)
    }
    return 'well'
  } catch (error) {
    if (error instanceof StoreAway) return 'away'
    throw new UnusableStore(sentenceOf(error))
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof StoreRefused)) return `The folder of FILES_DIR cannot be used: ${String(error)}`
  switch (error.code) {
    case 'NoSuchBucket':
      return 'The file store has no bucket of the name in FILES_S3_BUCKET.'
    case 'InvalidAccessKeyId':
      return 'The file store does not know the key in FILES_S3_KEY.'
    case 'SignatureDoesNotMatch':
      return 'The file store does not accept the secret in FILES_S3_SECRET for this key.'
    case 'AuthorizationHeaderMalformed':
      return 'The file store is in another region than FILES_S3_REGION says.'
    case 'AccessDenied':
      return 'The key in FILES_S3_KEY may not write, read and remove objects in this bucket.'
    default:
      return `The file store refused (${error.status} ${error.code}); look at FILES_S3_URL and FILES_S3_STYLE.`
  }
}
