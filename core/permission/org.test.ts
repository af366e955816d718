import { describe, expect, test } from 'vitest'
import type { OrgId, PersonId } from '../id.ts'
import type { Org } from '../org/org.ts'
import type { Actor } from './actor.ts'
import { administrableOrg, mayImportUnits, orgActions, readableOrg, verifiableOrg } from './org.ts'
import { audits, keepableAccount, keepsAccounts } from './person.ts'

const own = 'own' as OrgId
const me = 'me' as PersonId
const org = { id: own, verifiedAt: null } as Org

const anActor = (change: Partial<Actor> = {}): Actor => ({
  person: me,
  filesFor: [],
  reviewsFor: [],
  administers: [],
  worksIn: [],
  heads: [],
  districts: [],
  triage: false,
  leader: false,
  sysAdmin: false,
  auditor: false,
  exports: false,
  ...change,
})

const others = ['other' as OrgId]
const actors: readonly (readonly [string, Actor, read: string, administer: string, verify: string])[] = [
  ['nobody in particular', anActor(), 'not-found', 'not-found', 'not-found'],
  ['a filer', anActor({ filesFor: [own] }), 'yes', 'not-yours', 'not-yours'],
  ['a reviewer', anActor({ reviewsFor: [own] }), 'yes', 'not-yours', 'not-yours'],
  ['an administrator', anActor({ administers: [own] }), 'yes', 'yes', 'not-yours'],
  [
    'another unit’s administrator',
    anActor({ filesFor: others, reviewsFor: others, administers: others }),
    'not-found',
    'not-found',
    'not-found',
  ],
  ['an officer', anActor({ worksIn: ['ONE' as never] }), 'not-found', 'not-found', 'not-found'],
  ['triage', anActor({ triage: true }), 'not-found', 'not-found', 'not-found'],
  ['a leader', anActor({ leader: true }), 'not-found', 'not-found', 'not-found'],
  ['a district', anActor({ districts: ['210299'] }), 'not-found', 'not-found', 'not-found'],
  ['an auditor', anActor({ auditor: true }), 'not-found', 'not-found', 'not-found'],
  ['the system administrator', anActor({ sysAdmin: true }), 'yes', 'not-yours', 'yes'],
]

describe('a unit', () => {
  test.each(actors)('for %s', (_who, actor, read, administer, verify) => {
    const answers = [readableOrg, administrableOrg, verifiableOrg].map((may) => {
      const answer = may(actor, org)
      return answer.ok ? 'yes' : answer.error.why
    })
    expect(answers).toEqual([read, administer, verify])
  })

  test.each(actors)('is registered from a list by who verifies it, not by %s otherwise', (_, actor) => {
    expect(mayImportUnits(actor).ok).toBe(actor.sysAdmin)
  })

  test.each<[situation: string, actor: Actor, it: Org, actions: readonly string[]]>([
    ['nothing to strangers', anActor(), org, []],
    [
      'everything of theirs to a lone administrator',
      anActor({ administers: [own], filesFor: [own], reviewsFor: [own] }),
      org,
      ['edit-profile', 'manage-members', 'hand-over', 'review', 'file'],
    ],
    ['verification to the bureau', anActor({ sysAdmin: true }), org, ['verify', 'override-path']],
    ['no second verification', anActor({ sysAdmin: true }), { ...org, verifiedAt: 1 }, ['override-path']],
  ])('offers %s', (_situation, actor, it, actions) => {
    expect(orgActions(actor, it)).toEqual(actions)
  })
})

describe('accounts', () => {
  const keeper = anActor({ sysAdmin: true })
  test.each<[situation: string, answer: { ok: boolean }, ok: boolean]>([
    ['are kept by the system administrator', keepsAccounts(keeper), true],
    ['are not kept by triage', keepsAccounts(anActor({ triage: true })), false],
    ['of others can be changed', keepableAccount(keeper, 'other' as PersonId), true],
    ['of one’s own cannot', keepableAccount(keeper, me), false],
    ['are audited by the auditor', audits(anActor({ auditor: true })), true],
    ['are not audited by whoever keeps them', audits(keeper), false],
  ])('%s', (_situation, answer, ok) => {
    expect(answer.ok).toBe(ok)
  })
})
