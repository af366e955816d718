import type { Readable } from 'node:stream'
import { exportSubject } from '#core/export.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayExport } from '#core/permission/export.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { cancelExport as cancel, exportOf } from '../../db/exports.ts'
import { append } from '../../db/facts.ts'
import { exporterOf } from './exporter-of.ts'
import { keyOfExport } from './key.ts'

/** The bytes of one's own export, for as long as one may still take such things out; every fetching is a fact. */
export async function fetchExport(
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
): Promise<Result<{ readonly name: string; readonly size: number; readonly bytes: Readable }, Reason>> {
  const it = await exportOf(ctx.db, actor.person, id)
  if (!it) return err({ why: 'not-found' })
  const may = mayExport(actor, it.sort)
  if (!may.ok) return may
  if (it.state !== 'ready' || it.size === null) return err({ why: 'not-ready', state: it.state })
  if (it.expiresAt !== null && it.expiresAt <= at) return err({ why: 'not-ready', state: 'expired' })
  // Whoever may no longer ask for it may no longer fetch it: a unit is left, an office changed.
  const exporter = exporterOf(it.sort, it.wanted)
  if (!exporter.ok) return exporter
  await exporter.value.may(ctx, actor, it.language)
  const bytes = await ctx.files.read(keyOfExport(it))
  await ctx.db
    .transaction()
    .execute((tx) =>
      append(
        tx,
        exportSubject(it.id),
        [{ happened: 'export-fetched', detail: { sort: it.sort } }],
        actor.person,
        at,
      ),
    )
    .catch((error: unknown) => {
      bytes.destroy()
      throw error
    })
  return ok({ name: it.name, size: it.size, bytes })
}

/** Gives up one's own export that is not done. */
export async function cancelExport(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<Result<undefined, Reason>> {
  const it = await exportOf(ctx.db, actor.person, id)
  if (!it) return err({ why: 'not-found' })
  if (await cancel(ctx.db, it.id, ctx.now())) return ok(undefined)
  const now = await exportOf(ctx.db, actor.person, id)
  return err({ why: 'not-ready', state: now?.state ?? it.state })
}
