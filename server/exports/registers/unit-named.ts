import type { Context } from '../../context.ts'

/** What a unit is called, for the sheet that says what a register was narrowed by. */
export const unitNamed = async (ctx: Context, id: string): Promise<string | undefined> =>
  (await ctx.db.selectFrom('org').select('name').where('id', '=', id).executeTakeFirst())?.name
