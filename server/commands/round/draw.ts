import { createHash } from 'node:crypto'
import { tendRound } from '#core/decide/round/steps.ts'
import { type Assignment, assigning, type Drawn, type Pair } from '#core/expert/assign.ts'
import { barring } from '#core/expert/barred.ts'
import { unitKey } from '#core/expert/eligible.ts'
import { fitOf, readyExpert, readySubject } from '#core/expert/fit.ts'
import { type Round, standing } from '#core/expert/round.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { plannable, readableRound } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { dropPlanned, putTasks } from '../../db/round-tasks.ts'
import { loadRound } from '../../db/rounds.ts'
import { subjectWords } from '../../db/subject-words.ts'
import { inSlices } from '../../slices.ts'
import type { Asked } from '../suggestion/move.ts'
import { gather } from './known.ts'
import { seedFrom } from './seed.ts'
import { storeRound, unchanged, withRound } from './with-round.ts'

export interface DrawDone {
  readonly round: Round
  readonly seed: string
  /** What was drawn from, as one number: the same digest and seed give the same draw. */
  readonly digest: string
  readonly tasks: number
  readonly kept: number
  readonly short: Assignment['short']
}

/**
 * Draws experts for everything before the round, and puts the draw down as planned; what was set by hand stays. The drawing
 * itself is done without a lock and in slices; if anybody has changed the round meanwhile, it is drawn again by pressing again.
 */
export async function drawRound(
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly seed: string | null },
  at: Instant,
): Promise<Result<DrawDone, Reason>> {
  const it = await loadRound(ctx.db, id)
  if (!it || !readableRound(actor, it).ok) return err({ why: 'not-found' })
  const may = plannable(actor, it)
  if (!may.ok) return may
  const seed = asked.seed ?? seedFrom(ctx)
  const drawn = it.revision === asked.revision ? await drawFor(ctx, it, seed, at) : undefined
  return withRound<DrawDone>(ctx, actor, id, asked, at, 'draw', async (now, tx) => {
    const tasks = drawn?.found.pairs.length ?? 0
    const short = drawn?.found.short ?? []
    const detail = { seed, input: drawn?.digest ?? '', tasks, short: short.length }
    const decided = tendRound(actor, now, { happened: 'round-assigned', detail }, 'planning', { seed })
    if (!decided.ok) return decided
    const fresh = unchanged(now, asked)
    if (!fresh.ok) return fresh
    if (!drawn) return err({ why: 'stale', revision: now.revision })
    await dropPlanned(tx, id, 'drawn')
    const rows = drawn.found.pairs.map((pair) => ({ id: ctx.dice.id(at), ...pair }))
    await putTasks(tx, id, rows, { state: 'planned', byHand: false, at })
    const round = await storeRound(tx, actor, decided.value, at)
    return ok({ round, seed, digest: drawn.digest, tasks, kept: drawn.kept, short })
  })
}

/** How a pair that may not meet is written into the digest. */
const nobodysFit = 255

/** The draw itself, stored nowhere. */
async function drawFor(ctx: Context, round: Round, seed: string, at: Instant) {
  const { rows, subjects, tasks, known } = await gather(ctx, ctx.db, round, at, {
    experts: 'all',
    planned: 'with-planned',
  })
  const words = await subjectWords(ctx, round.subjects, rows)
  const stands = subjects.filter((it) => it.stands).map((it) => it.id)
  const fixed: Pair[] = tasks.filter((it) => it.byHand && standing(it.state))
  const experts = [...known.experts.values()]
  const drawn: Drawn[] = experts.map((it) => ({
    id: it.id,
    unit: unitKey(it),
    limit: it.state === 'active' ? it.loadLimit : 0,
    elsewhere: known.elsewhere.get(it.id) ?? 0,
  }))
  const ready = new Map(experts.map((it) => [it.id as string, readyExpert(it)]))
  const about = new Map([...words].map(([id, it]) => [id, readySubject(it)]))
  const digest = createHash('sha256').update(
    JSON.stringify([
      round.perSubject,
      stands.toSorted(),
      drawn.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      fixed.map(({ subject, expert }) => [subject, expert]),
    ]),
  )
  const barred = barring(known)
  const fits = new Uint8Array(stands.length * drawn.length)
  let next = 0
  const found = await inSlices(
    assigning({
      subjects: stands,
      experts: drawn,
      perSubject: round.perSubject,
      fixed,
      seed,
      fit: (subject, id) => {
        const [expert, it] = [ready.get(id), about.get(subject)]
        const points =
          expert && it && barred(subject, expert.expert) === null ? fitOf(expert, it).points : null
        fits[next++] = points ?? nobodysFit
        return points
      },
    }),
  )
  return { found, digest: digest.update(fits).digest('hex').slice(0, 16), kept: fixed.length }
}
