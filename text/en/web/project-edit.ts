import type { ProjectEditText } from '../../zh-CN/web/project-edit.ts'

const upper = (it: string) => it.charAt(0).toUpperCase() + it.slice(1)

export const projectEdit: ProjectEditText = {
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
