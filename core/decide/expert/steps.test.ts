import { describe, expect, test } from 'vitest'
import { anExpert } from '#test/support/make-expert.ts'
import { anActor, office } from '#test/support/make-suggestion.ts'
import { type Expert, expertStates } from '../../expert/expert.ts'
import type { ExpertId, OrgId, PersonId } from '../../id.ts'
import { add, answer, change, changeOwn, invite, retire } from './steps.ts'

const keeper = anActor({ worksIn: [office] })
const stranger = anActor()
const me = anActor({ person: 'me' as PersonId })
const listed = anExpert({
  id: 'e' as ExpertId,
  state: 'listed',
  revision: 4,
  name: '何未',
  email: 'a@b.example',
})
const active: Expert = { ...listed, state: 'active', person: me.person }
const renamed = (it: Expert): Expert => ({ ...it, name: '何央' })
const notYours = { ok: false, error: { why: 'not-yours' } }

test.each<[step: string, answer: unknown]>([
  ['added', add(stranger, listed)],
  ['changed', change(stranger, listed, renamed(listed), 4)],
  ['invited', invite(stranger, listed)],
  ['retired', retire(stranger, listed, 0, 4)],
])('nobody but who keeps the pool says who is %s', (_step, answer) => {
  expect(answer).toEqual(notYours)
})

test('whoever is added is listed, whatever was written', () => {
  expect(add(keeper, { ...active, revision: 9 })).toEqual({
    ok: true,
    value: {
      becomes: { ...active, state: 'listed', revision: 1 },
      facts: [{ happened: 'expert-changed', detail: { change: 'added' } }],
    },
  })
})

describe('what is written of an expert', () => {
  const parts: readonly (readonly [keyof Expert, unknown])[] = [
    ['name', '何央'],
    ['email', 'c@b.example'],
    ['mobile', '13000000000'],
    ['orgName', '别处'],
    ['org', 'o' as OrgId],
    ['units', [{ name: '兼职处' }]],
    ['title', '研究员'],
    ['fields', ['SEA']],
    ['disciplines', ['460']],
    ['keywords', ['涂层']],
    ['loadLimit', 3],
    ['blackouts', [{ from: 1, to: 2 }]],
    ['avoid', ['b.example']],
    ['language', 'en'],
  ]
  test.each(parts)('%s is a part of its own, told by name', (part, value) => {
    const it = { ...listed, [part]: value }
    expect(change(keeper, listed, it, 4)).toEqual({
      ok: true,
      value: {
        becomes: { ...it, revision: 5 },
        facts: [{ happened: 'expert-changed', detail: { change: 'profile', by: 'office', parts: [part] } }],
      },
    })
  })

  test('nothing new is no change, and what is older is refused', () => {
    expect(change(keeper, listed, { ...listed }, 4)).toEqual({
      ok: true,
      value: { becomes: listed, facts: [] },
    })
    expect(change(keeper, listed, renamed(listed), 3)).toEqual({
      ok: false,
      error: { why: 'stale', revision: 4 },
    })
  })

  test('experts write it themselves, of themselves, while they are in the pool', () => {
    expect(changeOwn(me, active, renamed(active), 4)).toMatchObject({
      ok: true,
      value: {
        becomes: { name: '何央', revision: 5 },
        facts: [{ detail: { by: 'expert', parts: ['name'] } }],
      },
    })
    const missing = { ok: false, error: { why: 'not-found' } }
    expect(changeOwn(stranger, active, renamed(active), 4)).toEqual(missing)
    expect(changeOwn(me, { ...active, state: 'retired' }, renamed(active), 4)).toEqual(missing)
  })
})

describe('asking and answering', () => {
  test.each(expertStates)('one who is %s is asked unless they have said yes', (state) => {
    expect(invite(keeper, { ...listed, state })).toEqual(
      state === 'active'
        ? { ok: false, error: { why: 'already', what: 'active' } }
        : {
            ok: true,
            value: {
              becomes: { ...listed, state: 'invited', revision: 5 },
              facts: [{ happened: 'expert-invited', detail: { again: state !== 'listed' } }],
            },
          },
    )
  })

  test.each(expertStates)('one who is %s answers only when asked', (state) => {
    const yes = answer({ ...listed, state }, { yes: true, person: me.person })
    const no = answer({ ...listed, state }, { yes: false })
    if (state !== 'invited') {
      expect([yes, no]).toEqual(Array(2).fill({ ok: false, error: { why: 'expired-link' } }))
      return
    }
    expect(yes).toEqual({
      ok: true,
      value: {
        becomes: { ...active, revision: 5 },
        facts: [{ happened: 'expert-answered', detail: { accepted: true } }],
      },
    })
    expect(no).toEqual({
      ok: true,
      value: {
        becomes: { ...listed, state: 'declined', revision: 5 },
        facts: [{ happened: 'expert-answered', detail: { accepted: false } }],
      },
    })
  })

  test('one who leaves is told of with the tasks that end; once, and as they stand', () => {
    expect(retire(keeper, active, 2, 4)).toEqual({
      ok: true,
      value: {
        becomes: { ...active, state: 'retired', revision: 5 },
        facts: [{ happened: 'expert-changed', detail: { change: 'retired', tasks: 2 } }],
      },
    })
    expect(retire(keeper, { ...active, state: 'retired' }, 0, 4)).toMatchObject({ error: { why: 'already' } })
    expect(retire(keeper, active, 0, 3)).toEqual({ ok: false, error: { why: 'stale', revision: 4 } })
  })
})
