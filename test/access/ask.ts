import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { contract, type Operation } from '#api/contract.ts'
import type { Endpoint } from '#api/endpoint.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import { fitting, schemaOf } from '../support/any-input.ts'
import { aKey } from '../support/journey.ts'
import type { Role } from './cast.ts'
import { others, type World, wordOf } from './world.ts'

export const operations = Object.keys(contract) as Operation[]
export const endpointOf = (operation: Operation): Endpoint => contract[operation]
export const isRead = (operation: Operation): boolean => operation.startsWith('GET')

/** What came back: how it ended, and every word that somebody could read in it. */
export interface Heard {
  readonly status: number
  readonly why: string | undefined
  readonly text: string
}

/** What the id in an address names, by how the address begins. */
const named: readonly (readonly [begins: string, of: string])[] = [
  ['/directions', 'direction'],
  ['/guides', 'guide'],
  ['/rounds', 'round'],
  ['/judging/tasks', 'task'],
  ['/projects', 'project'],
  ['/orgs', 'unit'],
  ['/unit', 'unit'],
  ['/admin/orgs', 'unit'],
  ['/admin/people', 'account'],
  ['/exports', 'export'],
  ['/offices', 'saved view'],
  ['/groups', 'group'],
  ['/meetings', 'meeting'],
  ['/experts', 'expert'],
]

/** The address with the world’s ids in it; a suggestion’s operations go to the one in that state. */
export function addressOf(world: World, operation: Operation, state: State = 'submitted'): string {
  const path = operation.slice(operation.indexOf(' ') + 1)
  const { id, file } = world.suggestions[state]
  const thing = named.find(([begins]) => path.startsWith(begins))?.[1]
  const given: Readonly<Record<string, string | undefined>> = {
    id: path.includes('/letters/')
      ? world.ids['letter']
      : thing
        ? world.ids[thing]
        : path.startsWith('/suggestions')
          ? id
          : undefined,
    file,
    n: path.includes('parts') ? '0' : '1',
    call: world.here.call.id,
    kind: 'ZDYF',
    code: world.office,
    other:
      world.suggestions.submitted.id === id ? world.suggestions.accepted.id : world.suggestions.submitted.id,
    suggestion: world.suggestions.accepted.id,
    subject: world.ids['subject'],
    snapshot: world.ids['snapshot'],
    fact: world.ids['fact'],
    person: world.ids['account'],
  }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? aKey())
}

/** Questions that make an answer show as much as it can; the first is what anybody would ask. */
export function questionsOf(world: World, operation: Operation): readonly string[] {
  const call = `call=${world.here.call.id}`
  const subject = `subject=${world.ids['subject']}`
  const words = [
    wordOf('submitted', 'title'),
    wordOf('draft', 'title'),
    wordOf('frozen', 'title'),
    others.project,
  ]
  const q = words.map((it) => `q=${encodeURIComponent(it)}`)
  const asked: Partial<Record<Operation, readonly string[]>> = {
    'GET /suggestions': ['', 'view=all', ...q],
    'GET /suggestions/:id/paper': ['format=docx'],
    'GET /suggestions/:id/letters/:fact/paper': ['format=docx'],
    'GET /suggestions/:id/receipts/:fact/paper': ['format=docx'],
    'GET /guides/:id/paper': ['format=docx'],
    'GET /projects/:id/paper': ['format=docx'],
    'GET /calls/:call/kinds/:kind/paper': ['format=docx'],
    'GET /suggestions/:id/history': ['path=title', 'path=competitorNote'],
    'GET /offices/:code/queue': ['', 'view=all', 'view=triage', 'view=frozen', 'view=opinions', ...q],
    'GET /offices/:code/desk': ['', call],
    'GET /offices/:code/search': [...q, `q=${encodeURIComponent('甪鼗')}`, 'q=盐雾'],
    'GET /offices/:code/search/complete': q,
    'GET /offices/:code/groups': [call],
    'GET /offices/:code/judgeable': ['suggestion', 'direction', 'project'].map(
      (it) => `${call}&subjects=${it}`,
    ),
    'GET /offices/:code/direction-opinions': [call],
    'GET /offices/:code/project-bearers': ['q=单位'],
    'GET /rounds/:id/candidates': [subject],
    'GET /experts/:id/conflicts': [subject],
    'GET /orgs/lookup': ['creditCode=91210200MA0Y50010X'],
    'GET /statistics': ['unit', 'district', 'office', 'all'].map((it) => `${call}&scope=${it}`),
    'GET /statistics/list': ['unit', 'district', 'office', 'all'].map((it) => `${call}&scope=${it}`),
    'GET /admin/people': ['', `q=${encodeURIComponent(others.member)}`],
    'GET /unit/:id/queue': ['', 'view=all'],
  }
  return asked[operation] ?? ['']
}

