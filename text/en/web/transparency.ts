import type { TransparencyText } from '../../zh-CN/web/transparency.ts'

export const transparency: TransparencyText = {
  title: 'What came in and what became of it',
  lede: 'How many suggestions each call brought, what they were about and what became of them. Only figures: no titles and no names of organisations.',
  call: 'Call',
  asOf: (day, total) => `By ${day}, ${total} suggestions had come in.`,
  tooFew: {
    title: 'There are no figures to publish yet',
    why: (least) =>
      `Fewer than ${least} suggestions have come in. Once there are as many, you find the figures here.`,
  },
  table: 'The numbers',
  count: 'Count',
  hidden: 'not shown',
  hiddenNote:
    '“Not shown” is a figure that is too small, or one that is left out so that a small one cannot be worked out.',
  withheld: 'These figures are too small; all of them are left out for now.',
  picture: (title) => `${title}. The same numbers are in the table below.`,
  reached: {
    title: 'Suggestions received',
    says: 'All of them so far; the red line is the last day of the concentrated collection.',
    saysBefore: 'All of them so far. The concentrated collection goes on.',
    saysAfter: 'All of them so far. The concentrated collection has ended.',
    day: 'By',
    total: 'In all',
    deadline: 'Concentrated collection ends',
  },
  kinds: { title: 'By kind', name: 'Kind' },
  fields: { title: 'By field', name: 'Field', none: 'no field' },
  types: { title: 'By type of organisation', name: 'Type of organisation' },
  ends: {
    title: 'What became of them',
    name: 'Outcome',
    names: {
      'in-guide': 'Went into a published guide',
      'not-adopted': 'Not adopted',
      'not-accepted': 'Not accepted',
      open: 'Still being handled',
    },
    later: 'Once a guide is published, you read here how many suggestions went into it.',
    guides: 'See the published guides',
  },
  how: {
    title: 'How these figures are made',
    points: (least) => [
      'Only suggestions that reached the bureau are counted. Drafts, what an organisation has not released yet and what was taken back are not.',
      `No figure from 1 to ${least - 1} is shown; where other figures would tell it, they are left out as well. Zeros are shown.`,
      'Kinds and fields are checked together: from all figures shown and the rules of the call taken together, no small figure can be worked out.',
      `Figures move on by whole days, and only when at least ${least} more have come in, so that nobody learns of a single suggestion by comparing two days.`,
      'What became of them is shown once a guide is published, and only in total.',
    ],
    source:
      'The practice follows Eurostat’s Handbook on Statistical Disclosure Control (second edition), chapters 4 and 5.',
    json: 'The same figures for machines (JSON)',
  },
}
