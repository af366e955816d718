import { readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { open } from '#server/main.ts'
import type { Surroundings } from './verb.ts'

/** Runs a step on the site's database, beside a running server or without one, and closes it again. */
export async function withDatabase<T>(
  { env, root }: Surroundings,
  step: (ctx: Context) => Promise<T>,
): Promise<T> {
  const opened = await open(readConfig({ LOG_LEVEL: 'warn', ...env }, 'real', root))
  try {
    return await step(opened.ctx)
  } finally {
    await opened.close()
  }
}
