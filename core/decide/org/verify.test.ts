import { describe, expect, test } from 'vitest'
import type { Form } from '../../form/form.ts'
import type { AdministrableOrg, VerifiableOrg } from '../../permission/org.ts'
import type { Result } from '../../result.ts'
import { changeProfile } from './profile.ts'
import { readOrgName, register } from './register.ts'
import { overridePath, refuse, verify } from './verify.ts'

const waiting = { verifiedAt: null, checkDigitFits: true, pathOverride: null } as VerifiableOrg
const verified = { ...waiting, verifiedAt: 1 }
const why = (result: Result<unknown, { why: string }>) => (result.ok ? 'yes' : result.error.why)

describe('verifying', () => {
  test.each<[situation: string, answer: string, expected: string]>([
    ['a waiting unit is told once', String(verify(waiting).length), '1'],
    ['a verified unit again is told no more', String(verify(verified).length), '0'],
    ['can be declined with a reason', why(refuse(waiting, '名称与证照不符')), 'yes'],
    ['cannot be declined without', why(refuse(waiting, '  不符 ')), 'text-missing'],
    ['can be declined with five characters', why(refuse(waiting, '名称不相符')), 'yes'],
    [
      'can be sent elsewhere with five characters',
      why(overridePath(verified, 'direct', '没有管理部')),
      'yes',
    ],
    ['cannot be declined afterwards', why(refuse(verified, '名称与证照不符')), 'already'],
    ['another path needs a reason', why(overridePath(verified, 'direct', '')), 'text-missing'],
    ['another path with a reason is set', why(overridePath(verified, 'direct', '没有科研管理部门')), 'yes'],
    ['the type’s own path needs none', why(overridePath(verified, null, '')), 'yes'],
  ])('%s', (_situation, answer, expected) => {
    expect(answer).toBe(expected)
  })
})

test('what was decided of a unit is told', () => {
  expect(verify(waiting)).toEqual([{ happened: 'org-verified', detail: { checkDigitFits: true } }])
  expect(refuse(waiting, '名称与证照不符')).toEqual({
    ok: true,
    value: [{ happened: 'org-verification-refused', detail: {} }],
  })
  expect(overridePath(verified, 'direct', '没有科研管理部门')).toEqual({
    ok: true,
    value: [{ happened: 'org-path-overridden', detail: { before: null, path: 'direct' } }],
  })
})

describe('registering', () => {
  const words = { zh: '-', en: '-' }
  const call = {
    orgTypes: [{ code: 'ENT', name: words, path: 'direct' as const }],
    lists: { districts: [{ code: '1', name: words }] },
  }
  const typed = { creditCode: '91210200MA0UATX16R', name: '某某公司', type: 'ENT', district: '1' }
  test.each<[situation: string, change: Partial<typeof typed>, answer: string]>([
    ['is allowed with what the call knows', {}, 'yes'],
    ['takes a code as people write it', { creditCode: '９１210200-ma0uatx16r' }, 'yes'],
    ['takes a code whose check digit does not fit', { creditCode: '91210200MA0UATX160' }, 'yes'],
    ['wants eighteen characters', { creditCode: '91210200MA0UATX16' }, 'bad-input'],
    ['wants a type of the call', { type: 'CLUB' }, 'unknown-code'],
    ['wants a district of the call', { district: '2' }, 'unknown-code'],
    ['wants a name', { name: ' ' }, 'text-missing'],
    ['takes a name of two characters', { name: ' 某司 ' }, 'yes'],
    ['wants more than one', { name: '某' }, 'text-missing'],
    ['wants a name without a link', { name: '请看 http://evil.example' }, 'bad-input'],
  ])('%s', (_situation, change, answer) => {
    expect(why(register({ ...typed, ...change }, call))).toBe(answer)
  })
})

test('what a name holds that becomes a link is told by its place', () => {
  expect(readOrgName('请看 http://evil.example')).toEqual({
    ok: false,
    error: { why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-name' }] },
  })
})

describe('the profile', () => {
  const words = { zh: '-', en: '-' }
  const form: Form = {
    id: 'unit',
    title: words,
    sections: [
      {
        id: 'one',
        title: words,
        group: words,
        sheet: 'collection',
        fields: [
          { id: 'address', kind: 'text', label: words, max: 5 },
          { id: 'staff', kind: 'integer', label: words },
        ],
      },
    ],
    rules: [],
  }
  const org = { ...waiting, name: '某某公司', profileRev: 3 } as unknown as AdministrableOrg
  const save = { rev: 3, name: '某某公司', profile: {} }
  test.each<[situation: string, of: AdministrableOrg, change: object, answer: string]>([
    ['is kept unfinished and wrong', org, { profile: { address: 'far too long', staff: '几个' } }, 'yes'],
    ['is not kept over a newer one', org, { rev: 2 }, 'stale'],
    ['may rename a waiting unit', org, { name: '另一公司' }, 'yes'],
    ['may not rename a verified one', { ...org, verifiedAt: 1 }, { name: '另一公司' }, 'locked-field'],
    ['has no other fields', org, { profile: { motto: 'x' } }, 'unknown-path'],
    ['has no fields of an object’s own', org, { profile: { constructor: 'x' } }, 'unknown-path'],
    ['has texts for texts', org, { profile: { address: ['x'] } }, 'bad-input'],
    ['is of a sane size', org, { profile: { address: 'x'.repeat(100_001) } }, 'too-big'],
  ])('%s', (_situation, of, change, answer) => {
    expect(why(changeProfile(of, { ...save, ...change }, form))).toBe(answer)
  })

  test('is of a sane size, to the last character', () => {
    const largest = { address: 'x'.repeat(100_000 - JSON.stringify({ address: '' }).length) }
    expect(why(changeProfile(org, { ...save, profile: largest }, form))).toBe('yes')
    expect(why(changeProfile(org, { ...save, profile: { address: `${largest.address}x` } }, form))).toBe(
      'too-big',
    )
    expect(changeProfile(org, { ...save, profile: { address: ['x'] } }, form)).toEqual({
      ok: false,
      error: { why: 'bad-input', problems: [{ at: 'address', problem: 'wrong-type' }] },
    })
  })

  test('leaves out what was taken away', () => {
    const kept = changeProfile(org, { ...save, profile: { address: null, staff: 4 } }, form)
    expect(kept.ok && kept.value.profile).toEqual({ staff: 4 })
  })
})
