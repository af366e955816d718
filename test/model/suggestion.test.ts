import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { State } from '#core/suggestion/suggestion.ts'
import { type Move, type Mover, transitions } from '#core/workflow/suggestion.ts'
import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import type { Answer, As } from '../support/app.ts'
import { aKey, aReadyOrg, begin, type City, city, fillDraft, granted } from '../support/journey.ts'
import { aPerson, type MadePerson } from '../support/people.ts'

/**
 * Random moves, legal and illegal, by anybody, against the server and a real database. The table of core is the model: what
 * it has a way for happens and leads where it says, all else changes nothing; facts grow with the state, and what must never
 * be found is never found.
 */
vi.setConfig({ testTimeout: 900_000, hookTimeout: 120_000 })

const long = process.env['ZHINAN_SOAK'] === '1'
const kind = 'RKX'
let here: City
let filer: MadePerson
let reviewer: MadePerson
let unit: string
beforeAll(async () => {
  here = await city()
  filer = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  const made = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: filer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  unit = made.id
})
afterAll(() => here?.site.close())

/** What stands besides the state, as the table’s conditions need it. */
interface Model {
  state: State
  before: State | undefined
  objected: boolean
  upheld: boolean
  office: string
}

interface Real {
  readonly id: string
  last: { readonly as: As; readonly path: string; readonly body: object; readonly answer: Answer } | undefined
}

const verbs = [
  'hand-in',
  'pull-back',
  'withdraw',
  'object',
  'approve',
  'unit-return',
  'unit-refuse',
  'accept',
  'office-return',
  'transfer',
  'refuse',
  'reserve',
  'decline',
  'uphold',
  'reinstate',
  'freeze',
  'thaw',
  'purge',
] as const
type Verb = (typeof verbs)[number]
const movers = ['filer', 'unit-reviewer', 'officer', 'office-head'] as const satisfies readonly Mover[]

/** Reserving is taken back by the same button. */
const moveOf = (verb: Verb, state: State): Move =>
  verb === 'reserve' && state === 'reserve' ? 'accept' : verb

/** Where the table leads, or nowhere. This unit reviews and is verified; a head does whatever an officer may. */
function leadsTo(model: Model, verb: Verb, by: Mover): State | undefined {
  if (verb === 'accept' && model.state === 'reserve') return undefined
  if (verb === 'object' && model.objected) return undefined
  if ((verb === 'uphold' || verb === 'reinstate') && (!model.objected || model.upheld)) return undefined
  const hats: readonly Mover[] = by === 'office-head' ? ['office-head', 'officer'] : [by]
  const ways = transitions.filter(
    (it) =>
      it.from === model.state &&
      it.move === moveOf(verb, model.state) &&
      hats.includes(it.by) &&
      (it.when === undefined ||
        it.when === 'the unit reviews' ||
        (verb === 'thaw' && it.to === model.before)),
  )
  return ways[0]?.to
}

interface Tried {
  readonly verb: Verb
  readonly by: (typeof movers)[number]
}

const reason = '理由写得足够长了，可以交代清楚。'

/** What somebody tries: anything at all, or something that the table has a way for from where it stands. */
class Makes implements fc.AsyncCommand<Model, Real> {
  readonly pick: (model: Model) => Tried
  tried: Tried | undefined
  constructor(pick: (model: Model) => Tried) {
    this.pick = pick
  }
  check = () => true
  toString = () => (this.tried ? `${this.tried.by}: ${this.tried.verb}` : 'nothing yet')

  async run(model: Model, real: Real): Promise<void> {
    const before = await stored(real.id)
    const { verb, by } = this.pick(model)
    this.tried = { verb, by }
    const to = leadsTo(model, verb, by)
    const other = here.call.offices.map((it) => it.code).find((it) => it !== model.office)
    const as = await here.as(
      {
        filer,
        'unit-reviewer': reviewer,
        officer: here.officers.get(model.office),
        'office-head': here.heads.get(model.office),
      }[by],
    )
    const body = {
      revision: before.revision,
      key: aKey(),
      reason,
      remarks: [],
      code: verb === 'decline' ? 'priority' : 'outside',
      to: other,
    }
    const path = `/suggestions/${real.id}/${verb}`
    const answer = await as.post(path, body)
    const after = await stored(real.id)
    if (to === undefined) {
      expect([403, 404, 409], `${this} of ${model.state}: ${JSON.stringify(answer.body)}`).toContain(
        answer.status,
      )
      expect(after).toEqual(before)
      return
    }
    expect(answer.status, `${this} of ${model.state}: ${JSON.stringify(answer.body)}`).toBe(200)
    expect([after.state, after.revision]).toEqual([to, before.revision + 1])
    expect(after.facts).toBeGreaterThan(before.facts)
    real.last = { as, path, body, answer }
    follow(model, verb, to)
    made.add(`${before.state} ${verb} ${to}`)
    model.office = after.office ?? model.office
  }
}

