import type { Cell, Part } from '#documents/dossier/page.ts'
import { formatInstant } from '#text/format.ts'
import type { Language } from '#text/sentences.ts'
import type { Reviewed } from '../exports/dossier-reviews.ts'
import { saidIn, wordsIn } from '../exports/dossier-run.ts'
import type { Told } from './dossier.ts'

/** What experts said: rounds with their sheets for the office, comments passed on for who wrote it. */
export function reviewParts({ reviews }: Told, language: Language): Part[] {
  const words = wordsIn(language)
  const rounds: Part[] =
    reviews.rounds.length === 0
      ? []
      : [{ title: words.parts.reviews, parts: reviews.rounds.map((it) => roundPart(it, language)) }]
  const { time, said } = words.columns
  const rows = reviews.passedOn.map((it): Cell[] => [formatInstant(it.at, language), it.body])
  return rows.length === 0
    ? rounds
    : [...rounds, { title: words.parts.passedOn, table: { columns: [time, said], rows } }]
}

function roundPart(it: Reviewed, language: Language): Part {
  const words = wordsIn(language)
  const say = saidIn(language)
  const named = (
    all: readonly { readonly code: string; readonly name: Parameters<typeof say>[0] }[],
    code: string,
  ) => {
    const found = all.find((one) => one.code === code)
    return found ? say(found.name) : code
  }
  const { total } = it.item
  const notes = it.item.masked
    ? [words.masked]
    : total
      ? [words.sheet.mean(total.mean, total.count)]
      : [words.none]
  const rows = it.sheets.map((sheet): Cell[] => [
    sheet.name ?? words.experts(sheet.expert),
    String(sheet.total),
    [
      named(it.sheet.verdicts, sheet.verdict),
      ...sheet.flags.map((flag) => named(it.sheet.flags, flag)),
      ...sheet.scores.map((one) =>
        `${named(it.sheet.criteria, one.criterion)} ${one.points} ${one.why}`.trim(),
      ),
      ...sheet.levels.map((one) => `${words.sheet.level} ${one.level} ${one.why}`.trim()),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    sheet.comment,
    sheet.forOffice,
  ])
  return {
    title: it.round.title,
    notes,
    ...(rows.length > 0 && {
      table: {
        columns: [
          words.sheet.expert,
          words.sheet.total,
          words.sheet.verdict,
          words.sheet.comment,
          words.sheet.forOffice,
        ],
        rows,
      },
    }),
  }
}
