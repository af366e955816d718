import type { z } from 'zod'
import type { guides } from '#api/guides.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeGuide } from '#core/permission/guide.ts'
import type { Context } from '../context.ts'
import { guideList } from '../db/guides.ts'
import { presentGuide } from '../present/guide.ts'

/** A guide as the list of guides shows it. */
export type GuideListed = z.input<(typeof guides)['GET /guides']['response']>['items'][number]

/** The guides that this person may see, as their screen and their register show them. */
export async function guidesSeen(
  ctx: Context,
  actor: Actor,
  by: { readonly call?: string | undefined },
): Promise<GuideListed[]> {
  const rows = await guideList(ctx.db, by)
  return rows
    .filter((row) => maySeeGuide(actor, row.it))
    .map((row) => ({ ...presentGuide(row), directions: row.directions }))
}
