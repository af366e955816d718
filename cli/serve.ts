import { callNames, findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { type Config, type Env, readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { start as listen, type Opened, open, stopOnSignal } from '#server/main.ts'
import { problemLine } from './call.ts'
import type { Verb } from './verb.ts'

/** `start`: the demo city on this machine. */
export const start: Verb = {
  about: 'start the demo city on 127.0.0.1, with invented units and known passwords',
  run: async (_args, { env, root }) => {
    const config = readConfig({ LOG_LEVEL: 'warn', ...env }, 'demo', root)
    await run(config, ({ ctx }) => installMissingCalls(ctx, env))
  },
}

/** `serve`: a site for people's work. */
export const serve: Verb = {
  about: 'start a real site; refuses unsafe settings',
  run: async (_args, { env, root }) => {
    const config = readConfig(env, 'real', root)
    for (const warning of config.warnings) console.error(`warning: ${warning}`)
    await run(config, async () => {})
  },
}

/** Opens, prepares, listens, and says where. */
async function run(config: Config, prepare: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await open(config)
  await prepare(opened)
  const running = await listen(opened)
  stopOnSignal(running, opened.ctx.log)
  console.log(`指南 Zhinan: ${config.port === 0 ? running.address : config.publicUrl}`)
}

/** A demo that has its calls already keeps the versions it has. */
async function installMissingCalls(ctx: Context, env: Env): Promise<void> {
  for (const name of await callNames()) {
    if (await ctx.calls.byId(name)) continue
    const installed = await installCall(ctx, await readCallFolder(await findCallFolder(name)), {}, ctx.now())
    if (!installed.ok) throw new Error(installed.error.map((problem) => problemLine(problem, env)).join('\n'))
  }
}
