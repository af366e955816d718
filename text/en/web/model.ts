import type { ModelText } from '../../zh-CN/web/model.ts'

export const model: ModelText = {
  mark: {
    unchecked: 'Written by a model, not checked',
    checked: (name) => `Written by a model, checked by ${name}`,
    check: 'Mark as checked',
    checkOf: (place) => `Mark as checked: ${place}`,
    done: 'Noted as checked by you.',
    group: 'Proposed by a model',
  },
  because: {
    closed: 'frozen, taken back or purged',
    unseen: 'not yours to see',
    'not-public': 'its filer wants nothing published',
    'trade-secret': 'holds trade secrets, or does not say that it holds none',
    suspected: 'uses a word of the secrecy list',
    empty: 'nothing in it may be sent',
  },
  leftOut: (n) => `${n} not sent`,
  leftOutLine: (name, why) => `${name}: ${why}`,
  source: (letter) => `Source ${letter}`,
  asking: 'Waiting for the model’s answer, up to a minute or so…',
  drop: 'Do not use',
  by: (name) => `Model: ${name}`,
  wording: {
    open: 'Ask the model to draft',
    title: 'Ask the model to draft',
    why: 'The site sends those texts of the sources that their filers let everybody read to the language model set up for it, and asks it to draft one field. What is frozen, not to be published or holds trade secrets is not sent, nor is anything written in the direction. Every call is recorded.',
    field: 'Which field',
    go: 'Ask the model',
    again: 'Ask again',
    how: 'Compare with the sources and tick what you want to use. What you do not use leaves nothing behind.',
    from: (letters) => `from ${letters}`,
    fromNowhere: 'names no source',
    after: 'It is written after what is there.',
    room: (n) =>
      n === 0
        ? 'This field is full; remove some of its sentences to use any of these.'
        : n === 1
          ? 'This field has room for 1 sentence more; tick 1 at most.'
          : `This field has room for ${n} sentences more; tick ${n} at most.`,
    take: (n) => (n === 1 ? 'Use 1 sentence' : `Use ${n} sentences`),
    taken: (n) =>
      n === 1 ? '1 sentence written, marked as a model’s.' : `${n} sentences written, marked as a model’s.`,
  },
  groups: {
    open: 'Ask the model to group',
    title: 'Ask the model to group',
    why: 'The site sends titles and the beginnings of abstracts of suggestions that stand alone to the language model set up for it, and asks which are about the same thing. What is frozen, not to be published or holds trade secrets is not sent. Every call is recorded.',
    go: 'Ask the model',
    how: 'Proposed by a model, not checked. Look at each and make the groups that fit.',
    none: 'The model found nothing that belongs together.',
    sent: (n) => `${n} sent`,
    more: 'Many stand alone; only the first were sent. Narrow down by kind or field and ask again.',
    name: 'Name of the group',
    accept: 'Make this group',
    acceptOf: (name) => `Make the group “${name}”`,
    dropOf: (name) => `Do not use “${name}”`,
    made: (name) => `Group made: ${name}.`,
    left: 'All looked at.',
  },
}
