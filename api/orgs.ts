import { z } from 'zod'
import { id, instant, nothing, text, withId, words } from './endpoint.ts'

export const orgView = z.object({
  id,
  creditCode: z.string(),
  name: z.string(),
  type: z.string(),
  district: z.string(),
  verified: z.boolean(),
  refusedReason: z.string().nullable(),
  checkDigitFits: z.boolean(),
  path: z.enum(['unit', 'direct', 'admin']),
  pathReason: z.string().nullable(),
  confirmByAdmin: z.boolean(),
  quotas: z.record(z.string(), z.number()),
  profile: z.record(z.string(), z.unknown()),
  profileRev: z.number().int(),
  profileFindings: z.array(
    z.object({
      field: z.string(),
      weight: z.enum(['must', 'should']),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      /** The form's own sentence, for what is between answers. */
      message: words.optional(),
    }),
  ),
  may: z.array(
    z.enum(['edit-profile', 'manage-members', 'hand-over', 'verify', 'override-path', 'review', 'file']),
  ),
})
export type OrgView = z.infer<typeof orgView>

export const memberView = z.object({
  person: id,
  name: z.string(),
  email: z.string(),
  state: z.enum(['asked', 'active', 'left']),
  filer: z.boolean(),
  reviewer: z.boolean(),
  admin: z.boolean(),
  deputyFrom: z.string().nullable(),
  deputyTo: z.string().nullable(),
  since: instant,
})
const roles = z.object({ filer: z.boolean(), reviewer: z.boolean(), admin: z.boolean() })
const withPerson = z.object({ id, person: id })

export const orgs = {
  'GET /orgs/lookup': {
    summary: 'Whether a unit with this credit code is registered, and what the code tells.',
    tag: 'units',
    access: 'signed-in',
    query: z.object({ creditCode: text(40) }),
    response: z.object({
      shape: z.boolean(),
      checkDigitFits: z.boolean(),
      hint: z.string().nullable(),
      known: z.object({ id, name: z.string(), verified: z.boolean() }).nullable(),
    }),
  },
  'POST /orgs': {
    summary: 'Register a unit; whoever registers it is its first administrator.',
    tag: 'units',
    access: 'signed-in',
    body: z.object({ creditCode: text(40), name: text(100), type: text(20), district: text(20) }),
    response: z.object({ org: orgView }),
  },
  'POST /orgs/:id/join': {
    summary: 'Ask a unit’s administrators to be let in.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    response: nothing,
  },
  'GET /orgs/:id': {
    summary: 'A unit, as its members and the bureau see it.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    response: z.object({ org: orgView }),
  },
  'GET /unit-profile-form': {
    summary: 'The questions of the unit profile.',
    tag: 'units',
    access: 'signed-in',
    response: z.object({ form: z.unknown(), lists: z.record(z.string(), z.array(z.unknown())) }),
  },
  'PUT /orgs/:id/profile': {
    summary: 'Save the unit profile; a stale revision is refused with the newer one.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    body: z.object({
      rev: z.number().int(),
      name: text(100),
      district: text(20),
      profile: z.record(z.string(), z.unknown()),
    }),
    response: z.object({ org: orgView }),
  },
  'PUT /orgs/:id/settings': {
    summary: 'A unit’s own rules: quota per kind, whether the administrator confirms first.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    body: z.object({
      quotas: z.record(z.string(), z.number().int().min(0).max(9999)),
      confirmByAdmin: z.boolean(),
    }),
    response: z.object({ org: orgView }),
  },
  'GET /orgs/:id/members': {
    summary: 'Members, those who asked, and open invitations.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    response: z.object({
      members: z.array(memberView),
      invitations: z.array(
        z
          .object({ id, name: z.string(), email: z.string(), at: instant, expiresAt: instant })
          .extend(roles.shape),
      ),
    }),
  },
  'POST /orgs/:id/invitations': {
    summary: 'Invite a colleague with a role.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    body: roles.extend({ name: text(30), email: text(80) }),
    response: nothing,
  },
  'DELETE /orgs/:id/invitations/:invitation': {
    summary: 'Take an invitation back.',
    tag: 'units',
    access: 'signed-in',
    params: z.object({ id, invitation: id }),
    response: nothing,
  },
  'POST /invitations/accept': {
    summary: 'Follow an invitation; whoever is signed in joins the unit.',
    tag: 'units',
    access: 'signed-in',
    body: z.object({ token: text(200) }),
    response: z.object({ org: id, name: z.string() }),
  },
  'PUT /orgs/:id/members/:person': {
    summary: 'Let in, or change roles or the days of a deputy.',
    tag: 'units',
    access: 'signed-in',
    params: withPerson,
    body: roles.extend({ deputyFrom: text(10).nullable(), deputyTo: text(10).nullable() }),
    response: nothing,
  },
  'DELETE /orgs/:id/members/:person': {
    summary: 'Take a person out of the unit (or turn a request down).',
    tag: 'units',
    access: 'signed-in',
    params: withPerson,
    response: nothing,
  },
  'POST /orgs/:id/hand-over': {
    summary: 'Hand the administration to another member. Needs a fresh password.',
    tag: 'units',
    access: 'signed-in',
    params: withId,
    body: z.object({ to: id }),
    response: nothing,
  },
  'GET /admin/orgs': {
    summary: 'Units for the bureau: those waiting for verification first.',
    tag: 'administration',
    access: 'staff',
    query: z.object({
      q: text(100).optional(),
      waiting: z.enum(['yes', 'no']).optional(),
      cursor: text(300).optional(),
    }),
    response: z.object({
      orgs: z.array(
        orgView
          .pick({
            id: true,
            name: true,
            creditCode: true,
            type: true,
            district: true,
            verified: true,
            checkDigitFits: true,
            path: true,
            pathReason: true,
            refusedReason: true,
          })
          .extend({ createdAt: instant, held: z.number().int() }),
      ),
      total: z.number().int(),
      next: z.string().nullable(),
    }),
  },
  'POST /admin/orgs/:id/verify': {
    summary: 'Verify a unit; what it handed in before reaches its office.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    response: nothing,
  },
  'POST /admin/orgs/:id/refuse': {
    summary: 'Decline to verify a unit, with the reason.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    body: z.object({ reason: text(300) }),
    response: nothing,
  },
  'PUT /admin/orgs/:id/path': {
    summary: 'Set another way of handing in for one unit, with the reason.',
    tag: 'administration',
    access: 'staff',
    params: withId,
    body: z.object({ path: z.enum(['unit', 'direct', 'admin']).nullable(), reason: text(300) }),
    response: nothing,
  },
} as const
