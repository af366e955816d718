import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/canonical.ts'
import { dayOf, type Instant, plusDays, startOf } from '#core/instant.ts'
import { fillCity, usualSeed } from '#demo/city.ts'
import { callNames, findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall, type WindowGiven } from '#server/commands/call/install.ts'
import { type Env, readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { open } from '#server/main.ts'
import { problemLine } from './call.ts'
import type { Verb } from './verb.ts'

/** `demo`: fills an empty site with the demo city and leaves it stopped. */
export const demo: Verb = {
  about: 'fill an empty site with the demo city',
  run: async (_args, { env, root }) => {
    const opened = await open(readConfig({ LOG_LEVEL: 'warn', ...env }, 'demo', root))
    try {
      await prepareDemo(opened.ctx, env)
    } finally {
      await opened.close()
    }
  },
}

/** Everything that the demo city stands on. A second time it finds everything in place. */
export async function prepareDemo(ctx: Context, env: Env): Promise<void> {
  await installDemoCalls(ctx, env)
  await fillCity(ctx, { seed: usualSeed, log: (line) => console.log(line) })
}

/** Installs every call in `calls/`; what a folder has not changed, a start leaves as it is in force. */
export async function installDemoCalls(ctx: Context, env: Env): Promise<void> {
  for (const name of await callNames()) {
    const files = await readCallFolder(await findCallFolder(name))
    const digest = createHash('sha256').update(canonicalJson(files)).digest('hex')
    const key = `call-folder:${name}`
    // Reading and auditing a folder takes as long as the rest of a start; one that has not changed is in force already.
    if ((await settingOf(ctx, key)) === digest) continue
    const installed = await installCall(ctx, files, windowOf(files, ctx.now()), ctx.now(), 'first-only')
    if (!installed.ok) throw new Error(installed.error.map((it) => problemLine(it, env)).join('\n'))
    const setting = { value: JSON.stringify(digest), changed_at: new Date(ctx.now()) }
    await ctx.db
      .insertInto('setting')
      .values({ key, ...setting })
      .onConflict((on) => on.column('key').doUpdateSet(setting))
      .execute()
  }
}

/** With whom one can sign in, a line each; the sign-in page shows the same. */
export async function signInLines(ctx: Context): Promise<readonly string[]> {
  const signIns = ((await settingOf(ctx, 'demo-sign-ins')) ?? []) as readonly {
    readonly email: string
    readonly password: string
    readonly role: string
  }[]
  const width = Math.max(0, ...signIns.map((it) => it.email.length))
  return signIns.map((it) => `  ${it.email.padEnd(width)}  ${it.password}  ${it.role}`)
}

const settingOf = async (ctx: Context, key: string): Promise<unknown> =>
  (await ctx.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst())?.value

/** An invented call is collecting on the day on which the city is made, so that a countdown can be seen (ruling 22). */
function windowOf(files: Readonly<Record<string, string>>, now: Instant): WindowGiven {
  const { invented } = JSON.parse(files['call.json'] ?? '{}') as { readonly invented?: boolean }
  if (!invented) return {}
  const today = dayOf(now)
  return { opens: startOf(plusDays(today, -20)), closes: startOf(plusDays(today, 10)) }
}
