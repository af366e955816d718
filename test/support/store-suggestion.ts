import type { Insertable } from 'kysely'
import type { SuggestionTable } from '#server/db/schema.ts'
import type { TestApp } from './app.ts'
import type { MadeOrg, MadePerson } from './people.ts'

let serial = 0

/** A suggestion put straight into its table: for counting and reminding, where what it says does not matter. */
export async function storeSuggestion(
  { ctx }: TestApp,
  call: string,
  by: { readonly filer: MadePerson; readonly org: MadeOrg },
  change: Partial<Insertable<SuggestionTable>> = {},
): Promise<string> {
  const at = new Date(ctx.now())
  const id = ctx.dice.id(ctx.now())
  const installed = await ctx.calls.byId(call)
  if (!installed) throw new Error(`${call} is not installed`)
  const filed = (change.state ?? 'draft') !== 'draft'
  await ctx.db
    .insertInto('suggestion')
    .values({
      id,
      call,
      call_version: installed.versionId,
      org: by.org.id,
      filer: by.filer.id,
      kind: 'TECH',
      field: 'SEA',
      title: '海上风电叶片防腐涂层',
      state: 'draft',
      since: at,
      created_at: at,
      edited_at: at,
      ...(filed
        ? {
            no: `XS2030-TECH-${String(++serial).padStart(6, '0')}`,
            versions: 1,
            first_handed_in: at,
            handed_in: at,
            cohort: 'concentrated',
            office: 'ONE',
          }
        : {}),
      ...change,
    })
    .execute()
  return id
}
