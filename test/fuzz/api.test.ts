import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contract, type Operation } from '#api/contract.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { problem } from '#api/problem.ts'
import type { StaffRole } from '#core/permission/actor.ts'
import { fitting, type Schema, schemaOf } from '../support/any-input.ts'
import type { As } from '../support/app.ts'
import { type Drafting, drafting, key } from '../support/drafting.ts'
import { handedInWith } from '../support/handed-in.ts'
import { aPerson, type MadePerson } from '../support/people.ts'
import { anyHostile, hostileTexts } from './hostile.ts'

/**
 * Every operation of the contract with input made from its own schema: right, nearly right, hostile and broken, in several
 * names. Nothing may break, every answer has its shape (test/support/app.ts checks that), every refusal is a problem in
 * its shape, and nobody is told a word of another unit’s.
 */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

const long = process.env['ZHINAN_SOAK'] === '1'
const runs = Number(process.env['ZHINAN_RUNS'] ?? (long ? 200 : 8))
const seed = Number(process.env['ZHINAN_SEED'] ?? 20_240_220)
const secret = '甪鼗别家'

let here: Drafting
const who: Record<string, MadePerson | undefined> = {}
let ids: readonly string[]
beforeAll(async () => {
  here = await drafting()
  const { site } = here
  const own = await here.begin()
  const handed = await handedInWith(here)
  const begun = await here.begin({ title: `${secret}的题目`, abstract: `${secret}的内容写在这里。` })
  const { org } = await site.ctx.db
    .selectFrom('member')
    .select('org')
    .where('person', '=', here.strangerPerson.id)
    .executeTakeFirstOrThrow()
  await site.ctx.db
    .updateTable('suggestion')
    .set({ filer: here.strangerPerson.id, org })
    .where('id', '=', begun)
    .execute()
  const staff = (...roles: readonly (readonly [StaffRole, string?])[]) => aPerson(site, { staff: roles })
  Object.assign(who, {
    nobody: undefined,
    filer: here.filerPerson,
    officer: await staff(['office-head', 'ONE']),
    triage: await staff(['triage'], ['leader'], ['exporter']),
    keeper: await staff(['sys-admin'], ['auditor']),
  })
  ids = [own, handed, begun, here.org.id, here.colleaguePerson.id, key()]
})
afterAll(() => here?.site.close())

/** What rests or pauses the site comes last, and what ends a session not at all. */
const resting = (it: Operation) => /rest|pause|closes|extend|change/.test(it)
const operations = (Object.keys(contract) as Operation[])
  .filter((it) => !/^DELETE \/sessions?/.test(it))
  .toSorted((a, b) => Number(resting(a)) - Number(resting(b)))

/** Now and then something hostile in the place of what fits; ids are mostly those of things that are there. */
const leaf = (often: number) => (fits: fc.Arbitrary<unknown>, schema: Schema) =>
  fc.oneof(
    { weight: 12, arbitrary: schema.format === 'uuid' ? fc.nat().map((n) => ids[n % ids.length]) : fits },
    { weight: often, arbitrary: anyHostile },
  )

interface Sent {
  readonly by: string
  readonly params: readonly string[]
  readonly query: string
  readonly body: string | undefined
  readonly type: string
}

const anyPart = fc.oneof(
  { weight: 6, arbitrary: fc.nat().map((n) => ids[n % ids.length] ?? '') },
  { weight: 3, arbitrary: fc.constantFrom('xiaoshi-2030', 'TECH', 'ONE', 'TWO', '1', '0') },
  { weight: 1, arbitrary: fc.constantFrom(...hostileTexts.filter((it) => it.length < 400)) },
)
const types = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/octet-stream',
  'application/xml',
]

/** JSON text of a body, at times not quite JSON. */
const written = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(value, fc.nat({ max: 24 })).map(([it, how]) => {
    const text = JSON.stringify(it) ?? 'null'
    if (how === 0) return text.slice(0, -1)
    if (how === 1) return text.replace('{', '{"key":1,"key":"甲","id":null,')
    if (how === 2) return `${'['.repeat(500)}${text}${']'.repeat(500)}`
    if (how === 3) return text.replace(/\d+/, '1e999')
    return text
  })

function anyRequest(operation: Operation): fc.Arbitrary<Sent> {
  const endpoint: Endpoint = contract[operation]
  const names = [...operation.matchAll(/:(\w+)/g)]
  const query = endpoint.query ? fitting(schemaOf(endpoint.query), leaf(2)) : fc.constant({})
  const body = endpoint.body ? written(fitting(schemaOf(endpoint.body), leaf(1))) : fc.constant(undefined)
  return fc.record({
    by: fc.constantFrom('nobody', 'filer', 'officer', 'officer', 'triage', 'keeper'),
    params: fc.tuple(...names.map(() => anyPart)),
    query: query.map(asQuery),
    body,
    type: fc.constantFrom(...types),
  })
}

const asQuery = (value: unknown): string =>
  Object.entries(value as object)
    .map(([name, it]) => `${name}=${encoded(typeof it === 'object' ? JSON.stringify(it) : String(it))}`)
    .join('&')

/** As a browser would, half surrogates included. */
const encoded = (it: string): string =>
  encodeURIComponent(it.slice(0, 2000).replaceAll(/\p{Surrogate}/gu, '\ufffd'))

async function send(operation: Operation, as: As, sent: Sent) {
  let at = 0
  const path = operation
    .slice(operation.indexOf(' ') + 1)
    .replaceAll(/:\w+/g, () => encoded(sent.params[at++] ?? ''))
  return here.site.app.inject({
    method: operation.split(' ')[0] as 'POST',
    url: `/api/v1${path}${sent.query && `?${sent.query}`}`,
    headers: {
      ...(as.cookie && { cookie: as.cookie }),
      ...(sent.body !== undefined && { 'content-type': sent.type }),
    },
    ...(sent.body !== undefined && { payload: sent.body }),
  })
}

/** Rest and haste are said with 503 on purpose; everything else from 500 on is a defect. */
function wrongWith(answer: Awaited<ReturnType<typeof send>>): string | undefined {
  const { statusCode, body, headers } = answer
  if (statusCode < 400) return undefined
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return `a ${statusCode} that is ${headers['content-type']}`
  const read = problem.safeParse(answer.json())
  if (!read.success || read.data.detail === '') return `a problem of another shape: ${body}`
  if (statusCode >= 500 && !['busy', 'resting'].includes(read.data.why))
    return `${statusCode} ${body.slice(0, 300)}`
  return undefined
}

test.each(operations)('%s', async (operation) => {
  const signed: Record<string, As> = {}
  for (const [name, person] of Object.entries(who))
    signed[name] = person ? await here.site.signIn(person.email) : here.site.anyone
  await fc.assert(
    fc.asyncProperty(anyRequest(operation), async (sent) => {
      const answer = await send(operation, signed[sent.by] as As, sent)
      const wrong = wrongWith(answer)
      expect(wrong).toBeUndefined()
      if (sent.by === 'nobody' || sent.by === 'filer') expect(answer.body).not.toContain(secret)
    }),
    { seed, numRuns: runs, endOnFailure: !long },
  )
})
