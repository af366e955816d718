import { makeGood } from '../commands/call/make-good.ts'
import type { Context } from '../context.ts'

/** Moves the end of a call where its own rule for outages says so. Done twice, it changes nothing more. */
export async function makeGoodOutages(ctx: Context): Promise<void> {
  for (const { call } of await ctx.calls.current()) {
    if (call.handling.outage === undefined) continue
    const made = await makeGood(ctx, call.id, ctx.now())
    if (made.ok && made.value.closes !== null)
      ctx.log.warn({ call: call.id, closes: made.value.closes }, 'The end was moved for an outage.')
  }
}
