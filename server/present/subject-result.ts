import type { z } from 'zod'
import type { results } from '#api/results.ts'
import type { Db } from '../context.ts'
import { handedInSheets } from '../db/results.ts'
import { presentHead, presentResult, presentSpread, type RoundRead, readSheet, rounded } from './results.ts'

type Answer = z.input<(typeof results)['GET /rounds/:id/results/:subject']['response']>

/** What experts said of one subject of a round, sheet by sheet; their names only where the round shows them. */
export async function subjectResult(
  db: Db,
  read: RoundRead,
  subject: string,
): Promise<Omit<Answer, 'may'> | undefined> {
  const { round } = read
  const head = read.heads.get(subject)
  if (!head) return undefined
  const all = await handedInSheets(db, round.id, subject)
  const sheets = all.flatMap((it) => readSheet(it, read.heads, read.masked))
  return {
    ...presentHead(read, head.sheet),
    item: presentResult(read, subject),
    criteria: head.sheet.criteria.map(({ code, max }) => ({
      code,
      spread: presentSpread(
        sheets.flatMap((it) =>
          it.judged.scores.filter((one) => one.criterion === code).map((one) => one.points),
        ),
        max,
      ),
    })),
    sheets: sheets.map((it) => ({
      expert: read.numbers.get(it.expert) ?? 0,
      name: round.names === 'shown' ? it.name : null,
      total: it.judged.total,
      adjusted:
        read.masked.size > 0 ? null : rounded(it.judged.total - (read.adjusted.leniency.get(it.expert) ?? 0)),
      scores: it.judged.scores.map((one) => ({ ...one })),
      verdict: it.judged.verdict,
      flags: [...it.judged.flags],
      comment: it.judged.comment,
      forOffice: it.judged.forOffice,
      levels: it.judged.levels.map((one) => ({ ...one })),
      handedInAt: it.handedInAt,
      released: it.releasedAt,
    })),
  }
}
