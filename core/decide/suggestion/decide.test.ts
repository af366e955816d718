import { describe, expect, test } from 'vitest'
import { broughtBy } from '#test/support/brought.ts'
import { aWindow } from '#test/support/make-call.ts'
import {
  accepted,
  aDraft,
  anActor,
  cast,
  everyState,
  frozen,
  idOf,
  noon,
  office,
  otherOffice,
  refused,
  returned,
  submitted,
  underReview,
} from '#test/support/make-suggestion.ts'
import type { PersonId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import type { Filed, Suggestion } from '../../suggestion/suggestion.ts'
import { type Move, transitions } from '../../workflow/suggestion.ts'
import type { Decided } from '../decision.ts'
import { accept } from './accept.ts'
import { approve } from './approve.ts'
import { assign } from './assign.ts'
import { conclude, condense, release, uses } from './condense.ts'
import { decline } from './decline.ts'
import { freeze } from './freeze.ts'
import { type HandIn, handIn } from './hand-in.ts'
import { object } from './object.ts'
import { officeReturn } from './office-return.ts'
import { pullBack } from './pull-back.ts'
import { purge } from './purge.ts'
import { refuse } from './refuse.ts'
import { reinstate } from './reinstate.ts'
import { reserve } from './reserve.ts'
import { thaw } from './thaw.ts'
import { transfer } from './transfer.ts'
import { unitRefuse } from './unit-refuse.ts'
import { unitReturn } from './unit-return.ts'
import { uphold } from './uphold.ts'
import { verify } from './verify.ts'
import { withdraw } from './withdraw.ts'

const actor = (name: string): Actor => cast[name] ?? anActor()
const calendar = { holidays: [], workdays: [] }
/** As short as a reason may be. */
const reason = '理由写在此'
const window = aWindow()

const given = (change: Partial<HandIn> = {}): HandIn => ({
  window,
  calendar,
  acceptWithin: 5,
  findings: [],
  routed: { office, triage: false },
  readers: [],
  path: 'unit',
  confirmByAdmin: false,
  orgVerified: true,
  notSuggestible: null,
  quota: null,
  number: 'XS2030-STUDY-000007',
  digest: 'd'.repeat(64),
  ...change,
})
const handling = { maxTransfers: 2, triageOffice: otherOffice, acceptWithin: 5 }
const offices = [office, otherOffice]
const everybody = Object.values(cast)

/** Each move as a function of who and what alone. */
const movesWith = (
  reason: string,
): Readonly<Record<Move, (actor: Actor, it: Suggestion) => Decided<Suggestion>[]>> => ({
  'hand-in': (who, it) =>
    (['unit', 'direct', 'admin'] as const).flatMap((path) =>
      [true, false].map((orgVerified) => handIn(who, it, given({ path, orgVerified }), noon)),
    ),
  approve: (who, it) =>
    [true, false].map((orgVerified) =>
      approve(who, it, { window, calendar, acceptWithin: 5, accounts: 'several', orgVerified }, noon),
    ),
  'unit-return': (who, it) => [unitReturn(who, it, { reason, remarks: [], accounts: 'several' }, noon)],
  'unit-refuse': (who, it) => [unitRefuse(who, it, { reason, accounts: 'several' }, noon)],
  verify: (_who, it) => [verify(it, { calendar, acceptWithin: 5 }, noon)],
  'pull-back': (who, it) => [pullBack(who, it, noon)],
  withdraw: (who, it) => [withdraw(who, it, '', noon)],
  accept: (who, it) => [accept(who, it, '', noon)],
  'office-return': (who, it) => [
    officeReturn(who, it, { reason, remarks: [], calendar, returnWithin: 5 }, noon),
  ],
  transfer: (who, it) => [transfer(who, it, { to: otherOffice, reason, offices, handling, calendar }, noon)],
  refuse: (who, it) => [
    refuse(
      who,
      it,
      {
        code: 'other',
        reason,
        reasons: [{ code: 'other', name: { zh: '其他', en: 'Other' } }],
        calendar,
        objectWithin: 5,
      },
      noon,
    ),
  ],
  object: (who, it) => [object(who, it, reason, noon)],
  uphold: (who, it) => [uphold(who, it, reason, noon)],
  reinstate: (who, it) => [reinstate(who, it, { reason, calendar, acceptWithin: 5 }, noon)],
  reserve: (who, it) => [reserve(who, it, noon)],
  condense: (who, it) => [condense(who, it, idOf(700), noon)],
  release: (who, it) => [release(who, it, idOf(700), noon)],
  conclude: (_who, it) => uses.map((use) => conclude(it, { used: [use], guide: idOf(701) }, noon)),
  decline: (who, it) => [decline(who, it, { code: 'other', reason, listed: ['other'] }, noon)],
  freeze: (who, it) => [freeze(who, it, reason, noon)],
  thaw: (who, it) => [thaw(who, it, { reason, calendar, acceptWithin: 5 }, noon)],
  purge: (who, it) => [purge(who, it, reason, noon)],
})
const moves = movesWith(reason)

const population = [
  ...everyState(),
  refused({ objected: true }),
  frozen({ before: 'accepted' }),
  frozen({ before: 'reserve' }),
  ...(['condensing', 'adopted', 'partly-adopted', 'merged', 'not-adopted'] as const).map((before) =>
    frozen({ before }),
  ),
]

describe('every move goes exactly where the workflow says', () => {
  for (const [move, decide] of Object.entries(moves) as [Move, (typeof moves)[Move]][])
    test(move, () => {
      const gone = new Set<string>()
      for (const it of population)
        for (const who of everybody)
          for (const outcome of decide(who, it))
            if (outcome.ok) gone.add(`${it.state} → ${outcome.value.becomes.state}`)
      const written = transitions.filter((it) => it.move === move).map((it) => `${it.from} → ${it.to}`)
      expect([...gone].sort()).toEqual([...new Set(written)].sort())
    })
})

test('every move that happens tells of it, once, and moves the revision on by one', () => {
  for (const decide of Object.values(moves))
    for (const it of population)
      for (const who of everybody)
        for (const outcome of decide(who, it))
          if (outcome.ok) {
            expect(outcome.value.facts).toHaveLength(1)
            expect(outcome.value.becomes.revision).toBe(it.revision + 1)
          }
})

test('what every move brings is as the reviewed table says', async () => {
  const told = broughtBy(moves, cast, population, (it) => it.state)
  await expect(told).toMatchFileSnapshot('../brings-suggestion.golden.txt')
})

const refusalOf = (outcome: Decided<Suggestion>): string => (outcome.ok ? 'done' : outcome.error.why)

test.each<[situation: string, it: Suggestion, change: Partial<HandIn>, at: number, answer: string]>([
  ['in order', aDraft(), {}, noon, 'done'],
  [
    'with something left to put right',
    aDraft(),
    { findings: [{ field: 'title', weight: 'must', code: 'missing' }] },
    noon,
    'findings',
  ],
  [
    'with advice only',
    aDraft(),
    { findings: [{ field: 'title', weight: 'should', code: 'usual-range' }] },
    noon,
    'done',
  ],
  ['before the call opens', aDraft(), {}, window.opens - 1, 'not-open'],
  ['at the very opening', aDraft(), {}, window.opens, 'done'],
  ['at the very closing: rolling collection', aDraft(), {}, window.closes, 'done'],
  [
    'while paused',
    aDraft(),
    { window: { ...window, paused: { since: noon - 1, reason: { zh: '维护', en: 'Maintenance' } } } },
    noon,
    'paused',
  ],
  [
    'what the routing refuses',
    aDraft(),
    { routed: { refused: { zh: '请改选', en: 'Choose another' } } },
    noon,
    'not-collected',
  ],
  [
    'what this kind of unit may not suggest',
    aDraft(),
    { notSuggestible: { zh: '不可', en: 'Not' } },
    noon,
    'not-suggestible',
  ],
  ['past the quota', aDraft(), { quota: { allowed: 2, used: 2 } }, noon, 'quota-reached'],
  ['the last of the quota', aDraft(), { quota: { allowed: 2, used: 1 } }, noon, 'done'],
  ['again after a return, whatever the quota', returned(), { quota: { allowed: 2, used: 2 } }, noon, 'done'],
  ['what is with the office', submitted(), {}, noon, 'wrong-state'],
])('handing in %s', (_situation, it, change, at, answer) => {
  expect(refusalOf(handIn(actor('its filer'), it, given(change), at))).toBe(answer)
})

const filedBy = (outcome: Decided<Suggestion>): Filed => {
  if (!outcome.ok || outcome.value.becomes.state === 'draft') throw new Error('not filed')
  return outcome.value.becomes
}

test('the cohort is that of the first hand-in, and only a return keeps it', () => {
  const late = window.closes + 1
  const anew = filedBy(handIn(actor('its filer'), aDraft(), given(), late))
  const afterReturn = filedBy(handIn(actor('its filer'), returned(), given(), late))
  expect([anew.cohort, afterReturn.cohort]).toEqual(['rolling', 'concentrated'])
  expect(afterReturn.firstHandedIn).toBe(returned().firstHandedIn)
})

test('a number once given stays', () => {
  expect(
    filedBy(handIn(actor('its filer'), aDraft({ no: 'XS2030-STUDY-000001', versions: 1 }), given(), noon)).no,
  ).toBe('XS2030-STUDY-000001')
})

test('an answered return goes back to the office that returned it', () => {
  const back = filedBy(
    handIn(
      actor('its filer'),
      returned({ destination: otherOffice, transfers: 1 }),
      given({ path: 'direct' }),
      noon,
    ),
  )
  expect([back.destination, back.transfers]).toEqual([otherOffice, 1])
})

test('released after the grace it counts for rolling collection', () => {
  const grace = window.closes + window.unitGraceDays * 86_400_000
  const at = (instant: number) =>
    filedBy(
      approve(
        actor('its unit’s reviewer'),
        underReview(),
        { window, calendar, acceptWithin: 5, accounts: 'several', orgVerified: true },
        instant,
      ),
    ).cohort
  expect([at(grace - 1), at(grace)]).toEqual(['concentrated', 'rolling'])
})

const silentMoves: readonly Move[] = [
  'hand-in',
  'approve',
  'verify',
  'pull-back',
  'withdraw',
  'accept',
  'reserve',
  'condense',
  'release',
  'conclude',
]
test.each(Object.entries(movesWith(' 理由太短 ')) as [Move, (typeof moves)[Move]][])(
  'whether %s wants a reason of five characters',
  (move, decide) => {
    const answers = population.flatMap((it) =>
      everybody.flatMap((who) => decide(who, it).map((outcome) => refusalOf(outcome))),
    )
    expect(answers.includes('done')).toBe(silentMoves.includes(move))
    expect(answers.includes('text-missing')).toBe(!silentMoves.includes(move))
  },
)

test('what a project rests on is not purged', () => {
  const head = actor('the head of its office')
  expect(purge(head, frozen(), reason, noon, 'XS2030-P0001')).toEqual({
    ok: false,
    error: { why: 'has-project', no: 'XS2030-P0001' },
  })
})

test('a withdrawal may say why, and says nothing where nothing was written', () => {
  const said = (why: string) => {
    const outcome = withdraw(actor('its filer'), submitted(), why, noon)
    return outcome.ok && outcome.value.remarks
  }
  expect([said(' 不再需要 '), said(' ')]).toEqual([[{ sort: 'withdraw', field: '', body: '不再需要' }], []])
})

test('a reason has to say something', () => {
  expect(
    refusalOf(
      officeReturn(
        actor('an officer of its office'),
        submitted(),
        { reason: '  改  ', remarks: [], calendar, returnWithin: 5 },
        noon,
      ),
    ),
  ).toBe('text-missing')
})

test('a return opens the fields that it names, each once', () => {
  const remarks = [
    { field: 'goal', body: '请写清目标' },
    { field: 'goal', body: '补充时间' },
    { field: 'title', body: ' ' },
  ]
  const outcome = officeReturn(
    actor('an officer of its office'),
    submitted(),
    { reason, remarks, calendar, returnWithin: 5 },
    noon,
  )
  expect(outcome.ok && outcome.value.becomes.unlocked).toEqual(['goal'])
  expect(outcome.ok && outcome.value.remarks).toHaveLength(3)
})

test.each<[situation: string, actor: string, transfers: number, to: typeof office, answer: string]>([
  ['to another office', 'an officer of its office', 0, otherOffice, 'TWO'],
  ['for the third time: to triage', 'an officer of its office', 2, otherOffice, 'TWO triage'],
  ['to the same office', 'an officer of its office', 0, office, 'same-office'],
  ['for the third time by triage: it stays', 'triage', 2, otherOffice, 'TWO'],
])('handing on %s', (_situation, who, transfers, to, answer) => {
  const outcome = transfer(
    actor(who),
    submitted({ transfers }),
    { to, reason, offices, handling, calendar },
    noon,
  )
  const got = outcome.ok
    ? `${outcome.value.becomes.destination}${outcome.value.becomes.triage ? ' triage' : ''}`
    : outcome.error.why
  expect(got).toBe(answer)
})

test('it goes where it is handed, and that office reads it no more as another’s', () => {
  const third = 'THREE' as typeof office
  const outcome = transfer(
    actor('an officer of its office'),
    submitted({ readers: [otherOffice, third] }),
    { to: third, reason, offices: [...offices, third], handling, calendar },
    noon,
  )
  expect(outcome.ok && outcome.value.becomes).toMatchObject({ destination: third, readers: [otherOffice] })
  const nowhere = { to: 'FOUR' as typeof office, reason, offices, handling, calendar }
  expect(refusalOf(transfer(actor('an officer of its office'), submitted(), nowhere, noon))).toBe(
    'unknown-code',
  )
})

test.each([
  [
    'refused',
    refuse(
      actor('an officer of its office'),
      submitted(),
      { code: 'x', reason, reasons: [], calendar, objectWithin: 5 },
      noon,
    ),
  ],
  [
    'left out',
    decline(actor('an officer of its office'), accepted(), { code: 'x', reason, listed: ['y'] }, noon),
  ],
])('what is %s is so for a reason that the call lists', (_, outcome) => {
  expect(refusalOf(outcome)).toBe('unknown-code')
})

test('what waits in triage is handed on, not accepted', () => {
  expect(refusalOf(accept(actor('an officer of its office'), submitted({ triage: true }), '', noon))).toBe(
    'wrong-state',
  )
})

test('the head gives work to people of the office only', () => {
  const head = actor('the head of its office')
  const someone = '00000000-0000-7000-8000-000000000007' as PersonId
  expect(refusalOf(assign(head, submitted(), { handler: someone, colleagues: [someone] }))).toBe('done')
  expect(refusalOf(assign(head, submitted(), { handler: someone, colleagues: [] }))).toBe('unknown-code')
  expect(
    refusalOf(assign(actor('an officer of its office'), submitted(), { handler: null, colleagues: [] })),
  ).toBe('not-yours')
})

test('thawing brings it back to where it was', () => {
  const head = actor('the head of its office')
  for (const before of ['submitted', 'accepted', 'reserve'] as const) {
    const outcome = thaw(head, frozen({ before }), { reason, calendar, acceptWithin: 5 }, noon)
    expect(outcome.ok && outcome.value.becomes.state).toBe(before)
  }
})

test('a purge leaves number and times, and no title', () => {
  const outcome = purge(actor('the head of its office'), frozen(), reason, noon)
  expect(outcome.ok && outcome.value.becomes).toMatchObject({ title: '', no: frozen().no, state: 'purged' })
})

test('pulled back, it keeps number and versions and gives up the rest', () => {
  const outcome = pullBack(actor('its filer'), submitted({ versions: 2 }), noon)
  expect(outcome.ok && outcome.value.becomes).toEqual({
    ...aDraft(),
    no: submitted().no,
    versions: 2,
    revision: 4,
    since: noon,
  })
})
