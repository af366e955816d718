import { expect, test } from 'vitest'
import { nameOfStatement } from './statement.ts'

test.each([
  ['select "id" from "call" limit $1', 'select', 'call'],
  ['insert into "answer_log" ("op") values ($1)', 'insert', 'answer_log'],
  ['update "session" set "last_seen" = $1', 'update', 'session'],
  ['delete from only public.pulse where minute < $1', 'delete', 'pulse'],
  ['  (select 1)', 'select', undefined],
  ["select 'taken from drawer' as said from person", 'select', 'person'],
  ['select (select n from expert) from unnest($1) as it join session s on true', 'select', 'session'],
  ['insert into "mail" ("id") select id from it', 'insert', 'mail'],
  ['/* from nowhere */ truncate x', 'other', undefined],
  ['with seen as (insert into presence (a) select $1) select 1', 'with', 'presence'],
])('%s is named %s %s', (text, operation, table) => {
  expect(nameOfStatement(text)).toEqual({ operation, table })
})
