/** The few parts of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  interface Request {
    readonly method?: string
    readonly path?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }
  interface Options {
    readonly url: string
    readonly connections: number
    readonly amount?: number
    readonly duration?: number
    readonly timeout?: number
    readonly requests?: readonly { readonly setupRequest: (request: Request) => Request }[]
  }
  interface Outcome {
    readonly duration: number
    readonly errors: number
    readonly timeouts: number
  }
  interface Running extends EventEmitter, PromiseLike<Outcome> {
    stop(): void
  }
  export default function autocannon(options: Options): Running
}
