import { describe, expect, test } from 'vitest'
import { broughtBy } from '#test/support/brought.ts'
import { anActor, cast, idOf, noon, office } from '#test/support/make-suggestion.ts'
import { type Round, type RoundState, roundStates } from '../../expert/round.ts'
import type { CallId, OfficeCode, PersonId, RoundId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import { changeRound, closeRound, openRound, type RoundDecided, tendRound } from './steps.ts'

const day = 86_400_000
const aRound = (state: RoundState): Round => ({
  id: idOf(5000) as RoundId,
  call: 'xiaoshi-2030' as CallId,
  office,
  title: '第一批',
  subjects: 'suggestion',
  perSubject: 3,
  blind: true,
  names: 'shown',
  seed: 'seed',
  due: noon + 9 * day,
  state,
  revision: 4,
  by: idOf(7) as PersonId,
})
const works = (heads: boolean, at: OfficeCode = office): Actor => ({
  ...anActor(),
  worksIn: [at],
  heads: heads ? [at] : [],
})
const change = { title: '第二批', perSubject: 5, blind: false, names: 'hidden', due: noon + day } as const
const fact = { happened: 'round-changed', detail: {} } as const
const steps: Readonly<Record<string, (actor: Actor, it: Round) => RoundDecided>> = {
  change: (actor, it) => changeRound(actor, it, change, noon),
  plan: (actor, it) => tendRound(actor, it, fact, 'planning'),
  tend: (actor, it) => tendRound(actor, it, fact, 'either'),
  'follow up': (actor, it) => tendRound(actor, it, fact, 'going-on'),
  open: (actor, it) => openRound(actor, it, { troubles: [], subjects: 1, tasks: 3 }),
  close: (actor, it) => closeRound(actor, it, { missing: 0, short: 0, confirmed: false }),
}
/** In which states an officer, and in which only the head, can take each step. */
const allowed: Readonly<Record<string, readonly [by: 'officer' | 'head', states: readonly RoundState[]]>> = {
  change: ['officer', ['planning', 'open']],
  plan: ['officer', ['planning']],
  tend: ['officer', ['planning', 'open']],
  'follow up': ['officer', ['open']],
  open: ['head', ['planning']],
  close: ['head', ['open']],
}
const saidBy = (decided: RoundDecided) => (decided.ok ? 'done' : decided.error.why)

describe('every step is for its people and states alone', () => {
  for (const [step, decide] of Object.entries(steps))
    for (const state of roundStates)
      test(`${step} while ${state}`, () => {
        const [by, states] = allowed[step] ?? ['head', []]
        const inTime = states.includes(state) ? 'done' : 'wrong-step'
        expect(saidBy(decide(works(true), aRound(state)))).toBe(inTime)
        const officers = saidBy(decide(works(false), aRound(state)))
        expect(officers).toBe(by === 'head' ? 'not-yours' : inTime)
        const elsewhere = decide(works(true, 'TWO' as OfficeCode), aRound(state))
        expect(saidBy(elsewhere)).toBe('not-found')
        for (const who of Object.values(cast))
          if (!who.worksIn.includes(office))
            expect(['not-found', 'not-yours']).toContain(saidBy(decide(who, aRound(state))))
      })
})

test('what every step brings is as the reviewed table says', async () => {
  const each = Object.entries(steps).map(
    ([step, decide]) => [step, (who: Actor, it: Round) => [decide(who, it)]] as const,
  )
  const told = broughtBy(
    Object.fromEntries(each),
    { head: works(true) },
    roundStates.map(aRound),
    (it) => it.state,
  )
  await expect(told).toMatchFileSnapshot('../brings-round.golden.txt')
})

test('an open round changes its due time and nothing else', () => {
  const decided = changeRound(works(false), aRound('open'), change, noon)
  expect(decided).toMatchObject({
    ok: true,
    value: { becomes: { title: '第一批', perSubject: 3, blind: true, due: noon + day, revision: 5 } },
  })
  for (const due of [noon, noon - day, null])
    expect(saidBy(changeRound(works(false), aRound('open'), { ...change, due }, noon))).toBe('due-past')
})

test('a round that is being planned need not say when it ends, but no time that is past', () => {
  const due = (when: number | null, before: number | null = null) =>
    saidBy(changeRound(works(false), { ...aRound('planning'), due: before }, { ...change, due: when }, noon))
  expect([due(null), due(noon), due(noon + 1), due(noon - 1, noon - 1)]).toEqual([
    'done',
    'due-past',
    'done',
    'done',
  ])
})

test('sheets that are short keep it open like those that are missing', () => {
  const close = (missing: number, short: number) =>
    saidBy(closeRound(works(true), aRound('open'), { missing, short, confirmed: false }))
  expect([close(0, 0), close(1, 0), close(0, 1)]).toEqual(['done', 'sheets-missing', 'sheets-missing'])
})

test('trouble keeps it closed to experts, and missing sheets keep it open until somebody says so', () => {
  const troubles = [{ trouble: 'no-due' } as const]
  expect(openRound(works(true), aRound('planning'), { troubles, subjects: 1, tasks: 3 })).toEqual({
    ok: false,
    error: { why: 'round-blocked', troubles },
  })
  const close = (confirmed: boolean) =>
    saidBy(closeRound(works(true), aRound('open'), { missing: 1, short: 1, confirmed }))
  expect([close(false), close(true)]).toEqual(['sheets-missing', 'done'])
})
