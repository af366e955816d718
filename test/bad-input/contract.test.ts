import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract, type Operation } from '#api/contract.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { problem } from '#api/problem.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { draftingCall, key } from '#test/support/drafting.ts'
import { anOrg, aPerson } from '#test/support/people.ts'

/** Everything that a client gone wild could send to every operation of the contract. */
let site: TestApp
const people: Record<string, As> = {}
let ids: Readonly<Record<string, string>>
beforeAll(async () => {
  site = await testApp()
  await site.install(draftingCall())
  const filer = await aPerson(site)
  const all = await aPerson(site, {
    staff: [
      ['office-head', 'ONE'],
      ['sys-admin'],
      ['auditor'],
      ['triage'],
      ['leader'],
      ['district', '210299'],
    ],
  })
  const org = await anOrg(site, {
    members: [
      { person: filer, filer: true, reviewer: true, admin: true },
      { person: all, filer: true, admin: true },
    ],
  })
  people['filer'] = await site.signIn(filer.email)
  people['staff'] = await site.signIn(all.email)
  const begun = await people['filer'].post('/suggestions', {
    key: key(),
    call: 'xiaoshi-2030',
    org: org.id,
    kind: 'TECH',
    field: 'SEA',
    livelihood: null,
    title: '海上风电叶片防腐涂层',
    abstract: '涂层在盐雾中两年即脱落。',
  })
  ids = {
    id: begun.body.id,
    org: org.id,
    person: filer.id,
    call: 'xiaoshi-2030',
    kind: 'TECH',
    code: 'ONE',
    n: '0',
    file: key(),
    invitation: key(),
  }
})
afterAll(() => site.close())

const operations = Object.keys(contract) as Operation[]
const unknownId = '00000000-0000-4000-8000-999999999999'

/** The address with its placeholders filled; units go by their own id. */
function addressOf(operation: Operation, change: Readonly<Record<string, string>> = {}): string {
  const path = operation.slice(operation.indexOf(' ') + 1)
  const unit = path.startsWith('/orgs') || path.startsWith('/unit') || path.startsWith('/admin/orgs')
  const given: Record<string, string | undefined> = { ...ids, ...(unit && { id: ids['org'] }), ...change }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? unknownId)
}

async function send(
  operation: Operation,
  more: {
    readonly path?: string
    readonly body?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly as?: As | undefined
  },
) {
  const method = operation.split(' ')[0] as 'POST'
  const cookie = more.as?.cookie
  const answer = await site.app.inject({
    method,
    url: `/api/v1${more.path ?? addressOf(operation)}`,
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { payload: more.body }),
  })
  return answer
}

type Sent = Awaited<ReturnType<typeof send>>

/** Below 500; a refusal says why in the language asked. Nothing where all is well. */
function wrongWith(answer: Sent, language: 'zh-CN' | 'en'): string | undefined {
  if (answer.statusCode >= 500) return `${answer.statusCode} ${answer.body.slice(0, 200)}`
  if (answer.statusCode < 400) return undefined
  if (!String(answer.headers['content-type']).startsWith('application/problem+json'))
    return `a ${answer.statusCode} that is ${answer.headers['content-type']}`
  const read = problem.safeParse(answer.json())
  if (!read.success) return `a problem of another shape: ${answer.body}`
  const chinese = /\p{Script=Han}/u.test(read.data.detail)
  if (read.data.detail === '' || chinese !== (language === 'zh-CN'))
    return `not in the language asked: ${read.data.detail}`
  return undefined
}

const surrogate = '"\\ud800 half"'
const values: Readonly<Record<string, string>> = {
  nothing: 'null',
  'a number': '9007199254740993',
  'a fraction': '-0.5',
  'an array': '[[]]',
  'an object': '{"__proto__":{"x":1},"constructor":1}',
  true: 'true',
  'a NUL': '"a\\u0000b"',
  'half a surrogate': surrogate,
  'a long text': JSON.stringify('长'.repeat(120_000)),
  'a hostile text': JSON.stringify(
    `'; drop table suggestion; -- <script>alert(1)</script> \${7*7} %00 ../../etc`,
  ),
  'astral characters': JSON.stringify('😀𠀀👩‍🚀'.repeat(5)),
  'a text without end': '"\\u202e\\u2066"',
}

