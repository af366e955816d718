import type { Compilable, CompiledQuery } from 'kysely'
import type { Db, Tx } from '../context.ts'

/** Stands for a value until it is given. */
class Gap {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }
}

/**
 * A statement that is put together once, for the few that are asked so often that putting them together is felt. What is given
 * may only be passed on as values: a statement that looks at them would look at gaps.
 */
export function compiledOnce<Given extends object, Row>(
  build: (db: Db | Tx, given: Given) => Compilable<Row>,
): (db: Db | Tx, given: Given) => Promise<readonly Row[]> {
  let known: CompiledQuery<Row> | undefined
  return async (db, given) => {
    known ??= build(db, new Proxy({}, { get: (_, name) => new Gap(name) }) as Given).compile()
    const parameters = known.parameters.map((it) => (it instanceof Gap ? Reflect.get(given, it.name) : it))
    const { rows } = await db.executeQuery<Row>({ ...known, parameters })
    return rows
  }
}