/** The same press again, with the key it had: nothing more happens. */
class Again implements fc.AsyncCommand<Model, Real> {
  check = () => true
  toString = () => 'again'
  async run(_model: Model, real: Real): Promise<void> {
    if (!real.last) return
    const before = await stored(real.id)
    const { as, path, body } = real.last
    const answer = await as.post(path, body)
    // Who made it may no longer see it where it is now; what counts is that it is made once.
    expect([200, 404, 409]).toContain(answer.status)
    expect(await stored(real.id)).toEqual(before)
  }
}

function follow(model: Model, verb: Verb, to: State): void {
  if (verb === 'freeze') model.before = model.state
  if (verb === 'thaw') model.before = undefined
  if (verb === 'object') model.objected = true
  if (verb === 'uphold') model.upheld = true
  if (verb === 'refuse') Object.assign(model, { objected: false, upheld: false })
  if (verb === 'reinstate') Object.assign(model, { objected: false, upheld: false })
  model.state = to
}

async function stored(id: string) {
  const { db } = here.site.ctx
  const row = await db
    .selectFrom('suggestion')
    .select(['state', 'revision', 'office', 'objected', 'frozen_before'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { facts } = await db
    .selectFrom('fact')
    .select((eb) => eb.fn.countAll<string>().as('facts'))
    .where('subject', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, facts: Number(facts) }
}

const made = new Set<string>()
const tries = verbs.flatMap((verb) => movers.map((by): Tried => ({ verb, by })))
const anything = fc.constantFrom(...tries).map((it) => new Makes(() => it))
/** Going on is likelier than ending, so that what comes late is met as well. */
const lawful = fc.nat().map(
  (n) =>
    new Makes((model) => {
      const open = tries.filter(({ verb, by }) => leadsTo(model, verb, by) !== undefined)
      const goingOn = open.filter(({ verb }) => !['withdraw', 'unit-refuse', 'purge'].includes(verb))
      const from = goingOn.length > 0 && n % 7 !== 0 ? goingOn : open
      return from[n % Math.max(1, from.length)] ?? { verb: 'accept', by: 'officer' }
    }),
)
const anyCommand = fc.oneof(
  { weight: 5, arbitrary: lawful },
  { weight: 4, arbitrary: anything },
  { weight: 1, arbitrary: fc.nat().map(() => new Again()) },
)

test('whatever anybody tries, in whatever order, happens as the table says and not otherwise', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands([anyCommand], { maxCommands: long ? 60 : 30, size: 'max' }),
      async (commands) => {
        const as = await here.as(filer)
        const id = await begin(here, as, unit, kind)
        await fillDraft(here, as, id)
        const { office } = granted(await as.get(`/suggestions/${id}/draft`)).suggestion
        const model: Model = {
          state: 'draft',
          before: undefined,
          objected: false,
          upheld: false,
          office: office ?? 'GX',
        }
        const real: Real = { id, last: undefined }
        await fc.asyncModelRun(() => ({ model, real }), commands)
        expect(await checkInvariants(here.site.ctx.db)).toEqual([])
      },
    ),
    { seed: Number(process.env['ZHINAN_SEED'] ?? 2024), numRuns: long ? 150 : 10, endOnFailure: !long },
  )
  const { broken, violations } = {
    ...(await verifyChains(here.site.ctx.db)),
    violations: await checkInvariants(here.site.ctx.db),
  }
  expect([broken, violations]).toEqual([[], []])
  expect(made.size).toBeGreaterThan(long ? 40 : 12)
})
