import pg from 'pg'

/**
 * Connections for the job queue. The queue's own pool is neither listened to nor waited for while it closes, so a database
 * that stops right after it would end the process with an error; ours is, by whoever ends it.
 */
export function jobPool(url: string, max: number, log: (line: string) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'zhinan jobs',
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  })
  const lost = (error: Error) => log(`a connection of the job queue was lost: ${error.message}`)
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}
