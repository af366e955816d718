/** The little of the store's interface that is used here; the package brings no types. */
declare module 's3rver' {
  import type { IncomingMessage } from 'node:http'

  interface Options {
    address: string
    port: number
    silent: boolean
    directory: string
    allowMismatchedSignatures: boolean
    vhostBuckets: boolean
    configureBuckets: readonly { readonly name: string }[]
  }
  interface Exchange {
    readonly req: IncomingMessage
    status: number
    body: string
  }
  export default class S3rver {
    readonly middleware: ((exchange: Exchange, next: () => Promise<void>) => Promise<void>)[]
    constructor(options: Options)
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
}
