import type pg from 'pg'
import { drain } from './bytes.ts'
import { referencesOf, tablesOf } from './catalogue.ts'
import { copyIn, copyOut } from './copy.ts'
import { places, type Table } from './manifest.ts'
import { quoted } from './reach.ts'
import type { Backup } from './reading.ts'
import { RowsDigest } from './rows-digest.ts'

/**
 * Fills the tables in one transaction: all of it is there in the end, or nothing is. References are taken off and made anew, which
 * also checks them, and triggers rest: what they would do was done when the rows were first written.
 */
export async function loadTables(client: pg.Client, backup: Backup): Promise<void> {
  const { tables, sequences } = backup.manifest
  await client.query('begin')
  try {
    await refuseOtherShape(client, tables)
    const references = await referencesOf(client)
    for (const { table, name } of references)
      await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
    await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
    for (const it of tables) await loadTable(client, backup, it)
    for (const { table, name, definition } of references)
      await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`)
    for (const { table, column, last } of sequences)
      if (last > 0)
        await client.query('select setval(pg_get_serial_sequence($1, $2), $3)', [quoted(table), column, last])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function loadTable(client: pg.Client, backup: Backup, it: Table): Promise<void> {
  const table = quoted(it.name)
  const columns = it.columns.map(quoted).join(', ')
  await client.query(`alter table ${table} disable trigger user`)
  await copyIn(client, `copy ${table} (${columns}) from stdin`, await backup.read(places.table(it.name)))
  await client.query(`alter table ${table} enable trigger user`)
  const digest = new RowsDigest()
  await drain(copyOut(client, `copy ${table} (${columns}) to stdout`, digest))
  if (digest.rows !== it.rows || digest.hex() !== it.digest)
    throw new Error(`${it.name} is not what it was after it had been filled; nothing was restored.`)
}

/** The migrations of the backup must have made just the tables that it holds. */
async function refuseOtherShape(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const shapes = await tablesOf(client)
  const written = (it: { readonly name: string; readonly columns: readonly string[] }) =>
    `${it.name}(${[...it.columns].sort().join()})`
  const [here, there] = [new Set(shapes.map(written)), new Set(tables.map(written))]
  const odd = [...shapes, ...tables].filter((it) => !here.has(written(it)) || !there.has(written(it)))
  if (odd.length > 0)
    throw new Error(
      `The backup's tables are not those that its migrations make: ${odd.map((it) => it.name).join(', ')}.`,
    )
}
