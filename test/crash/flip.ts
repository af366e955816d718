import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#server/context.ts'

/** A column as the database describes it. */
export interface Column {
  readonly name: string
  readonly type: string
}

export async function columnsOf(tx: Tx, table: string): Promise<readonly Column[]> {
  const { rows } =
    await sql<Column>`select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(tx)
  return rows
}

type Flip = (text: string, bit: number) => string | undefined

const flippedBytes = (bytes: Buffer, bit: number): Buffer => {
  const at = Math.floor(bit / 8) % bytes.length
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8))
  return bytes
}

const number =
  (width: number): Flip =>
  (text, bit) =>
    String(BigInt.asIntN(width, BigInt(text) ^ (1n << BigInt(bit % width))))

/** Text with a bit changed, read again as a value of its column; what is no text any more is no such value. */
const inValue: Flip = (text, bit) => {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length === 0) return undefined
  const now = flippedBytes(bytes, bit)
  const read = now.toString('utf8')
  return read.includes('\0') || !Buffer.from(read, 'utf8').equals(now) ? undefined : read
}

const inBytes: Flip = (hex, bit) =>
  hex === '' ? undefined : flippedBytes(Buffer.from(hex, 'hex'), bit).toString('hex')

/** Lets bytes be written as a text that is none, as a disk does it. */
export const allowBytes = (tx: Tx): Promise<unknown> =>
  sql`create cast (bytea as text) without function`.execute(tx)

interface Way {
  readonly read: (column: string) => RawBuilder<string>
  readonly flip: Flip
  readonly write: (text: string) => RawBuilder<unknown>
}

const plain = (column: string): RawBuilder<string> => sql`${sql.ref(column)}::text`
const way = (type: string, flip: Flip): Way => ({
  read: plain,
  flip,
  write: (text) => sql`${text}::text::${sql.raw(type)}`,
})

/** How a column of each type is read, changed and written with one bit changed. */
const ways: Readonly<Record<string, Way>> = {
  text: {
    read: (column) => sql`encode(convert_to(${sql.ref(column)}, 'UTF8'), 'hex')`,
    flip: inBytes,
    write: (hex) => sql`decode(${hex}, 'hex')::text`,
  },
  jsonb: way('jsonb', inValue),
  integer: way('integer', number(32)),
  bigint: way('bigint', number(64)),
  uuid: way('uuid', (text, bit) =>
    flippedBytes(Buffer.from(text.replaceAll('-', ''), 'hex'), bit).toString('hex'),
  ),
  bytea: {
    read: (column) => sql`encode(${sql.ref(column)}, 'hex')`,
    flip: inBytes,
    write: (text) => sql`decode(${text}, 'hex')`,
  },
  // Kept as microseconds; the bits above these lead to times that no calendar has.
  'timestamp with time zone': {
    read: (column) => sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`,
    flip: (text, bit) => String(BigInt(text) ^ (1n << BigInt(bit % 52))),
    write: (text) =>
      sql`timestamptz 'epoch' + ${text}::bigint / 1000000 * interval '1 second' + ${text}::bigint % 1000000 * interval '1 microsecond'`,
  },
}

/** What was changed: the row's key before and after. */
export interface Flipped {
  readonly bit: number
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Changes one bit of one row's column, past triggers, references and checks; undefined where the result is no value at all. */
export async function flipBit(
  tx: Tx,
  table: string,
  key: readonly string[],
  column: Column,
  dice: () => number,
): Promise<Flipped | undefined> {
  const it = ways[column.type]
  if (!it) throw new Error(`nobody knows how to change a bit of ${column.type}`)
  const names = sql<string[]>`array[${sql.join(key.map((one) => sql`${sql.ref(one)}::text`))}]`
  const { rows } = await sql<{ place: string; text: string; names: string[] }>`
    select ctid::text as place, ${it.read(column.name)} as text, ${names} as names from ${sql.table(table)}
    where ${sql.ref(column.name)} is not null order by ctid`.execute(tx)
  const row = rows[Math.floor(dice() * rows.length)]
  if (!row) return undefined
  const bit = Math.floor(dice() * Math.max(64, row.text.length * 8))
  const text = it.flip(row.text, bit)
  if (text === undefined) return undefined
  const done = await sql<{
    names: string[]
  }>`update ${sql.table(table)} set ${sql.ref(column.name)} = ${it.write(text)}
    where ctid = ${row.place}::tid and ${sql.ref(column.name)} is distinct from ${it.write(text)} returning ${names} as names`.execute(
    tx,
  )
  const [after] = done.rows
  return after && { bit, before: row.names, after: after.names }
}
