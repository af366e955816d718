import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import type { Window } from './call.ts'
import { lengthOf, type OutageRule, outagesIn, owedEnd } from './outage.ts'

const minute = 60_000
const hour = 60 * minute
const end = 1000 * hour
const rule: OutageRule = { withinHours: 24, leastMinutes: 30, addsHours: 12 }
const window: Window = { ...aCall().window, opens: 0, closes: end, extensions: [] }

/** The minutes of a stretch without those in which nothing answered. */
const answering = (from: number, to: number, ...silent: readonly (readonly [number, number])[]) => {
  const all: number[] = []
  for (let at = from; at < to; at += minute) if (!silent.some(([a, b]) => at >= a && at < b)) all.push(at)
  return all
}
const reason = { zh: '因系统故障顺延', en: 'moved for an outage' }

describe('outages', () => {
  test.each<[string, readonly number[], number]>([
    ['are none where every minute answered', answering(0, hour), 0],
    ['are none for a restart within two minutes', answering(0, hour, [10 * minute, 12 * minute]), 0],
    [
      'last from the last minute that answered to the next one',
      answering(0, hour, [10 * minute, 25 * minute]),
      15,
    ],
    ['are added up', answering(0, hour, [5 * minute, 10 * minute], [20 * minute, 30 * minute]), 15],
    ['go on to the present', answering(0, 40 * minute), 20],
    ['are not known before the first minute', answering(30 * minute, hour), 0],
    ['are not known where nothing ever answered', [], 0],
  ])('%s', (_, minutes, lasted) => {
    expect(lengthOf(outagesIn(minutes, 0, hour))).toBe(lasted * minute)
  })

  test('that began before are cut at the beginning', () => {
    const minutes = answering(0, hour, [10 * minute, 25 * minute])
    expect(outagesIn(minutes, 20 * minute, hour)).toEqual([{ from: 20 * minute, to: 25 * minute }])
  })
})

describe('the end', () => {
  const broken = (from: number, to: number) => answering(end - 30 * hour, end + 20 * hour, [from, to])
  test.each<[string, Window, readonly number[], now: number, closes: number | undefined]>([
    [
      'moves by the hours of the rule',
      window,
      broken(end - 3 * hour, end - 2 * hour),
      end - hour,
      end + 12 * hour,
    ],
    [
      'stays for what is too short',
      window,
      broken(end - 3 * hour, end - 3 * hour + 29 * minute),
      end - hour,
      undefined,
    ],
    [
      'stays for what was too long ago',
      window,
      broken(end - 26 * hour, end - 25 * hour),
      end - hour,
      undefined,
    ],
    [
      'moves where the outage reached over it',
      window,
      broken(end - hour, end + hour),
      end + hour,
      end + 12 * hour,
    ],
    [
      'counts an outage up to the end alone',
      window,
      broken(end - 20 * minute, end + 3 * hour),
      end + 3 * hour,
      undefined,
    ],
    [
      'stays where the new one would be past',
      window,
      broken(end - hour, end + 13 * hour),
      end + 13 * hour,
      undefined,
    ],
    [
      'stays before the window has opened',
      { ...window, opens: end },
      broken(end - 3 * hour, end - 2 * hour),
      end - 1,
      undefined,
    ],
    [
      'moves once for one outage',
      {
        ...window,
        closes: end + 12 * hour,
        extensions: [{ at: end - hour, from: end, to: end + 12 * hour, reason }],
      },
      broken(end - 3 * hour, end - 2 * hour),
      end - hour + minute,
      undefined,
    ],
    [
      'moves again for another one',
      {
        ...window,
        closes: end + 12 * hour,
        extensions: [{ at: end - hour, from: end, to: end + 12 * hour, reason }],
      },
      broken(end + 2 * hour, end + 3 * hour),
      end + 4 * hour,
      end + 24 * hour,
    ],
  ])('%s', (_, own, minutes, now, closes) => {
    expect(
      owedEnd(
        own,
        rule,
        minutes.filter((it) => it <= now),
        now,
      )?.closes,
    ).toBe(closes)
  })
})
