import type { project as Zh } from '../zh-CN/project.ts'

/** The stages and steps of a project, for what the server says. */
export const project: typeof Zh = {
  stages: {
    application: 'Application',
    approval: 'Approval',
    'task-book': 'Task book',
    'mid-term': 'Mid-term check',
    acceptance: 'Acceptance',
  },
  steps: {
    writing: 'being written',
    'handed-in': 'handed in',
    judging: 'with the experts',
    ended: 'ended',
  },
  ends: {
    refused: 'Not approved',
    terminated: 'Terminated',
    accepted: 'Accepted',
    'not-accepted': 'Not accepted',
  },
}
