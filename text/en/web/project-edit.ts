import type { ProjectEditText } from '../../zh-CN/web/project-edit.ts'

const upper = (it: string) => it.charAt(0).toUpperCase() + it.slice(1)

export const projectEdit: ProjectEditText = {
  open: 'Check and hand in',
  title: 'Check and hand in',
  checking: 'Checking…',
  summary: (must, should) =>
    must === 0 && should === 0
      ? 'Everything is in order; it can be handed in.'
      : must === 0
        ? `Nothing blocks; ${should} to look at again. It can be handed in.`
        : `${must} to be put right, ${should} to look at again. What must be put right comes first.`,
  notYet: 'Not yet',
  handing: 'Handing in…',
  next: 'What happens next',
  after: {
    application: (office) =>
      `${office} checks it. Once it passes, experts judge the readiness of each element; if something has to be changed, it comes back with the reason.`,
    'task-book': (office) =>
      `The head of ${office} confirms it. From then on its elements, levels and criteria are the promise that acceptance is held against.`,
    'mid-term': (office) => `The head of ${office} decides whether the project goes on.`,
    acceptance: (office) => `${office} looks at each element, and then its head decides on acceptance.`,
  },
  kept: 'Handing in leaves a snapshot that cannot be changed. If it comes back and is handed in again, there will be another.',
  leaderHandsIn: (name) => `You can write and check; ${name}, who leads the project, hands it in.`,
  handIn: (paper) => `Hand in the ${paper}`,
  handed: (paper) => `${upper(paper)} handed in`,
  toProject: 'See how the project stands',
}
