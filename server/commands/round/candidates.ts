import { loadIn, type Unfit, unfitFor } from '#core/expert/eligible.ts'
import type { Expert } from '#core/expert/expert.ts'
import { type Fit, fitOf, readyExpert, readySubject } from '#core/expert/fit.ts'
import { lotsOf } from '#core/expert/lots.ts'
import type { Round } from '#core/expert/round.ts'
import type { Context } from '../../context.ts'
import { subjectWords } from '../../db/subject-words.ts'
import type { Gathered } from './known.ts'

/** An expert for one subject: how well they fit, how much they have to do, and what stands against them. */
export interface Candidate {
  readonly expert: Expert
  readonly fit: Fit
  readonly load: number
  readonly unfit: Unfit | null
}

/** Everybody for one subject, those who may first and the best before the others; ties by the round's lots. */
export async function candidatesFor(
  ctx: Pick<Context, 'db' | 'calls'>,
  round: Round,
  { rows, known }: Pick<Gathered, 'rows' | 'known'>,
  subject: string,
  /** The task that somebody is to take over. */
  without?: string,
): Promise<readonly Candidate[]> {
  const row = rows.find((it) => it.id === subject)
  const words = row && (await subjectWords(ctx, round.subjects, [row])).get(subject)
  if (!words) return []
  const about = readySubject(words)
  const lots = lotsOf(`${round.seed} ${subject}`)
  return [...known.experts.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((expert) => ({
      expert,
      fit: fitOf(readyExpert(expert), about),
      load: loadIn(known, expert.id),
      unfit: unfitFor(known, subject, expert, without),
      lot: lots.next(),
    }))
    .sort(
      (a, b) =>
        Number(a.unfit !== null) - Number(b.unfit !== null) ||
        b.fit.points - a.fit.points ||
        a.load / a.expert.loadLimit - b.load / b.expert.loadLimit ||
        a.lot - b.lot,
    )
}

/** The same for each task of a round: how well its expert fits. */
export async function fitsOf(
  ctx: Pick<Context, 'db' | 'calls'>,
  round: Round,
  { rows, known }: Pick<Gathered, 'rows' | 'known'>,
): Promise<(subject: string, expert: string) => Fit | null> {
  const words = await subjectWords(ctx, round.subjects, rows)
  const about = new Map([...words].map(([id, it]) => [id, readySubject(it)]))
  const ready = new Map([...known.experts].map(([id, it]) => [id, readyExpert(it)]))
  return (subject, expert) => {
    const [it, who] = [about.get(subject), ready.get(expert)]
    return it && who ? fitOf(who, it) : null
  }
}