const reason = '理由写得足够长了，可以交代清楚。'

/** A body that the operation takes, at a revision that has passed: what would be granted then ends in “stale”. */
export function bodyOf(world: World, operation: Operation): Record<string, unknown> | undefined {
  const { body } = endpointOf(operation)
  if (!body) return undefined
  const schema = schemaOf(body)
  const [made] = fc.sample(fitting(schema), { seed: 2024, numRuns: 1 })
  const known: Readonly<Record<string, unknown>> = {
    revision: -1,
    key: aKey(),
    reason,
    body: reason,
    note: reason,
    remarks: [],
    code: 'outside',
    call: world.here.call.id,
    to: operation.endsWith('transfer')
      ? world.here.call.offices.find((it) => it.code !== world.office)?.code
      : undefined,
    org: world.ids['unit'],
    person: world.ids['account'],
    creditCode: '91210200MA0UATX16R',
    ...(operation === 'POST /projects' && { suggestion: world.ids['subject'], direction: null }),
    handler: null,
    ops: [{ op: aKey(), path: 'title', value: '改掉的题目', base: 0 }],
    direction: world.ids['confirmed'],
    other: world.ids['confirmed'],
    task: world.ids['task'],
    ...special(world, operation),
  }
  const shape = Object.keys(schema.properties ?? {})
  const fixed = Object.entries(known).filter(([name, it]) => it !== undefined && shape.includes(name))
  return { ...(made as Record<string, unknown>), ...Object.fromEntries(fixed) }
}

/** Where what fits the shape still says nothing that the server could take. */
function special(world: World, operation: Operation): Readonly<Record<string, unknown>> {
  const later = world.here.site.clock.now() + 30 * 86_400_000
  const all: Partial<Record<Operation, Readonly<Record<string, unknown>>>> = {
    'PUT /guides/:id/directions': { directions: [] },
    'POST /rounds/:id/replace': { expert: null },
    'POST /unit/:id/release/preview': { items: [aKey()] },
    'POST /unit/:id/release': { items: [{ id: aKey(), revision: -1 }] },
    'POST /offices/:code/bulk/preview': { what: { move: 'accept' }, items: [aKey()] },
    'POST /offices/:code/bulk': { what: { move: 'accept' }, items: [{ id: aKey(), revision: -1 }] },
    'POST /admin/calls/:call/extend': { closes: later, reason: { zh: reason, en: 'An outage.' } },
    'POST /admin/calls/:call/pause': { reason: { zh: reason, en: 'An outage.' } },
    'POST /guides/:id/correct': { note: { zh: '更正一处笔误。', en: 'One slip is put right.' }, changes: [] },
  }
  return all[operation] ?? {}
}

/** Whether asking it with a revision that has passed changes nothing even where it is granted. */
export const isHarmless = (operation: Operation): boolean => {
  const { body } = endpointOf(operation)
  return isRead(operation) || (body !== undefined && 'revision' in (schemaOf(body).properties ?? {}))
}

/** Asks in somebody’s name. */
export async function ask(
  world: World,
  role: Role,
  operation: Operation,
  state?: State,
  question = '',
): Promise<Heard> {
  const body = bodyOf(world, operation)
  const { cookie } = world.as[role]
  const path = `${addressOf(world, operation, state)}${question && `?${question}`}`
  const bytes = /\/parts\/:n$|read-paper$/.test(operation)
  const answer = await world.here.site.app.inject({
    method: operation.split(' ')[0] as 'POST',
    url: `/api/v1${path}`,
    headers: { ...(cookie && { cookie }), ...(bytes && { 'content-type': 'application/octet-stream' }) },
    ...(body !== undefined && { payload: body }),
    ...(bytes && { payload: Buffer.from('x') }),
  })
  const problem = String(answer.headers['content-type']).startsWith('application/problem')
  return {
    status: answer.statusCode,
    why: problem ? answer.json().why : undefined,
    text: readable(answer.rawPayload) + decoded(JSON.stringify(answer.headers)),
  }
}

/** Everything in an archive, too: a paper is one. */
function readable(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  return Object.values(unzipSync(bytes))
    .map((it) => Buffer.from(it).toString())
    .join('\n')
}

const decoded = (text: string): string =>
  text.replaceAll(/(?:%[0-9A-F]{2})+/gi, (it) => {
    try {
      return decodeURIComponent(it)
    } catch {
      return it
    }
  })
