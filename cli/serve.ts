import { readConfig } from '#server/config.ts'
import { run } from '#server/main.ts'
import type { Verb } from './verb.ts'

/** `start`: the demo city on this machine. */
export const start: Verb = {
  about: 'start the demo city on 127.0.0.1, with invented units and known passwords',
  run: (_args, { env, root }) => run(readConfig(env, 'demo', root)),
}

/** `serve`: a site for people's work. */
export const serve: Verb = {
  about: 'start a real site; refuses unsafe settings',
  run: (_args, { env, root }) => run(readConfig(env, 'real', root)),
}