/** A body that the operation takes, as its schema describes it. */
function aBody(endpoint: Endpoint): Record<string, unknown> {
  const schema = z.toJSONSchema(endpoint.body ?? z.object({}), { io: 'input', unrepresentable: 'any' })
  const made = example(schema as Schema)
  return typeof made === 'object' && made !== null ? (made as Record<string, unknown>) : {}
}

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly minLength?: number
  readonly minimum?: number
}

function example(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first) return example(first)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, example(inner)]),
      )
    case 'array':
      return schema.items ? [example(schema.items)] : []
    case 'string':
      return schema.format === 'uuid' ? key() : 'x'.repeat(schema.minLength ?? 5)
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return null
  }
}

/** Each field of a body by its way there, one level into lists and objects. */
function fieldsOf(body: Readonly<Record<string, unknown>>): readonly (readonly string[])[] {
  return Object.entries(body).flatMap(([name, inner]) => {
    const deeper = Array.isArray(inner) ? inner[0] : inner
    const below =
      typeof deeper === 'object' && deeper !== null
        ? Object.keys(deeper).map((it) => (Array.isArray(inner) ? [name, '0', it] : [name, it]))
        : []
    return [[name], ...below]
  })
}

/** The body with the raw JSON in the place of one field. */
function withAt(body: unknown, [first = '', ...rest]: readonly string[], raw: string): string {
  const inside = (it: unknown, at: string): string =>
    at === first ? (rest.length === 0 ? raw : withAt(it, rest, raw)) : (JSON.stringify(it) ?? 'null')
  if (Array.isArray(body)) return `[${body.map((it, i) => inside(it, String(i))).join(',')}]`
  return `{${Object.entries(body as object)
    .map(([name, it]) => `${JSON.stringify(name)}:${inside(it, name)}`)
    .join(',')}}`
}

const withBody = operations.filter((it) => (contract[it] as Endpoint).body)
/** Ending the session or discarding the draft would leave the rest of the test nothing to be tried on. */
const endsTest = (operation: Operation) =>
  operation === 'DELETE /session' || operation === 'DELETE /suggestions/:id'

describe.each(withBody)('%s', (operation) => {
  test('answers every wrong type in every field with a sentence', async () => {
    const endpoint: Endpoint = contract[operation]
    const body = aBody(endpoint)
    const found: string[] = []
    let n = 0
    for (const path of fieldsOf(body))
      for (const [what, raw] of Object.entries(values)) {
        n += 1
        const language = n % 2 ? 'zh-CN' : 'en'
        const as = Object.values(people)[n % 2]
        const answer = await send(operation, {
          as,
          body: withAt(body, path, raw),
          headers: { 'accept-language': language },
        })
        const wrong = wrongWith(answer, language)
        if (wrong) found.push(`${path.join('.')} as ${what}: ${wrong}`)
      }
    // What was let rest would answer nothing but that.
    if (operation === 'PUT /resting-features')
      await people['staff']?.put('/resting-features', { resting: [], reason: 'awake again' })
    expect(found).toEqual([])
  })
})

const bodies: Readonly<Record<string, string>> = {
  'no body at all': '',
  'broken JSON': '{"a":',
  'a bare text': '"text"',
  'a bare null': 'null',
  'a list': '[]',
  'deep nesting': `${'['.repeat(2000)}${']'.repeat(2000)}`,
  'a deeply nested NUL': `${'{"a":'.repeat(40)}"\\u0000"${'}'.repeat(40)}`,
}

test.each(Object.entries(bodies))('every operation answers %s with a sentence', async (_what, body) => {
  const found: string[] = []
  for (const operation of operations.filter((it) => !it.startsWith('GET') && !endsTest(it))) {
    const answer = await send(operation, { as: people['filer'], body })
    const wrong = wrongWith(answer, 'zh-CN')
    if (wrong) found.push(`${operation}: ${wrong}`)
  }
  expect(found).toEqual([])
})

