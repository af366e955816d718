import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { assemblable } from '#core/permission/guide.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { boardRows, lockGuide } from '../../db/guides.ts'
import { notifyAll } from '../../mail/notify.ts'

/** Reminds everybody of an office of the directions that this guide still waits for; gives how many people were told. */
export const remindOffice = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: { readonly key: string; readonly office: string },
  at: Instant,
): Promise<Result<{ readonly told: number }, Reason>> =>
  ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, asked.key, `remind ${asked.office} ${id}`, at, async () => {
      const row = await lockGuide(tx, id)
      if (!row) return err({ why: 'not-found' })
      const held = assemblable(actor, row.it)
      if (!held.ok) return held
      const inForce = await ctx.calls.byId(row.it.call)
      if (!inForce?.call.offices.some((office) => office.code === asked.office))
        return err({ why: 'unknown-code', code: asked.office })
      const rows = await boardRows(tx, row.it.call, row.it.kinds, id)
      const open = rows.filter((it) => it.office === asked.office && waits.includes(it.state)).length
      const people = await tx
        .selectFrom('staff')
        .select('person')
        .distinct()
        .where('scope', '=', asked.office)
        .where('role', 'in', ['officer', 'office-head'])
        .execute()
      await notifyAll(
        tx,
        ctx,
        people.map(({ person }) => ({
          person,
          sort: 'guide-reminder' as const,
          params: { guide: row.title, open },
          at,
        })),
      )
      return ok({ told: people.length })
    }),
  )

const waits: readonly string[] = ['drafting', 'proposed', 'confirmed']
