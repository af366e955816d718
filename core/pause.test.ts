import { expect, test } from 'vitest'
import { announceable, type Pause, pausesAhead, pausesAtMost } from './pause.ts'

const noon = Date.parse('2030-02-10T12:00:00+08:00')
const pause = (from: number, to: number, zh = '例行维护', en = 'Maintenance'): Pause => ({
  from: noon + from,
  to: noon + to,
  says: { zh, en },
})

test('what is over is not told; what is to come stands in its order, and what is under way first', () => {
  const pauses = [pause(50, 60), pause(-20, -10), pause(-5, 5), pause(-10, 0)]
  expect(pausesAhead(pauses, noon)).toEqual([pause(-5, 5), pause(50, 60)])
})

test.each<[situation: string, pauses: readonly Pause[], why: string]>([
  ['ends where it begins', [pause(1, 1)], 'bad-input'],
  ['ends before it begins', [pause(2, 1)], 'bad-input'],
  ['says nothing in Chinese', [pause(1, 2, ' ')], 'bad-input'],
  ['says nothing in English', [pause(1, 2, '维护', '')], 'bad-input'],
  ['more than anybody reads', Array.from({ length: pausesAtMost + 1 }, () => pause(1, 2)), 'too-many'],
])('one that %s is refused', (_, pauses, why) => {
  expect(announceable(pauses)).toMatchObject({ ok: false, error: { why } })
})

test('blanks around the words go', () => {
  expect(announceable([pause(1, 2, ' 维护 ', ' Rest ')])).toMatchObject({
    value: [{ says: { zh: '维护', en: 'Rest' } }],
  })
})

test('as many as anybody reads are taken', () => {
  const pauses = Array.from({ length: pausesAtMost }, () => pause(1, 2))
  expect(announceable(pauses)).toEqual({ ok: true, value: pauses })
  expect(pausesAtMost).toBe(20)
})
