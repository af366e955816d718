import type { DeclineCode } from '#core/expert/round.ts'
import type { judgingNotice as Zh } from '../zh-CN/judging-notice.ts'

const because: Record<DeclineCode, string> = {
  conflict: 'a conflict of interest',
  time: 'no time',
  subject: 'not the expert’s subject',
  other: 'another reason',
}

export const judgingNotice: typeof Zh = {
  'task-declined': ({ round, as }) => ({
    title: `An expert has declined in “${round}”`,
    body: `An expert of “${round}” has declined a task: ${because[as]}. Please ask somebody else on the round’s page.`,
  }),
  'round-complete': ({ round }) => ({
    title: `Every sheet of “${round}” has been handed in`,
    body: `All experts of “${round}” have handed in. Once the head of office closes the round, its results can be read.`,
  }),
  'expert-comment': ({ no }) => ({
    title: `An expert’s comment: ${no ?? ''}`,
    body: `The office has passed on an expert’s comment on ${no ?? 'your suggestion'}, without a name. Please read it on the suggestion’s page.`,
  }),
}
