import type { ExpertRowView, ExpertView } from '#api/experts.ts'
import type { Expert } from '#core/expert/expert.ts'
import { maskedMobile } from '#core/person/account.ts'
import { entryOf } from '../commands/expert/entry.ts'
import type { Context } from '../context.ts'
import { correspondence, type PoolRow } from '../db/expert-list.ts'
import { loadsOf } from '../db/experts.ts'

/** An expert whole, as the bureau and they themselves read what is kept. */
export async function presentExpert(
  ctx: Context,
  it: Expert,
  own: 'own' | 'masked' = 'masked',
): Promise<ExpertView> {
  const [loads, written] = await Promise.all([loadsOf(ctx.db, [it.id]), correspondence(ctx.db, it.id)])
  const entry = entryOf(it)
  return {
    ...entry,
    // Whoever keeps the pool reads a number in full only where that is written down.
    mobile: own === 'own' || entry.mobile === '' ? entry.mobile : maskedMobile(entry.mobile),
    id: it.id,
    knownUnit: it.org !== null,
    units: entry.units.map((unit) => ({ ...unit })),
    fields: [...entry.fields],
    disciplines: [...entry.disciplines],
    keywords: [...entry.keywords],
    blackouts: entry.blackouts.map((days) => ({ ...days })),
    avoid: [...entry.avoid],
    state: it.state,
    revision: it.revision,
    load: loads.get(it.id) ?? 0,
    ...written,
  }
}

/** An expert in a list. */
export const presentExpertRow = ({ expert: it, load, invitedAt }: PoolRow): ExpertRowView => ({
  id: it.id,
  name: it.name,
  orgName: it.orgName,
  title: it.title,
  fields: [...it.fields],
  keywords: [...it.keywords],
  loadLimit: it.loadLimit,
  load,
  state: it.state,
  invitedAt,
})
