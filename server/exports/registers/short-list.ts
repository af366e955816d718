import type { z } from 'zod'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf, type Filtered, type RegisterSort } from './book.ts'
import type { Sheet } from './sheet.ts'
import { sheetOf } from './sheet.ts'
import { workbookName } from './workbook-name.ts'

/** What a register of a list that its screen shows whole is made of. */
interface ShortList<Wanted, Found> {
  readonly sort: RegisterSort
  readonly wanted: z.ZodType<Wanted>
  readonly personal: boolean
  /** The very function of the list's route; throws `Refused` where the person may not. */
  readonly found: (ctx: Context, actor: Actor, asked: Wanted, at: Instant) => Promise<readonly Found[]>
  readonly filter: (ctx: Context, asked: Wanted, language: Language) => Promise<Filtered>
  readonly sheets: (
    ctx: Context,
    all: readonly Found[],
    language: Language,
    more: { readonly actor: Actor; readonly asked: Wanted; readonly at: Instant },
  ) => Promise<readonly Sheet[]>
}

/** The register of a list without pages: asked for once, with the function that its route calls. */
export const shortList = <Wanted, Found>(of: ShortList<Wanted, Found>): Exporter<Wanted> => ({
  wanted: of.wanted,
  plan: async (ctx, actor, asked, language) => ({
    total: (await of.found(ctx, actor, asked, ctx.now())).length,
    name: workbookName(sentences(language).register.files[of.sort], ctx.now()),
    personal: of.personal,
  }),
  write: async function* (ctx, actor, asked, making) {
    const { language, at } = making
    const all = await of.found(ctx, actor, asked, at)
    await making.on(all.length)
    yield* bookOf(ctx, making, {
      sort: of.sort,
      filter: await of.filter(ctx, asked, language),
      sheets: await of.sheets(ctx, all, language, { actor, asked, at }),
    })
  },
})

/** A sheet of rows that are at hand. */
export const sheetOfAll = <Row>(
  name: string,
  columns: Parameters<typeof sheetOf<Row>>[1],
  all: readonly Row[],
): Sheet =>
  sheetOf(name, columns, async function* () {
    yield all
  })
