import { type Logger, pino } from 'pino'
import { traceIds } from './traces/traces.ts'

const warning = 40
const halfASecond = 500

/**
 * What the server says of itself, on standard output. Lines go out many at a time, half a second later at most and in any
 * case before the process ends: one write for each request would cost as much as answering a small one. Warnings and
 * errors go out at once, with everything before them.
 * Where requests are traced, each line says to which trace it belongs.
 */
export function openLog(level: string, traced = false): Logger {
  const out = pino.destination({ fd: 1, sync: true, minLength: 4096 })
  setInterval(() => out.flush(), halfASecond).unref()
  process.on('exit', () => out.flushSync())
  const logMethod = function (this: Logger, args: Parameters<pino.LogFn>, log: pino.LogFn, at: number): void {
    log.apply(this, args)
    if (at >= warning) out.flushSync()
  }
  return pino({ level, hooks: { logMethod }, ...(traced ? { mixin: traceIds } : {}) }, out)
}
