import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Operation } from '#api/contract.ts'
import { type State, states } from '#core/suggestion/suggestion.ts'
import { ask, isHarmless, operations, questionsOf } from './ask.ts'
import { type Role, roles } from './cast.ts'
import { expected, fits } from './expected.ts'
import { matrix } from './matrix.ts'
import { type World, world } from './world.ts'

// Every operation is asked in the name of each role, of suggestions in each state.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 })

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here?.here.site.close())

/** In the suite everything is asked in a state of each sort, and reading in all of them; everything in all with `npm run soak`. */
const sorts: readonly State[] = ['draft', 'unit-review', 'submitted', 'frozen']
const statesFor = (operation: Operation): readonly State[] =>
  process.env['ZHINAN_SOAK'] || readings.includes(operation) ? states : sorts
const readings: readonly Operation[] = ['GET /suggestions/:id', 'GET /suggestions/:id/versions/:n']

const listed = operations.filter((it) => it in matrix)
const ofSuggestions = listed.filter((it) => 'action' in matrix[it])
const ofOthers = listed.filter((it) => !('action' in matrix[it]))
const leaks = new Set<string>()
const seen = new Set<string>()

/** Looks for every planted word that is not for this reader. */
function look(role: Role, place: string, text: string): void {
  for (const { word, of, readers } of here.planted) {
    if (!text.includes(word)) continue
    seen.add(word)
    if (!readers.includes(role)) leaks.add(`${role}: ${place} shows ${of}`)
  }
}

test('every operation of the contract has its line', () => {
  expect(Object.keys(matrix).toSorted()).toEqual([...operations].toSorted())
})

test.each(roles)('%s gets from suggestions in each state what the table says', async (role) => {
  const wrong: string[] = []
  for (const operation of ofSuggestions)
    for (const state of statesFor(operation)) {
      const outcome = expected(operation, role, state)
      if (outcome === 'granted' && !isHarmless(operation)) continue
      for (const question of questionsOf(here, operation)) {
        const heard = await ask(here, role, operation, state, question)
        look(role, `${operation} (${state})`, heard.text)
        if (!fits(outcome, operation, heard))
          wrong.push(
            `${operation} (${state}): ${heard.status} ${heard.why ?? ''} where it should be ${outcome}`,
          )
      }
    }
  expect(wrong).toEqual([])
})

test.each(roles)('%s gets from everything else what the table says', async (role) => {
  const wrong: string[] = []
  for (const operation of ofOthers) {
    const outcome = expected(operation, role)
    if (outcome === 'granted' && !isHarmless(operation)) continue
    const results: boolean[] = []
    let last = ''
    for (const question of questionsOf(here, operation)) {
      const heard = await ask(here, role, operation, undefined, question)
      look(role, `${operation}?${question}`, heard.text)
      results.push(fits(outcome, operation, heard))
      last = `${heard.status} ${heard.why ?? ''}`
    }
    // Of several questions, some may be for others; a refusal must hold for all of them.
    const right = outcome === 'granted' ? results.some(Boolean) : results.every(Boolean)
    if (!right && !('open' in matrix[operation]))
      wrong.push(`${role} ${operation}: ${last} where it should be ${outcome}`)
  }
  expect(wrong).toEqual([])
})

test('no answer showed a word to somebody whom it is not for', () => {
  expect([...leaks]).toEqual([])
})

test('every planted word was there to be found, except where nobody may read it', () => {
  const hidden = here.planted.filter((it) => it.readers.length > 0 && !seen.has(it.word))
  const asked = process.env['ZHINAN_SOAK'] ? states : sorts
  const looked = hidden.filter(
    (it) => !it.of.includes('of what is') || asked.some((state) => it.of.endsWith(`is ${state}`)),
  )
  expect(looked).toEqual([])
})

test('no mail carries a planted word to somebody whom it is not for', async () => {
  // Whoever is invited into a unit is told by whom; they have no account yet.
  const mails = await here.here.site.ctx.db
    .selectFrom('mail')
    .selectAll()
    .where('sort', '<>', 'invitation')
    .execute()
  const told: string[] = []
  expect(mails.length).toBeGreaterThan(3)
  for (const mail of mails) {
    const role = roles.find((it) => here.people[it]?.email === mail.recipient)
    for (const { word, of, readers } of here.planted)
      if (`${mail.subject}${mail.body}`.includes(word) && (!role || !readers.includes(role)))
        told.push(`${mail.sort} to ${role ?? mail.recipient} shows ${of}`)
  }
  expect(told).toEqual([])
})
