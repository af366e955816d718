import { type Config, readConfig, UnusableSettings } from '#server/config.ts'
import { patience } from '#server/db/away.ts'
import { checkStore, UnusableStore } from '#server/files/open.ts'
import { start as listen, type Opened, open, stopOnSignal } from '#server/main.ts'
import { prepareDemo, signInLines } from './demo.ts'
import type { Verb } from './verb.ts'

/** `start`: the demo city on this machine. */
export const start: Verb = {
  about: 'start the demo city on 127.0.0.1, with invented units and known passwords',
  run: async (_args, { env, root }) => {
    const config = readConfig({ LOG_LEVEL: 'warn', ...env }, 'demo', root)
    const { ctx } = await run(config, ({ ctx }) => prepareDemo(ctx, env))
    for (const line of await signInLines(ctx)) console.log(line)
  },
}

/** `serve`: a site for people's work. */
export const serve: Verb = {
  about: 'start a real site; refuses unsafe settings',
  run: async (_args, { env, root }) => {
    const config = readConfig(env, 'real', root)
    for (const warning of config.warnings) console.error(`warning: ${warning}`)
    await run(config, async ({ ctx }) => {
      if ((await ctx.calls.current()).length === 0)
        console.error('No call is installed yet: zhinan call install <name or folder>')
    })
  },
}

/** Opens, prepares, listens, and says where; what was opened is closed again when that fails. */
async function run(config: Config, prepare: (opened: Opened) => Promise<void>): Promise<Opened> {
  const opened = await open(config, patience)
  try {
    await checkFiles(opened)
    await prepare(opened)
    const running = await listen(opened)
    stopOnSignal(running, opened.ctx.log)
    console.log(`Zhinan: ${config.port === 0 ? running.address : config.publicUrl}`)
    return running
  } catch (error) {
    await opened.close()
    throw isPortTaken(error)
      ? new UnusableSettings([`PORT ${config.port} is taken on ${config.host}.`])
      : error
  }
}

/** A store that can never work is told of at once; one that is away for the moment is waited for. */
async function checkFiles({ ctx }: Opened): Promise<void> {
  const found = await checkStore(ctx.files, ctx.dice.id(ctx.now())).catch((error: unknown) => {
    throw error instanceof UnusableStore ? new UnusableSettings([error.message]) : error
  })
  if (found === 'away') ctx.log.warn('The file store does not answer; attachments wait until it does.')
}

const isPortTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