const parts: Readonly<Record<string, string>> = {
  'a broken escape': '%E4%BD',
  'a NUL': 'a%00b',
  'no id': 'not-an-id',
  'an unknown id': unknownId,
  'half a surrogate': '%ED%A0%80',
  'a very long part': 'x'.repeat(3000),
  'a way up': '..%2F..%2Fetc',
  'another script': '%E5%A4%A7%E8%BF%9E',
  'a number without end': '99999999999999999999',
  'a negative number': '-1',
}

test.each(Object.entries(parts))(
  'every address with %s in it is answered with a sentence',
  async (_what, part) => {
    const found: string[] = []
    for (const operation of operations) {
      const names = [...operation.matchAll(/:(\w+)/g)].map((it) => it[1] ?? '')
      for (const name of names) {
        const body = operation.startsWith('GET') ? {} : { body: JSON.stringify(aBody(contract[operation])) }
        const path = addressOf(operation, { [name]: part })
        const wrong = wrongWith(await send(operation, { as: people['staff'], path, ...body }), 'zh-CN')
        if (wrong) found.push(`${operation} ${name}: ${wrong}`)
      }
    }
    expect(found).toEqual([])
  },
)

test('whoever is not signed in is told so, whatever they sent', async () => {
  const found: string[] = []
  for (const operation of operations.filter((it) => contract[it].access !== 'public')) {
    const names = [...operation.matchAll(/:(\w+)/g)].map((it) => [it[1] ?? '', 'x'] as const)
    const path = `${addressOf(operation, Object.fromEntries(names))}?limit=abc&since=-1`
    const body = operation.startsWith('GET') ? {} : { body: '{"nul":"\\u0000"}' }
    const answer = await send(operation, { path, ...body })
    if (answer.statusCode !== 401) found.push(`${operation}: ${answer.statusCode}`)
  }
  expect(found).toEqual([])
})

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const queries: readonly string[] = [
  `cursor=${cursor(['not a time', unknownId])}`,
  `cursor=${cursor([1e15, unknownId])}`,
  `cursor=${cursor([-1, unknownId])}`,
  `cursor=${cursor([9_007_199_254_740_991, unknownId])}`,
  `cursor=${cursor([1_900_000_000_000, 'no id'])}`,
  `cursor=${cursor(['\ud800', unknownId])}`,
  `cursor=${cursor(['1 1 x', unknownId])}`,
  `cursor=${cursor(['99999999999999 999999999 x', unknownId])}`,
  `cursor=${cursor({})}`,
  'cursor=%00',
  'cursor=!!!',
  'cursor=',
  'limit=0',
  'limit=1e9',
  'limit=abc',
  'limit=1&limit=2',
  'q=%25_%5C%27',
  'q=%F0%9F%98%80',
  'q=%ED%A0%80',
  'q=%00',
  `q=${'x'.repeat(500)}`,
  'view=nope',
  'sort=nope',
  'handler=nope',
  'by=nope',
  'subject=nope&by=nope',
  'state=nope',
  'since=-1',
  'since=1e400',
  'since=99999999999',
  'path=%00',
  'path=../..',
  'scope=office&of=nope&call=xiaoshi-2030',
  'scope=unit&of=nope&call=xiaoshi-2030',
  'creditCode=%EF%BC%99%EF%BC%91',
  '__proto__[x]=1',
  'constructor=1',
]

test('every question in every list is answered with a sentence', async () => {
  const found: string[] = []
  const sorts = ['', 'sort=title&', 'sort=kind&', 'sort=rank&', 'sort=handed-in&', 'sort=waiting&']
  for (const operation of operations.filter((it) => it.startsWith('GET'))) {
    const { query: asked }: Endpoint = contract[operation]
    const known = Object.keys(asked instanceof z.ZodObject ? asked.shape : {})
    const fitting = queries.filter(
      (it) => !/^\w+=/.test(it) || known.some((name) => it.startsWith(`${name}=`)),
    )
    for (const query of [...fitting, 'constructor=1'])
      for (const sort of known.includes('sort') && query.startsWith('cursor') ? sorts : ['']) {
        const path = `${addressOf(operation)}?${sort}${query}`
        const answer = await send(operation, {
          as: people['staff'],
          path,
          headers: { 'accept-language': 'en' },
        })
        const wrong = wrongWith(answer, 'en')
        if (wrong) found.push(`${operation} ${sort}${query}: ${wrong}`)
      }
  }
  expect(found).toEqual([])
})

const strangeHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'application/octet-stream' },
  { 'content-type': 'nonsense' },
  { 'accept-language': '*;q=0,xx-YY' },
  { 'accept-language': '\u00ff'.repeat(300) },
  { 'x-forwarded-for': '1.2.3.4, evil' },
  { range: 'bytes=0-' },
  { 'if-none-match': '"\u00ff"' },
]

test('strange headers are answered with a sentence', async () => {
  const found: string[] = []
  for (const operation of operations.filter((it) => !endsTest(it)))
    for (const headers of strangeHeaders) {
      const body = operation.startsWith('GET') ? {} : { body: '{}' }
      const answer = await send(operation, { as: people['filer'], headers, ...body })
      const wrong = wrongWith(answer, 'zh-CN')
      if (wrong) found.push(`${operation} ${JSON.stringify(headers)}: ${wrong}`)
    }
  expect(found).toEqual([])
})

test.each([
  ['another site’s page', { origin: 'https://evil.example' }],
  ['a sandboxed page', { origin: 'null' }],
  ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring site', { 'sec-fetch-site': 'same-site' }],
])('nothing is changed at the wish of %s', async (_who, headers) => {
  for (const operation of operations.filter((it) => !it.startsWith('GET'))) {
    const answer = await send(operation, { as: people['staff'], headers, body: '{}' })
    expect([operation, answer.statusCode, wrongWith(answer, 'zh-CN')]).toEqual([operation, 403, undefined])
  }
})

test('a body larger than any is refused with its limit, and a paste of ten megabytes with a sentence', async () => {
  const paste = (size: number) =>
    JSON.stringify({ ops: [{ op: key(), path: 'abstract', value: 'a'.repeat(size), base: 0 }] })
  const person = await aPerson(site)
  const org = await anOrg(site, { members: [{ person, filer: true, admin: true }] })
  const as = await site.signIn(person.email)
  const begun = await as.post('/suggestions', {
    key: key(),
    call: 'xiaoshi-2030',
    org: org.id,
    kind: 'TECH',
    field: 'SEA',
    livelihood: null,
    title: '海上风电叶片防腐涂层',
    abstract: '涂层在盐雾中两年即脱落。',
  })
  const address = `/suggestions/${begun.body.id}/answers`
  const operation = 'POST /suggestions/:id/answers'
  const big = await send(operation, { as, path: address, body: paste(13 * 1024 * 1024) })
  expect([big.statusCode, big.json().why]).toEqual([413, 'too-big'])
  const ten = await send(operation, { as, path: address, body: paste(10 * 1024 * 1024) })
  expect([ten.statusCode, ten.json().outcomes?.[0]?.outcome]).toEqual([200, 'refused'])
})

test('whoever is not signed in is told so by everything that is not public', async () => {
  for (const operation of operations) {
    const endpoint: Endpoint = contract[operation]
    if (endpoint.access === 'public') continue
    const body = endpoint.body ? { body: JSON.stringify(aBody(endpoint)) } : {}
    const answer = await send(operation, body)
    expect([operation, answer.statusCode]).toEqual([operation, 401])
    expect([operation, wrongWith(answer, 'zh-CN')]).toEqual([operation, undefined])
  }
})

test('the description names every operation, as OpenAPI 3.1', async () => {
  const { openapi, paths } = (await site.app.inject('/api/openapi.json')).json()
  expect(openapi).toMatch(/^3\.1\./)
  const described = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((it) => `${it.toUpperCase()} ${path}`),
  )
  const wanted = operations.map((it) => it.replace(' ', ' /api/v1').replaceAll(/:(\w+)/g, '{$1}'))
  expect(described.toSorted()).toEqual(wanted.toSorted())
})
