import type { VoidBecause, roundNotice as Zh } from '../zh-CN/round-notice.ts'

const because: Record<VoidBecause, string> = {
  'subject-gone': 'what was to be judged has been withdrawn, frozen, given up or decided',
  conflict: 'there is a conflict',
  inactive: 'the expert no longer judges',
  removed: 'the office has changed the assignment',
  replaced: 'the office has asked somebody else',
}

const time = (it: string): string => it.replace('T', ' ')

export const roundNotice: typeof Zh = {
  'round-invited': ({ round, office, tasks, due, address }) => ({
    title: `Please judge ${tasks} item(s) by ${time(due)}`,
    body: `${office.en} asks you to take part in “${round}”: ${tasks} item(s), to be done by ${time(due)}. Please say first whether you accept; where you have a conflict or no time, you may decline.\n${address}`,
  }),
  'round-reminder': ({ round, office, unanswered, unfinished, due, address }) => ({
    title: `“${round}”: ${unanswered + unfinished} item(s) wait for you, due ${time(due)}`,
    body: `${office.en} reminds you: in “${round}” ${unanswered} item(s) have no answer yet and ${unfinished} are accepted and not handed in. Please see to them by ${time(due)}.\n${address}`,
  }),
  'round-voided': ({ round, tasks, as }) => ({
    title: `${tasks} item(s) of “${round}” are cancelled`,
    body: `${tasks} of your items in “${round}” are cancelled: ${because[as]}. Nothing more is asked of you. Thank you for your help.`,
  }),
  'round-gap': ({ round, tasks, as, address }) => ({
    title: `${tasks} task(s) of “${round}” were cancelled`,
    body: `${tasks} task(s) of “${round}” were cancelled: ${because[as]}. Please look at the round and ask other experts where needed.\n${address}`,
  }),
  'round-due': ({ round, due, address }) => ({
    title: `“${round}” is now due ${time(due)}`,
    body: `“${round}” is now due ${time(due)}. Please finish by then.\n${address}`,
  }),
  'round-closed': ({ round, tasks }) => ({
    title: `“${round}” is closed`,
    body: `“${round}” is closed. ${tasks} of your items were not handed in; nothing more is asked of you. Thank you for your help.`,
  }),
}
