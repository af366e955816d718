import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callCheck, callRoute, readCall } from '#cli/call.ts'
import type { Call } from '#core/call/call.ts'
import type { RouteRow } from '#core/routing/matrix.ts'
import { callNames, findCallFolder } from '#server/call-folder.ts'

const names = await callNames()

async function callNamed(name: string): Promise<Call> {
  const read = await readCall(name)
  if (!read.ok) throw new Error(JSON.stringify(read.error, null, 2))
  return read.value
}

const rowsOf = async (name: string): Promise<readonly RouteRow[]> =>
  JSON.parse(callRoute(await callNamed(name), 'json'))

describe.each(names)('the call %s', (name) => {
  test('has no problem that the check would find', async () => {
    expect(await callCheck(name)).toEqual([])
  })
  test('carries the name of its folder', async () => {
    expect((await callNamed(name)).id).toBe(basename(await findCallFolder(name)))
  })
  test('routes as its golden table says', async () => {
    const text = callRoute(await callNamed(name), 'text')
    await expect(text).toMatchFileSnapshot(`../calls/${name}/routing.golden.txt`)
  })
  test('never goes back on a field against itself', async () => {
    expect(await callCheck(name, name)).toEqual([])
  })
  test('prints each case once, and an office or a refusal in each', async () => {
    const rows = await rowsOf(name)
    expect(new Set(rows.map((it) => JSON.stringify([it.type, it.field, it.livelihood]))).size).toBe(
      rows.length,
    )
    expect(rows.filter((it) => (it.office === null) === (it.refused === null))).toEqual([])
  })
  test('opens with half-open instants at the bureau’s place', async () => {
    const { window } = await callNamed(name)
    expect(new Date(window.opens).toISOString()).toMatch(/T16:00:00.000Z$/)
    expect(new Date(window.closes).toISOString()).toMatch(/T16:00:00.000Z$/)
  })
})

describe('the reference call', () => {
  const cases: readonly [type: string, field: string | null, livelihood: string | null, to: string][] = [
    ['JBGS', 'AI', null, 'GX'],
    ['JBGS', 'HK', null, 'SN'],
    ['ZDYF', 'ST', null, 'CG'],
    ['ZDYF', 'QT', null, 'GH triage'],
    ['JBGS', 'KP', null, 'refused'],
    ['ZDJC', 'QT', null, 'SN'],
    ['YYJC', 'KP', null, 'refused'],
    ['KJHM', null, 'KEPU', 'FG'],
    ['KJHM', 'AI', 'YIYAO', 'SN'],
    ['KJHM', 'HY', 'TEPAI', 'GX'],
    ['KJHM', 'JK', 'OTHER', 'SN'],
    ['KJHM', 'WH', 'OTHER', 'GX'],
    ['KJHM', 'HY', 'OTHER', 'GH triage'],
    ['KJHM', 'KP', 'OTHER', 'refused'],
    ['RKX', null, null, 'GH'],
    ['KP', 'KP', null, 'FG'],
    ['GJHZ', 'KP', null, 'WZ'],
    ['QYHZ', 'QT', null, 'CG'],
  ]
  test.each(cases)('%s × %s × %s → %s', async (type, field, livelihood, to) => {
    const row = (await rowsOf('dalian-2024')).find(
      (it) => it.type === type && it.field === field && it.livelihood === livelihood,
    )
    expect(row?.refused ? 'refused' : `${row?.office}${row?.triage ? ' triage' : ''}`).toBe(to)
  })
  test('expresses 146 cases: six kinds by field, livelihood by both, two fixed ones', async () => {
    expect((await rowsOf('dalian-2024')).length).toBe(6 * 13 + (1 + 5 * 13) + 2)
  })
  test('holds the code lists in full', async () => {
    const { lists, toConfirm, faq } = await callNamed('dalian-2024')
    const count = (list: string, parents: boolean) =>
      lists[list]?.filter((it) => (it.parent === undefined) === parents).length
    expect([count('industries', true), count('industries', false), count('disciplines', true)]).toEqual([
      20, 97, 62,
    ])
    expect(toConfirm.map((it) => it.id)).toEqual(Array.from({ length: 30 }, (_, at) => `R${at + 1}`))
    expect(faq.length).toBeGreaterThanOrEqual(10)
  })
  test('closes at the end of 29 February, exclusive', async () => {
    expect((await callNamed('dalian-2024')).window.closes).toBe(Date.parse('2024-03-01T00:00:00+08:00'))
  })
})
