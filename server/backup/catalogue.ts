import type pg from 'pg'

/** A table as far as its rows are concerned. */
export interface TableShape {
  readonly name: string
  /** Those that are stored and not computed, in the table's own order. */
  readonly columns: readonly string[]
}

const ours = `n.nspname = current_schema() and c.relkind = 'r'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** Every table that a crash would keep; what is unlogged (presence) is of use for seconds only. */
export async function tablesOf(client: pg.Client): Promise<readonly TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relpersistence = 'p' order by c.relname collate "C"`)
  return rows
}

/** Unlogged tables too: what has to go before a database is empty. */
export async function everyTable(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`)
  return rows.map((it) => it.name)
}

/** Functions of the schema that no extension brought. */
export async function functionsOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = current_schema()
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`)
  return rows.map((it) => it.name)
}

/** Columns that count by themselves, and the last number given. */
export async function sequencesOf(
  client: pg.Client,
): Promise<readonly { readonly table: string; readonly column: string; readonly last: number }[]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select t.relname as "table", a.attname as "column", s.oid::regclass::text as sequence
    from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
    join pg_class t on t.oid = d.refobjid join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.relkind = 'S' and d.deptype in ('a', 'i') and n.nspname = current_schema() order by 1, 2`)
  const found = []
  for (const { table, column, sequence } of rows) {
    const last = await client.query<{ last: string }>(
      `select case when is_called then last_value else 0 end::text as last from ${sequence}`,
    )
    found.push({ table, column, last: Number(last.rows[0]?.last ?? 0) })
  }
  return found
}

/** References between tables, as the words that make each anew. */
export async function referencesOf(
  client: pg.Client,
): Promise<readonly { readonly table: string; readonly name: string; readonly definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = current_schema() order by 1, 2`)
  return rows
}

/** Which of these tables hold anything. */
export async function filled(client: pg.Client, tables: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of tables) {
    const { rowCount } = await client.query(`select from "${name.replaceAll('"', '""')}" limit 1`)
    if (rowCount !== null && rowCount > 0) found.push(name)
  }
  return found
}
