import { isIPv6 } from 'node:net'
import type { Instant } from '#core/instant.ts'
import type { Context, Tx } from '../context.ts'
import { notify } from '../mail/notify.ts'
import { keyed } from './sealed.ts'

/**
 * Tells a person when their account is used from a kind of browser, a system or a part of the network that it was not used
 * from before. The first device is no news, and a demonstration is signed in to by everybody.
 */
export async function noteDevice(
  tx: Tx,
  ctx: Context,
  it: {
    readonly person: string
    readonly agent: string
    readonly request: { readonly ip: string }
    readonly at: Instant
  },
): Promise<void> {
  if (ctx.config.mode === 'demo') return
  const device = deviceOf(it.agent)
  const digest = keyed(ctx, 'device', `${it.person}\n${device}\n${networkOf(it.request.ip)}`)
  const known = await tx.selectFrom('known_device').select('digest').where('person', '=', it.person).execute()
  await tx
    .insertInto('known_device')
    .values({ person: it.person, digest, last_at: new Date(it.at) })
    .onConflict((on) => on.columns(['person', 'digest']).doUpdateSet({ last_at: new Date(it.at) }))
    .execute()
  if (known.length === 0 || known.some((one) => one.digest.equals(digest))) return
  await notify(tx, ctx, {
    person: it.person,
    sort: 'new-device',
    params: { device, address: it.request.ip },
    at: it.at,
  })
}

/** The browser's name and the system, without versions, which change by themselves. */
export function deviceOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)/.exec(agent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(' · ')
}

/** Providers hand out addresses anew every day; the part of the network stays. */
export const networkOf = (address: string): string =>
  isIPv6(address) && !address.includes('.')
    ? address.split(':').slice(0, 2).join(':')
    : address.replace(/^.*:/, '').split('.').slice(0, 2).join('.')
