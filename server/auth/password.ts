import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Refused } from '../refused.ts'

/** argon2id as OWASP recommends for servers: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each computation holds 19 MiB and a core: more at once would let a burst of sign-ins stop everything else. */
const atOnce = Math.max(1, availableParallelism() - 1)
const waitingAtMost = 64

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost)
      throw new Refused({ why: 'slow-down', retryAfter: 10, challenge: false })
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
    })
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

/** No hash begins like this, so no password fits: for accounts whose owner has not chosen one yet. */
export const noPassword = 'none'

let dummy: Promise<string> | undefined

/** Whether the password fits; without a hash to compare with it takes the same time and says no. */
export async function fits(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored !== undefined && stored !== noPassword
  dummy ??= hashPassword('an account that nobody has')
  const against = known ? stored : await dummy
  const right = await inTurn(() => verify(against, password))
  return known && right
}
