import type { z } from 'zod'
import type { GroupRow, groups, groupView } from '#api/groups.ts'
import type { OfficeCode } from '#core/id.ts'
import { mayBegin } from '#core/permission/direction.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import { dissolveGroup, makeGroup, nameGroup, putMember, takeMember } from '../commands/group/change.ts'
import { regroupOffice } from '../commands/group/regroup.ts'
import { type DeskRow, deskRows, directionCounts } from '../db/groups.ts'
import { condensingDeskOf } from '../lists/condensing-desk.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** So many at once are read and drawn without waiting; a desk with more is narrowed by kind and field. */
const mostRows = 1000

/** Groups of like suggestions, per office. */
export const groupRoutes: HandlersOf<typeof groups> = {
  'GET /offices/:code/groups': async (ctx, { actor, params, query }) => {
    const asked = { ...query, office: condensingDeskOf(actor, params.code) }
    const [rows, directions] = await Promise.all([
      deskRows(ctx.db, actor, asked, mostRows + 1),
      directionCounts(ctx.db, actor, asked),
    ])
    const shown = rows.slice(0, mostRows)
    return {
      groups: grouped(shown),
      loose: shown.filter((row) => row.group === null).map(presentRow),
      more: rows.length > mostRows,
      directions,
      mayAskModel: ctx.config.model !== null && mayBegin(actor, asked.office).ok,
    }
  },
  'POST /offices/:code/groups': async (ctx, { actor, params, body, at }) =>
    granted(await makeGroup(ctx, actor, params.code as OfficeCode, body, at)),
  'POST /offices/:code/groups/regroup': async (ctx, { actor, params, body, at }) =>
    granted(await regroupOffice(ctx, actor, params.code as OfficeCode, body, at)),
  'PATCH /groups/:id': async (ctx, { actor, params, body, at }) => {
    granted(await nameGroup(ctx, actor, params.id, body.name, at))
    return {}
  },
  'DELETE /groups/:id': async (ctx, { actor, params, at }) => {
    granted(await dissolveGroup(ctx, actor, params.id, at))
    return {}
  },
  'PUT /groups/:id/members/:suggestion': async (ctx, { actor, params, at }) => {
    granted(await putMember(ctx, actor, params.id, params.suggestion, at))
    return {}
  },
  'DELETE /groups/:id/members/:suggestion': async (ctx, { actor, params, at }) => {
    granted(await takeMember(ctx, actor, params.id, params.suggestion, at))
    return {}
  },
}

function grouped(rows: readonly DeskRow[]): z.input<typeof groupView>[] {
  const made = new Map<string, { id: string; name: string; model: string | null; members: GroupRow[] }>()
  for (const row of rows) {
    if (row.group === null) continue
    const group = made.get(row.group) ?? {
      id: row.group,
      name: row.group_name ?? '',
      model: row.group_model,
      members: [],
    }
    group.members.push(presentRow(row))
    made.set(row.group, group)
  }
  return [...made.values()]
}

/** The head of a suggestion as the desk lists it. */
export const presentRow = (row: DeskRow): GroupRow => ({
  id: row.id,
  no: row.no ?? '',
  title: row.title,
  kind: row.kind,
  field: row.field,
  state: row.state as State,
  revision: row.revision,
  org: { name: row.org_name, type: row.org_type },
  directions: [...row.directions],
  byHand: row.by_hand,
})
