import { callCheckVerb, routeVerb } from './call.ts'
import { dbMigrate } from './db-migrate.ts'
import { serve, start } from './serve.ts'
import type { Verb } from './verb.ts'

/** Every command, under the words that one types. */
export const verbs: Readonly<Record<string, Verb>> = {
  start,
  serve,
  'db migrate': dbMigrate,
  'call check': callCheckVerb,
  route: routeVerb,
}
