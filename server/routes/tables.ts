import { Readable } from 'node:stream'
import type { tables } from '#api/tables.ts'
import { keepPace } from '../auth/pace.ts'
import { mostBytes, readTable } from '../files/table/read.ts'
import { upTo } from '../files/up-to.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Reading keeps the server busy for a moment; nobody needs more of them. */
const pace = { most: 30, within: 60_000 }
/** Longer and wider than any table of a form. */
const most = { rows: 500, columns: 60, signs: 500_000 }

/** Tables from somebody's own machine, for one question of a form. */
export const tableRoutes: HandlersOf<typeof tables> = {
  'POST /read-table': async (ctx, { actor, request, at }) => {
    keepPace(ctx, `read-table:${actor.person}`, at, pace)
    if (!(request.body instanceof Readable))
      throw new Refused({ why: 'bad-input', problems: [{ at: 'content-type', problem: 'not-octet-stream' }] })
    const bytes = await upTo(mostBytes, request.body)
    const cells = bytes === undefined ? 'too-large' : await readTable(Buffer.from(bytes))
    if (typeof cells === 'string') return { problem: cells, rows: [] }
    const rows = cells
      .map((row, at) => ({ n: at + 1, cells: row.slice(0, most.columns) }))
      .filter((row) => row.cells.some((it) => it.trim() !== ''))
    if (rows.length === 0) return { problem: 'empty', rows: [] }
    // The first is the head.
    if (rows.length > most.rows + 1) return { problem: 'too-many-rows', rows: [] }
    const signs = rows.reduce((sum, row) => sum + row.cells.reduce((one, it) => one + it.length, 0), 0)
    return signs > most.signs ? { problem: 'too-large', rows: [] } : { problem: null, rows }
  },
}
