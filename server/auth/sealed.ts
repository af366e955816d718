import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { loadSecrets } from '../secrets.ts'

const keys = new WeakMap<Config, Map<string, Buffer>>()

/** A key for one use alone, derived from the site's secret (RFC 5869). */
function keyFor(config: Config, use: string): Buffer {
  const known = keys.get(config) ?? new Map<string, Buffer>()
  keys.set(config, known)
  const made = known.get(use) ?? Buffer.from(hkdfSync('sha256', loadSecrets(config).session, '', use, 32))
  known.set(use, made)
  return made
}

/** AES-256-GCM under a key of this use; `about` is bound to it, so that it opens nowhere else. */
export function seal(
  ctx: Pick<Context, 'config' | 'dice'>,
  use: string,
  about: string,
  plain: Buffer,
): Buffer {
  const iv = ctx.dice.bytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(ctx.config, use), iv)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undefined where it was not sealed by this site for this use and purpose. */
export function unseal(
  { config }: Pick<Context, 'config'>,
  use: string,
  about: string,
  sealed: Buffer,
): Buffer | undefined {
  if (sealed.length < 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(config, use), sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  } catch {
    return undefined
  }
}

/** A keyed digest: who reads the tables without the site's secret cannot try words against it. */
export const keyed = ({ config }: Pick<Context, 'config'>, use: string, text: string | Buffer): Buffer =>
  createHmac('sha256', keyFor(config, use)).update(text).digest()
