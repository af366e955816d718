import { describe, expect, test } from 'vitest'
import { aCall, aKind, aWindow } from '#test/support/make-call.ts'
import type { Call } from '../../call/call.ts'
import type { OfficeCode } from '../../id.ts'
import type { KeepableCall } from '../../permission/call.ts'
import type { RoutingRule } from '../../routing/route.ts'
import type { Words } from '../../text.ts'
import { type CallChange, change, problemsOf, reroutedBy } from './change.ts'
import { isTold } from './decided.ts'
import { extend } from './extend.ts'
import { pause } from './pause.ts'
import { resume } from './resume.ts'

const kept = (call: Call = aCall()): KeepableCall => call as KeepableCall
const told: Words = { zh: '系统升级需要', en: 'An upgrade' }
const paused = (): KeepableCall => kept(aCall({ window: aWindow({ paused: { since: 7, reason: told } }) }))
const { closes } = aWindow()
const [one, two] = ['ONE', 'TWO'] as OfficeCode[] as [OfficeCode, OfficeCode]

test.each<[words: Words, is: boolean]>([
  [{ zh: '四个字呢', en: 'enough' }, false],
  [{ zh: '五个字够了', en: 'four' }, false],
  [{ zh: '五个字够了', en: 'fives' }, true],
  [{ zh: '  四个字呢  ', en: 'fives' }, false],
])('what is told to everybody says something in both languages: %o %s', (words, is) => {
  expect(isTold(words)).toBe(is)
})

describe('the window', () => {
  test('ends later, and the extension stays with what it was from', () => {
    const earlier = { at: 1, from: 2, to: closes, reason: told }
    const call = kept(aCall({ window: aWindow({ extensions: [earlier] }) }))
    const decided = extend(call, closes + 1, told, closes - 5)
    expect(decided).toEqual({
      ok: true,
      value: {
        becomes: {
          ...call,
          window: {
            ...call.window,
            closes: closes + 1,
            extensions: [earlier, { at: closes - 5, from: closes, to: closes + 1, reason: told }],
          },
        },
        facts: [{ happened: 'call-extended', detail: { from: closes, to: closes + 1 } }],
      },
    })
  })

  test.each<[situation: string, decided: ReturnType<typeof extend>, error: unknown]>([
    ['ends no earlier', extend(kept(), closes - 1, told, 0), { why: 'not-later' }],
    ['ends not at the same moment', extend(kept(), closes, told, 0), { why: 'not-later' }],
    ['ends not in the past', extend(kept(), closes + 9, told, closes + 9), { why: 'not-later' }],
    ['wants a reason', extend(kept(), closes + 1, { zh: '', en: '' }, 0), { why: 'text-missing', least: 5 }],
    ['is paused once', pause(paused(), told, 9), { why: 'already', what: 'pause' }],
    ['is paused with a reason', pause(kept(), { ...told, en: '' }, 9), { why: 'text-missing', least: 5 }],
    ['is resumed only when it is paused', resume(kept()), { why: 'already', what: 'resume' }],
  ])('%s', (_situation, decided, error) => {
    expect(decided).toEqual({ ok: false, error })
  })

  test('is paused from now on and goes on as it was', () => {
    const stopped = pause(kept(), told, 7)
    expect(stopped).toEqual({
      ok: true,
      value: { becomes: paused(), facts: [{ happened: 'call-paused', detail: { since: 7 } }] },
    })
    const again = resume(paused())
    expect(again).toEqual({
      ok: true,
      value: { becomes: kept(), facts: [{ happened: 'call-resumed', detail: { since: 7 } }] },
    })
    expect(again.ok && 'paused' in again.value.becomes.window).toBe(false)
  })
})

describe('offices and routing', () => {
  const { offices, routing } = aCall()
  const turned: CallChange = {
    routing: routing.map((it) => (it.field?.includes('SEA') ? { ...it, office: two } : it)),
  }

  test('what goes elsewhere is named with from and to, and nothing else', () => {
    expect(reroutedBy(aCall(), turned)).toEqual([
      { kind: 'TECH', field: 'SEA', livelihood: null, from: one, to: two },
      { kind: 'TECH', field: 'AIR', livelihood: null, from: one, to: two },
    ])
    expect(reroutedBy(aCall(), {})).toEqual([])
    expect(reroutedBy(aCall(), { routing: [...routing] })).toEqual([])
  })

  test.each<
    [
      situation: string,
      rule: Partial<RoutingRule>,
      goes: { from: string | null; to: string | null } | undefined,
    ]
  >([
    ['to the same office, but past triage', { office: two }, { from: 'TWO', to: 'TWO' }],
    ['nowhere, as it is not collected', { refuse: told }, { from: 'TWO', to: null }],
    ['as before', { office: two, triage: true }, undefined],
  ])('a combination goes %s', (_situation, rule, goes) => {
    const rules = [...routing.slice(0, 2), { kind: ['TECH'], field: ['ELSE'], ...rule }]
    const found = reroutedBy(aCall(), { routing: rules })
    expect(found.map(({ from, to }) => ({ from, to }))).toEqual(goes === undefined ? [] : [goes])
  })

  test('what is left out stays, what is given replaces, and the parts are told', () => {
    const hotline = { phone: '0400-1', note: told }
    const call = kept()
    expect(change(call, { quotaPerKind: { TECH: 3 }, hotline }, [])).toEqual({
      ok: true,
      value: {
        becomes: { ...call, hotline, handling: { ...call.handling, quotaPerKind: { TECH: 3 } } },
        facts: [{ happened: 'call-changed', detail: { parts: ['hotline', 'quotaPerKind'] } }],
      },
    })
    expect(change(call, { offices: [...offices], ...turned }, [one, two])).toMatchObject({
      ok: true,
      value: { facts: [{ detail: { parts: ['offices', 'routing'] } }] },
    })
    expect(change(call, {}, [one, two])).toMatchObject({ value: { becomes: call } })
  })

  test.each<[situation: string, change: CallChange, occupied: string[], codes: string[]]>([
    ['an office where something lies stays', { offices: offices.slice(1) }, ['ONE'], ['office-occupied']],
    ['an office where nothing lies may go', { offices: offices.slice(1) }, ['TWO'], []],
    ['an office that stays may be full', { offices: [...offices] }, ['ONE', 'TWO'], []],
  ])('%s', (_situation, it, occupied, codes) => {
    const call = aCall({ kinds: [aKind()], routing: [] })
    expect(
      problemsOf(call, it, occupied)
        .map((found) => found.code)
        .filter((code) => code === 'office-occupied'),
    ).toEqual(codes)
  })

  test('a change with a mistake in it is not made, and says where', () => {
    const decided = change(kept(), { offices: offices.slice(1) }, ['ONE'])
    expect(decided).toMatchObject({ ok: false, error: { why: 'bad-input' } })
    const problems = decided.ok || decided.error.why !== 'bad-input' ? [] : decided.error.problems
    expect(problems).toContainEqual({ at: 'offices.json', problem: 'office-occupied' })
    expect(problems.some((it) => /^\w+\.json \S/.test(it.at))).toBe(true)
  })
})
