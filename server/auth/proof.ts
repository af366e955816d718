import { createHmac } from 'node:crypto'
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Instant } from '#core/instant.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { loadSecrets } from '../secrets.ts'

const lasts = 10 * 60_000
/** About a third of a second in a browser on an office computer; nothing for one person, much for ten thousand accounts. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 2000, leastSteps: 60, moreSteps: 100 } as const

/** A computation to be done in the browser; the answer is only good once and for ten minutes. */
export async function makeChallenge(ctx: Context, at: Instant): Promise<Challenge> {
  return createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: work.leastSteps + (ctx.dice.bytes(2).readUInt16BE() % work.moreSteps),
    deriveKey,
    // The library's own expiry looks at the machine's clock; ours is the context's.
    data: { expires: at + lasts },
    ...keysOf(ctx.config),
  })
}

/** Whether the proof (base64 of `{challenge, solution}`) was made for a challenge of ours, in time and for the first time. */
export async function acceptProof(ctx: Context, proof: string | undefined, at: Instant): Promise<boolean> {
  const read = proof ? readProof(proof) : undefined
  if (!read) return false
  const { challenge, solution } = read
  const expires = challenge.parameters.data?.['expires']
  if (typeof expires !== 'number' || expires < at) return false
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...keysOf(ctx.config) })
  if (!verified || !challenge.signature) return false
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('used_proof')
    .values({ proof: challenge.signature, expires_at: new Date(expires) })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

function readProof(
  proof: string,
): { readonly challenge: Challenge; readonly solution: Solution } | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(proof, 'base64').toString())
    if (typeof parsed !== 'object' || parsed === null) return undefined
    const { challenge, solution } = parsed as { challenge?: Challenge; solution?: Solution }
    return typeof challenge?.parameters === 'object' && challenge.parameters !== null && solution
      ? { challenge, solution }
      : undefined
  } catch {
    return undefined
  }
}

const keys = new WeakMap<Config, { hmacSignatureSecret: string; hmacKeySignatureSecret: string }>()

/** Two keys of their own, derived from the site's secret. */
function keysOf(config: Config): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
  const known = keys.get(config)
  if (known) return known
  const { session } = loadSecrets(config)
  const derived = (use: string) => createHmac('sha256', session).update(use).digest('hex')
  const made = {
    hmacSignatureSecret: derived('proof-of-work'),
    hmacKeySignatureSecret: derived('proof-of-work-key'),
  }
  keys.set(config, made)
  return made
}
