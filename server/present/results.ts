import type { z } from 'zod'
import type { ResultListed, results } from '#api/results.ts'
import type { Call } from '#core/call/call.ts'
import { adjust } from '#core/expert/leniency.ts'
import type { Round } from '#core/expert/round.ts'
import { type Judged, judgedOf, spreadOf } from '#core/expert/score.ts'
import { readinessAlone, type ScoreSheet } from '#core/expert/sheet.ts'
import type { Actor } from '#core/permission/actor.ts'
import { agreedLevel, type ExpertLevel, wantsComment } from '#core/trl/verdict.ts'
import type { Context } from '../context.ts'
import { involvedIn } from '../db/involved.ts'
import { type SubjectHead, subjectHeads } from '../db/judged-subjects.ts'
import { closedAtOf, type HandedIn, handedInSheets, roundSubjects } from '../db/results.ts'

type Answer = z.input<(typeof results)['GET /rounds/:id/results']['response']>

/** A sheet with what it says. */
export interface SheetRead extends HandedIn {
  readonly judged: Judged
}

/** All that a reader may know of a closed round; what is masked to them takes no part in any figure. */
export interface RoundRead {
  readonly round: Round
  readonly call: Call
  readonly closedAt: number | null
  readonly heads: ReadonlyMap<string, SubjectHead>
  readonly masked: ReadonlySet<string>
  readonly sheets: readonly SheetRead[]
  /** The same by subject. */
  readonly bySubject: ReadonlyMap<string, readonly SheetRead[]>
  readonly adjusted: ReturnType<typeof adjust>
  /** The number under which each expert stands. */
  readonly numbers: ReadonlyMap<string, number>
}

export const maxOfSheet = (sheet: ScoreSheet): number => sheet.criteria.reduce((sum, it) => sum + it.max, 0)

/** Reads a round for this person. The caller has asked `scoresReadable`. */
export async function readRound(ctx: Context, actor: Actor, round: Round): Promise<RoundRead> {
  const refs = await roundSubjects(ctx.db, round.id)
  const [heads, masked, all, closedAt, installed] = await Promise.all([
    subjectHeads(ctx, round.subjects, refs),
    involvedIn(
      ctx,
      actor.person,
      round.subjects,
      refs.map((it) => it.id),
    ),
    handedInSheets(ctx.db, round.id),
    closedAtOf(ctx.db, round.id),
    ctx.calls.byId(round.call),
  ])
  const call = installed?.call ?? [...heads.values()][0]?.call
  if (!call) throw new Error(`round ${round.id} is of a call that is not installed`)
  const sheets = all.flatMap((it) => readSheet(it, heads, masked))
  const scored = sheets.map(({ subject, expert, judged }) => ({ subject, expert, points: judged.total }))
  const experts = [...new Set(all.map((it) => it.expert))]
  const numbers = new Map(experts.map((it, n) => [it, n + 1]))
  const bySubject = by(sheets, (it) => it.subject)
  return { round, call, closedAt, heads, masked, sheets, bySubject, adjusted: adjust(scored), numbers }
}

/** Looked up for each row of a table that may have a thousand. */
function by<It>(all: readonly It[], keyOf: (it: It) => string): ReadonlyMap<string, readonly It[]> {
  const found = new Map<string, It[]>()
  for (const it of all) {
    const known = found.get(keyOf(it))
    if (known) known.push(it)
    else found.set(keyOf(it), [it])
  }
  return found
}

/** Why results of a subject are not shown; what was decided on a project changes nothing about what experts said. */
export const hiddenAs = ({ gone }: SubjectHead): Exclude<SubjectHead['gone'], 'decided'> =>
  gone === 'decided' ? null : gone

/** What experts said of what is masked, hidden or gone is not read at all. */
export function readSheet(
  it: HandedIn,
  heads: ReadonlyMap<string, SubjectHead>,
  masked: ReadonlySet<string>,
): SheetRead[] {
  const head = heads.get(it.subject)
  if (!head || hiddenAs(head) !== null || masked.has(it.subject)) return []
  return [{ ...it, judged: judgedOf(head.sheet, head.elements, it.answers) }]
}

const counted = (codes: readonly string[]) =>
  [...new Set(codes)].sort().map((code) => ({ code, count: codes.filter((it) => it === code).length }))

/** One decimal is as much as points of people can bear. */
export const rounded = (points: number): number => Math.round(points * 10) / 10

/** A row of the table. */
export function presentResult(read: RoundRead, subject: string): ResultListed {
  const head = read.heads.get(subject)
  const masked = read.masked.has(subject)
  const sheets = read.bySubject.get(subject) ?? []
  const judged = sheets.map((it) => it.judged)
  const call = head?.call ?? read.call
  const adjusted = read.adjusted.subjects.get(subject)
  return {
    subject,
    no: masked || head?.gone === 'hidden' ? null : (head?.no ?? null),
    title: masked ? '' : (head?.title ?? ''),
    kind: call.kinds.find((it) => it.code === head?.kind)?.name ?? null,
    masked,
    gone: head ? hiddenAs(head) : 'removed',
    total: presentSpread(
      judged.map((it) => it.total),
      maxOfSheet(head?.sheet ?? call.scoring),
    ),
    adjusted: adjusted === undefined ? null : rounded(adjusted),
    group: read.adjusted.groups.get(subject) ?? null,
    verdicts: counted(judged.map((it) => it.verdict).filter((it) => it !== '')),
    flags: counted(judged.flatMap((it) => it.flags)),
    levels: (head?.elements ?? []).flatMap(({ id, name, self }) => {
      const together = agreedLevel(id, givenIn(sheets))
      if (together === undefined) return []
      return [{ element: id, name, self, ...together, far: wantsComment(self, together.level) }]
    }),
  }
}

const givenIn = (sheets: readonly SheetRead[]): readonly ExpertLevel[] =>
  sheets.flatMap(({ expert, judged }) =>
    judged.levels.map(({ element, level }) => ({ expert, element, level })),
  )

export function presentSpread(points: readonly number[], max: number): ResultListed['total'] {
  const it = spreadOf(points, max)
  return it && { ...it, mean: rounded(it.mean), deviation: rounded(it.deviation) }
}

/** What every answer about results begins with. */
export const presentHead = ({ round, closedAt }: RoundRead, { criteria, verdicts, flags }: ScoreSheet) => ({
  round: {
    id: round.id,
    title: round.title,
    office: round.office,
    call: round.call,
    subjects: round.subjects,
    names: round.names,
    closedAt,
  },
  sheet: {
    criteria: criteria.map(({ code, name, max }) => ({ code, name, max })),
    verdicts: verdicts.map(({ code, name }) => ({ code, name })),
    flags: flags.map(({ code, name }) => ({ code, name })),
    max: criteria.reduce((sum, it) => sum + it.max, 0),
  },
})

/** The whole table. How lenient each expert is would let a reader work back to what is masked, so then it is left out. */
export function presentResults(read: RoundRead): Answer {
  const byExpert = by(read.sheets, (it) => it.expert)
  return {
    ...presentHead(read, read.round.subjects === 'project' ? readinessAlone : read.call.scoring),
    masked: read.masked.size,
    experts: [...read.numbers].flatMap(([expert, n]) => {
      const own = byExpert.get(expert) ?? []
      return own.slice(0, 1).map(({ name }) => ({
        n,
        name: read.round.names === 'shown' ? name : null,
        sheets: own.length,
        leniency: read.masked.size > 0 ? null : rounded(read.adjusted.leniency.get(expert) ?? 0),
      }))
    }),
    items: [...read.heads.keys()].map((subject) => presentResult(read, subject)),
  }
}
