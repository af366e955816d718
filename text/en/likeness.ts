import type { LikenessText, ToldReason } from '../zh-CN/likeness.ts'

const reason = (it: ToldReason): string => {
  switch (it.code) {
    case 'same-text':
      return `${it.percent}% of the two texts is the same.`
    case 'within':
      return it.lesser === 'this'
        ? `${it.percent}% of this text is also in the other one.`
        : `${it.percent}% of the other text is also in this one.`
    case 'same-title':
      return 'The titles are the same.'
    case 'like-title':
      return `The titles agree to ${it.percent}%.`
    case 'shared-words':
      return `Both use rare words: ${it.words.map((word) => `“${word}”`).join(', ')}.`
    case 'same-numbers':
      return `${it.shared} of ${it.of} figures are the same.`
    case 'other-numbers':
      return `Each has at least ${it.of} figures, and none is the same.`
    case 'like-files':
      return `Attachments say nearly the same: ${it.files
        .slice(0, 3)
        .map(
          ({ own, other, percent }) =>
            `“${own.name}” of this one and “${other.name}” of the other (${percent}%)`,
        )
        .join('; ')}${it.files.length > 3 ? `; and ${it.files.length - 3} more` : ''}.`
    default:
      return it satisfies never
  }
}

/** Why two suggestions are alike; “this” is the one being read. */
export const likeness: LikenessText = {
  relation: { duplicate: 'Duplicate', kindred: 'Kindred' },
  reason,
  parts: {
    title: 'Titles',
    topic: 'Words of the subject',
    within: 'Subject of the lesser in the greater',
    subject: 'Title taken up by the other text',
    evidence: 'Shared rare words, besides the rarest',
    words: 'Words of the text',
    pairs: 'Neighbouring characters',
    runs: 'Runs of four characters',
    numbers: 'Figures',
  },
  level: (score) =>
    score >= 0.9
      ? 'Almost the same'
      : score >= 0.6
        ? 'Very much alike'
        : score >= 0.45
          ? 'Rather alike'
          : score >= 0.3
            ? 'Somewhat alike'
            : 'Not alike',
}
