import pg from 'pg'
import { startEmbedded } from '#server/db/embedded.ts'

/** Writes rows until it is killed, and tells its parent of each one after the database has acknowledged it. */
const [folder = '', from = '0'] = process.argv.slice(2)
const { url } = await startEmbedded({ folder })
const pool = new pg.Pool({ connectionString: url, max: 4 })
pool.on('error', () => {})
await pool.query('create table if not exists line (n bigint primary key)')
const write = async (lane: number) => {
  for (let n = Number(from) + lane; ; n += 4) {
    await pool.query('insert into line values ($1)', [n])
    process.send?.(n)
  }
}
await Promise.all([0, 1, 2, 3].map(write))
