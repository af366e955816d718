import type { expertNotice as zh } from '../zh-CN/expert-notice.ts'

export const expertNotice: typeof zh = {
  'expert-retired': ({ expert, round, tasks }) => ({
    title: tasks === 1 ? 'One task needs another expert' : `${tasks} tasks need other experts`,
    body: `${expert} has left the pool of experts, and with it ${tasks === 1 ? 'one task' : `${tasks} tasks`} of “${round}” ended. Please ask other experts there.`,
  }),
  'expert-tasks-ended': () => ({
    title: 'Your tasks have ended',
    body: 'You have left the pool of experts, and the tasks that were still open have ended with it; there is nothing more to do. Thank you for your help.',
  }),
}
