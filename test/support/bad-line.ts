import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line to a server that breaks: a proxy that knows nothing of what goes over it. */
export interface BadLine {
  readonly origin: string
  /** Every connection is cut once so many bytes have gone up over it. */
  cutAfter(bytes: number): void
  /** Cuts what there is, and takes nothing until it is up again. */
  down(): void
  up(): void
  /** How many connections were cut so far. */
  cuts(): number
  close(): Promise<void>
}

export async function badLine(to: string): Promise<BadLine> {
  const { hostname, port } = new URL(to)
  const open = new Set<Socket>()
  let most = Number.POSITIVE_INFINITY
  let isDown = false
  let cuts = 0
  const server: Server = createServer((near) => {
    if (isDown) {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    const end = () => {
      near.destroy()
      far.destroy()
      open.delete(near)
    }
    open.add(near)
    let sent = 0
    near.on('data', (chunk) => {
      sent += chunk.length
      if (sent > most) {
        cuts++
        // What the kernel has taken is on its way; the rest of this piece is lost, in the middle of whatever it was.
        far.write(chunk.subarray(0, Math.max(0, chunk.length - (sent - most))))
        end()
        return
      }
      if (!far.write(chunk)) near.pause()
    })
    far.on('drain', () => near.resume())
    far.pipe(near)
    for (const side of [near, far]) side.on('error', end).on('close', end)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = server.address() as { readonly port: number }
  const cutAll = () => {
    for (const it of open) it.destroy()
  }
  return {
    origin: `http://127.0.0.1:${own.port}`,
    cutAfter: (bytes) => {
      most = bytes
    },
    down: () => {
      isDown = true
      cutAll()
    },
    up: () => {
      isDown = false
    },
    cuts: () => cuts,
    close: async () => {
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
