import { expect, test } from 'vitest'
import { anActor } from '#test/support/make-suggestion.ts'
import { exportSorts } from '../export.ts'
import type { Actor } from './actor.ts'
import { mayExport, mayRestExports, takesOut } from './export.ts'

const roles: readonly [string, Actor][] = [
  ['somebody without a role', anActor({})],
  ['an officer', anActor({ worksIn: ['ONE' as never] })],
  ['a head of office', anActor({ worksIn: ['ONE' as never], heads: ['ONE' as never] })],
  ['triage', anActor({ triage: true })],
  ['the leader', anActor({ leader: true })],
  ['the auditor', anActor({ auditor: true })],
  ['the keeper of accounts', anActor({ sysAdmin: true })],
]

test.each(roles)('%s takes out what is their own, and more only with the role for it', (_, actor) => {
  const without = exportSorts.filter((sort) => mayExport(actor, sort).ok)
  expect(without).toEqual([
    'my-suggestions',
    'unit-suggestions',
    'unit-counted-suggestions',
    'unit-unfinished',
    'members',
    'dossier',
  ])
  expect(exportSorts.filter((sort) => mayExport({ ...actor, exports: true }, sort).ok)).toEqual([
    ...exportSorts,
  ])
  expect(['author', 'unit', 'office', 'overseeing'].filter((it) => takesOut(actor, it))).toEqual([
    'author',
    'unit',
  ])
  expect(takesOut({ ...actor, exports: true }, 'office')).toBe(true)
  expect(mayRestExports(actor).ok).toBe(actor.triage)
})
