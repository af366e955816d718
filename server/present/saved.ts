import type { z } from 'zod'
import type { opOutcome } from '#api/drafts.ts'
import type { Instant } from '#core/instant.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { SavedAnswers } from '../commands/draft/save-answers.ts'

/** What became of each edit, as its writer reads it; theirs is the text that stands where two wrote at once. */
export function presentSaved(
  saved: SavedAnswers,
  language: Language,
  at: Instant,
): { rev: number; savedAt: Instant; outcomes: z.infer<typeof opOutcome>[] } {
  const { refused } = sentences(language).draft
  const tongue = language === 'en' ? 'en' : 'zh'
  return {
    rev: saved.rev,
    savedAt: at,
    outcomes: saved.outcomes.map((it) => ({
      op: it.op,
      outcome: it.outcome,
      rev: it.outcome === 'refused' ? saved.rev : it.rev,
      ...(it.theirs && {
        theirs: {
          value: it.theirs.value,
          rev: it.theirs.rev,
          by: it.theirs.by,
          name: it.theirs.name,
          at: it.theirs.at,
        },
      }),
      ...(it.outcome === 'refused' && {
        why: it.why,
        detail: refused[it.why](it.label?.[tongue] ?? ''),
      }),
    })),
  }
}
