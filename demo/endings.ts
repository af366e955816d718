import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { addOpinion } from '#server/commands/office/add-opinion.ts'
import { accept } from '#server/commands/suggestion/accept.ts'
import { approve } from '#server/commands/suggestion/approve.ts'
import { assign } from '#server/commands/suggestion/assign.ts'
import { freeze } from '#server/commands/suggestion/freeze.ts'
import { object } from '#server/commands/suggestion/object.ts'
import { officeReturn } from '#server/commands/suggestion/office-return.ts'
import { pullBack } from '#server/commands/suggestion/pull-back.ts'
import { purge } from '#server/commands/suggestion/purge.ts'
import { refuse } from '#server/commands/suggestion/refuse.ts'
import { reinstate } from '#server/commands/suggestion/reinstate.ts'
import { reserve } from '#server/commands/suggestion/reserve.ts'
import { thaw } from '#server/commands/suggestion/thaw.ts'
import { transfer } from '#server/commands/suggestion/transfer.ts'
import { unitRefuse } from '#server/commands/suggestion/unit-refuse.ts'
import { unitReturn } from '#server/commands/suggestion/unit-return.ts'
import { uphold } from '#server/commands/suggestion/uphold.ts'
import { withdraw } from '#server/commands/suggestion/withdraw.ts'
import { day, hour, inOfficeHours } from './days.ts'
import { placed, unplaced } from './placing.ts'
import type { Ending } from './plan.ts'
import { granted } from './settle.ts'
import type { Step, Story } from './story.ts'
import { texts } from './texts.ts'

/** Everything that leads to an ending, in order; what lies in the future has not happened yet and is left out. */
export function stepsOf(story: Story, now: Instant): readonly Step[] {
  const { planned, random } = story.stage
  const steps: Step[] = []
  let days = 0
  const after = (least: number, most: number, run: Step['run']) => {
    days += random.between(least * 10, most * 10) / 10
    const before = steps.at(-1)?.at ?? 0
    steps.push({
      at: Math.max(inOfficeHours(planned.at + days * day, random.next()), before + 2 * hour),
      run,
    })
  }
  const acts = actsOf(story)
  const isDraft = planned.ending === 'draft'
  const writtenAt = planned.at - random.between(1, isDraft ? 2 : 5) * day
  steps.push({
    at: Math.max(inOfficeHours(writtenAt, random.next() / 2), planned.call.window.opens + 9 * hour),
    run: (at) => story.write(at, isDraft ? random.pick([0.15, 0.3, 0.5, 0.75, 1]) : 1),
  })
  if (!isDraft) {
    after(0, 0, (at) => story.handIn(at))
    for (const act of plots[planned.ending]) {
      acts[act](after)
      if (act === 'release' && planned.at < now - unplaced) steps.push(placed(story, steps.at(-1)?.at ?? 0))
    }
  }
  const past = steps.filter((it) => it.at < now - 20 * 60_000)
  return past.length > 0 ? past : steps.slice(0, 1).map((it) => ({ ...it, at: now - hour }))
}

type After = (least: number, most: number, run: Step['run']) => void
type Act =
  | 'release'
  | 'assign'
  | 'opine'
  | 'unit-return'
  | 'unit-refuse'
  | 'return'
  | 'again'
  | 'hand-on'
  | 'accept'
  | 'reserve'
  | 'refuse'
  | 'object'
  | 'uphold'
  | 'reinstate'
  | 'withdraw'
  | 'pull-back'
  | 'freeze'
  | 'thaw'
  | 'purge'

const plots: Readonly<Record<Ending, readonly Act[]>> = {
  draft: [],
  'waits-in-unit': [],
  'returned-by-unit': ['unit-return'],
  'refused-by-unit': ['unit-refuse'],
  waits: ['release'],
  overdue: ['release', 'assign'],
  returned: ['release', 'return'],
  'handed-in-again': ['release', 'assign', 'return', 'again', 'release'],
  'third-version': ['release', 'return', 'again', 'release', 'return', 'again', 'release'],
  'handed-on': ['release', 'hand-on', 'opine'],
  accepted: ['release', 'assign', 'opine', 'accept'],
  'accepted-second': ['release', 'return', 'again', 'release', 'accept'],
  reserve: ['release', 'accept', 'opine', 'reserve'],
  'not-accepted': ['release', 'assign', 'refuse'],
  objected: ['release', 'refuse', 'object'],
  upheld: ['release', 'refuse', 'object', 'uphold'],
  reinstated: ['release', 'refuse', 'object', 'reinstate', 'accept'],
  withdrawn: ['release', 'withdraw'],
  'pulled-back': ['release', 'pull-back'],
  frozen: ['release', 'freeze'],
  thawed: ['release', 'freeze', 'thaw', 'accept'],
  purged: ['release', 'freeze', 'purge'],
}

