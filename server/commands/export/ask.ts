import { sql } from 'kysely'
import type { ExportSort } from '#core/export.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayExport } from '#core/permission/export.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Language } from '#text/sentences.ts'
import type { Context, Tx } from '../../context.ts'
import { insertExport, waitingExports } from '../../db/exports.ts'
import { wholly } from '../../db/undoing.ts'
import { exporterOf } from './exporter-of.ts'

/** So many of one person's wait at a time. */
const mostWaiting = 5

export interface ExportAsked {
  readonly key: string
  readonly sort: ExportSort
  readonly wanted: Readonly<Record<string, unknown>>
}

/** Asks for an export: refused at once where it may not be, counted, and put into the queue. */
export async function askExport(
  ctx: Context,
  actor: Actor,
  asked: ExportAsked,
  language: Language,
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const may = mayExport(actor, asked.sort)
  if (!may.ok) return may
  const exporter = exporterOf(asked.sort, asked.wanted)
  if (!exporter.ok) return exporter
  const planned = await exporter.value.plan(ctx, actor, language)
  return wholly(ctx, { actor: actor.person, key: asked.key, what: 'export', at }, async (tx) => {
    if ((await waitingExports(tx, actor.person)) >= mostWaiting)
      return err({ why: 'too-many-exports', most: mostWaiting })
    const id = ctx.dice.id(at)
    const { sort, wanted } = asked
    await insertExport(tx, { id, person: actor.person, sort, wanted, language, createdAt: at, ...planned })
    await callMaker(tx)
    return ok({ id })
  })
}

/** Has the queue looked at once the transaction stands; asked for twice, it is looked at once. */
const callMaker = (tx: Tx) =>
  sql`select graphile_worker.add_job('make-exports', job_key => 'make-exports')`.execute(tx)
