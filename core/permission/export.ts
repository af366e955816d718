import { type ExportSort, ownSorts } from '../export.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

/**
 * May take out what the bureau holds: who may read it and was given the role for it besides (asks.md 14). What each list shows
 * whom is the list's own policy, which is asked as well. A dossier asks for each suggestion (`takesOut`).
 */
export const mayExport = (actor: Actor, sort: ExportSort): Result<Actor, Reason> =>
  actor.exports || ownSorts.includes(sort) ? ok(actor) : err({ why: 'not-an-exporter' })

/** May take out a suggestion that they read as this: its authors and their unit always, the bureau with the role. */
export const takesOut = (actor: Actor, relation: string): boolean =>
  relation === 'author' || relation === 'unit' || actor.exports

/** May let exports rest, or say when they do: who answers for the collection. */
export const mayRestExports = (actor: Actor): Result<Actor, Reason> =>
  actor.triage ? ok(actor) : err({ why: 'not-yours' })

/** May see how exports are set to rest: who may take anything out, and who sets it. */
export const seesRest = (actor: Actor): boolean => actor.triage || actor.exports || actor.auditor