/** What people do in the stories, each when the suggestion is where it can be done. */
function actsOf(story: Story): Readonly<Record<Act, (after: After) => void>> {
  const { ctx, unit, filer, random, planned, officer, actor } = story.stage
  const say = (bank: string) => random.pick(texts.remarks.banks[bank] ?? [])
  const office = (it: Suggestion) => ('destination' in it ? it.destination : '')
  const handler = (it: Suggestion): PersonId =>
    'handler' in it && it.handler ? it.handler : officer(office(it))
  const when =
    (states: readonly Suggestion['state'][], run: (it: Suggestion, at: Instant) => Promise<unknown>) =>
    async (at: Instant) => {
      const it = await story.load()
      if (states.includes(it.state)) await run(it, at)
    }
  const atOffice = (run: (it: Suggestion, at: Instant) => Promise<unknown>) =>
    when(['submitted'], async (it, at) => {
      if ('triage' in it && it.triage) return
      await run(it, at)
    })
  const remarks = (count: number) => {
    const form = planned.call.forms[planned.kind.form]
    const asked = new Set(form?.sections.flatMap((it) => it.fields.map((field) => field.id)))
    const known = Object.entries(texts.remarks.fields).filter(([field]) => asked.has(field))
    return random.some(known, count).map(([field, bodies]) => ({ field, body: random.pick(bodies) }))
  }
  return {
    release: (after) =>
      after(
        0.5,
        2,
        when(['unit-review'], async (_it, at) => {
          const [reviewer] = unit.reviewers
          if (reviewer) await story.move(reviewer.id, at, approve)
        }),
      ),
    assign: (after) =>
      after(
        0.2,
        1,
        atOffice((it, at) =>
          story.move(officer(office(it), 'head'), at, assign, { handler: officer(office(it)) }),
        ),
      ),
    opine: (after) =>
      after(
        0.2,
        1.5,
        when(['submitted', 'accepted'], async (it, at) => {
          const [reading] = 'readers' in it ? it.readers : []
          if (!reading) return
          const asked = { key: ctx.dice.id(at), body: say('opinion') }
          granted(await addOpinion(ctx, await actor(officer(reading)), it.id, asked, at), 'opinion')
        }),
      ),
    'unit-return': (after) =>
      after(
        0.5,
        2,
        when(['unit-review'], (_it, at) =>
          story.move(unit.reviewers[0]?.id ?? unit.admin.id, at, unitReturn, {
            reason: say('unitReturn'),
            remarks: remarks(1),
          }),
        ),
      ),
    'unit-refuse': (after) =>
      after(
        0.5,
        2,
        when(['unit-review'], (_it, at) =>
          story.move(unit.reviewers[0]?.id ?? unit.admin.id, at, unitRefuse, { reason: say('unitRefuse') }),
        ),
      ),
    return: (after) =>
      after(
        1,
        3,
        atOffice((it, at) =>
          story.move(handler(it), at, officeReturn, {
            reason: say('returnWhole'),
            remarks: remarks(random.between(1, 3)),
          }),
        ),
      ),
    again: (after) =>
      after(
        1,
        3,
        when(['office-returned'], async (it, at) => {
          await story.revise('unlocked' in it ? it.unlocked : [], () => say('resaid'), at - hour)
          await story.handIn(at)
        }),
      ),
    'hand-on': (after) =>
      after(
        0.5,
        2,
        atOffice((it, at) => {
          const others = planned.call.offices.filter((one) => one.code !== office(it))
          return story.move(handler(it), at, transfer, {
            to: random.pick(others).code,
            reason: say('transfer'),
          })
        }),
      ),
    accept: (after) =>
      after(
        1,
        3,
        atOffice((it, at) => story.move(handler(it), at, accept, { note: say('accept') })),
      ),
    reserve: (after) =>
      after(
        2,
        6,
        when(['accepted'], (it, at) => story.move(handler(it), at, reserve)),
      ),
    refuse: (after) =>
      after(
        1,
        3,
        atOffice((it, at) => {
          const twin = random.chance(0.3)
          const more = twin
            ? { code: 'duplicate', reason: say('refuseDuplicate') }
            : { code: 'outside', reason: say('refuseOutside') }
          return story.move(handler(it), at, refuse, more)
        }),
      ),
    object: (after) =>
      after(
        0.5,
        2,
        when(['not-accepted'], (_it, at) => story.move(filer.id, at, object, { reason: say('objection') })),
      ),
    uphold: (after) =>
      after(
        1,
        2,
        when(['not-accepted'], (it, at) =>
          story.move(officer(office(it), 'head'), at, uphold, { reason: say('uphold') }),
        ),
      ),
    reinstate: (after) =>
      after(
        1,
        2,
        when(['not-accepted'], (it, at) =>
          story.move(officer(office(it), 'head'), at, reinstate, { reason: say('reinstate') }),
        ),
      ),
    withdraw: (after) =>
      after(
        0.5,
        2,
        when(['submitted'], (_it, at) => story.move(filer.id, at, withdraw, { reason: say('withdraw') })),
      ),
    'pull-back': (after) =>
      after(
        0.5,
        1,
        when(['submitted', 'unverified', 'unit-review'], (_it, at) => story.move(filer.id, at, pullBack)),
      ),
    freeze: (after) =>
      after(
        1,
        3,
        atOffice((it, at) => story.move(handler(it), at, freeze, { reason: say('freeze') })),
      ),
    thaw: (after) =>
      after(
        1,
        2,
        when(['frozen'], (it, at) =>
          story.move(officer(office(it), 'head'), at, thaw, { reason: say('thaw') }),
        ),
      ),
    purge: (after) =>
      after(
        1,
        2,
        when(['frozen'], async (it, at) => {
          const asked = { revision: it.revision, key: ctx.dice.id(at), reason: say('purge') }
          granted(await purge(ctx, await actor(officer(office(it), 'head')), it.id, asked, at), 'purge')
        }),
      ),
  }
}
