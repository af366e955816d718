import { z } from 'zod'
import { id } from '#api/endpoint.ts'
import { administrableOrg } from '#core/permission/org.ts'
import { sentences } from '#text/sentences.ts'
import { findOrg } from '../../db/orgs.ts'
import { presentInvitations, presentMembers } from '../../present/org.ts'
import { granted, Refused } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { day } from './sheet.ts'
import { sheetOfAll, shortList } from './short-list.ts'
import { unitNamed } from './unit-named.ts'

const wanted = z.strictObject({ unit: id })
type Wanted = z.output<typeof wanted>

/** A unit's members with their roles, and its open invitations, for those who administer it. */
export const members: Exporter<Wanted> = shortList({
  sort: 'members',
  wanted,
  personal: true,
  found: async (ctx, actor, asked) => {
    const org = await findOrg(ctx.db, asked.unit)
    if (!org) throw new Refused({ why: 'not-found' })
    return presentMembers(ctx, granted(administrableOrg(actor, org)).id)
  },
  filter: async (ctx, asked) => [['unit', await unitNamed(ctx, asked.unit)]],
  sheets: async (ctx, all, language, { actor, asked, at }) => {
    const { register } = sentences(language)
    const { columns, contactRoles, memberStates } = register
    const org = await findOrg(ctx.db, asked.unit)
    const invited = org && administrableOrg(actor, org).ok ? await presentInvitations(ctx, org.id, at) : []
    const rolesOf = (it: {
      readonly filer: boolean
      readonly reviewer: boolean
      readonly admin: boolean
    }): string =>
      (['filer', 'reviewer', 'admin'] as const)
        .filter((role) => it[role])
        .map((role) => contactRoles[role])
        .join(register.separator)
    const civil = (it: string | null) => (it === null ? null : { day: it })
    return [
      sheetOfAll(
        register.sheets.members,
        [
          { label: columns.name, width: 14, cell: (it) => it.name },
          { label: columns.email, width: 30, cell: (it) => it.email },
          { label: columns.contactState, width: 12, cell: (it) => memberStates[it.state] },
          { label: columns.contactRoles, width: 30, cell: rolesOf },
          { label: columns.deputyFrom, width: 16, cell: (it) => civil(it.deputyFrom) },
          { label: columns.deputyTo, width: 16, cell: (it) => civil(it.deputyTo) },
          { label: columns.memberSince, width: 16, cell: (it) => day(it.since) },
        ],
        all,
      ),
      sheetOfAll(
        register.sheets.invitations,
        [
          { label: columns.name, width: 14, cell: (it) => it.name },
          { label: columns.email, width: 30, cell: (it) => it.email },
          { label: columns.contactRoles, width: 30, cell: rolesOf },
          { label: columns.invitedAt, width: 14, cell: (it) => day(it.at) },
          { label: columns.expiresAt, width: 14, cell: (it) => day(it.expiresAt) },
        ],
        invited,
      ),
    ]
  },
})
