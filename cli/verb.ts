import type { Env } from '#server/config.ts'

/** What every command is given besides its own words. */
export interface Surroundings {
  readonly env: Env
  /** Relative folders of the settings start here. */
  readonly root: string
}

/** One command of the command line. */
export interface Verb {
  /** What it does, in one line of the list of commands. */
  readonly about: string
  run(args: readonly string[], surroundings: Surroundings): Promise<void>
}
