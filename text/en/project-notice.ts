import type { Told, projectNotice as Zh } from '../zh-CN/project-notice.ts'
import { project } from './project.ts'

const outcomes: Record<Told, { readonly title: (no: string) => string; readonly body: string }> = {
  passed: {
    title: (no) => `The application of project ${no} has passed its first check`,
    body: 'Experts judge its readiness now; after that the head of office decides whether to approve it.',
  },
  refused: {
    title: (no) => `Project ${no} was not approved`,
    body: 'The reason is on the page of the project. All papers and assessments are kept.',
  },
  approved: {
    title: (no) => `Project ${no} was approved`,
    body: 'Please write the task book. Once it is confirmed, its levels and criteria are what is promised for acceptance.',
  },
  confirmed: {
    title: (no) => `The task book of project ${no} was confirmed`,
    body: 'Its levels and criteria are the promise from now on. Carry on as planned, and write the mid-term report when it is time.',
  },
  continued: {
    title: (no) => `Project ${no} has passed its mid-term check`,
    body: 'Carry on, and write the acceptance report when the work is done.',
  },
  terminated: {
    title: (no) => `Project ${no} was terminated`,
    body: 'The office ended it after the mid-term check; the reason is on the page of the project. All papers and assessments are kept.',
  },
  accepted: {
    title: (no) => `Project ${no} was accepted`,
    body: 'Promise and fact stand side by side on the page of the project. Thank you for your work.',
  },
  'not-accepted': {
    title: (no) => `Project ${no} was not accepted`,
    body: 'The reason, and promise and fact side by side, are on the page of the project.',
  },
}

/** Notices about projects: to the team and to the office. They name a project by its number only. */
export const projectNotice: typeof Zh = {
  'project-opened': ({ no, org }) => ({
    title: `Project ${no} was opened, and you lead it`,
    body: `Project ${no} is carried out by “${org}”, and you are its leader. Sign in to write the application, and take the colleagues who write with you into the team.`,
  }),
  'project-joined': ({ no }) => ({
    title: `You are in the team of project ${no}`,
    body: 'You can write the papers of each stage together with its leader, who hands them in.',
  }),
  'project-leads': ({ no }) => ({
    title: `You lead project ${no} now`,
    body: 'From now on you hand in the papers of each stage and say who is in the team. The leader before you stays in it.',
  }),
  'project-handed-in': ({ no, stage }) => ({
    title: `Project ${no} handed in: ${project.stages[stage]}`,
    body: 'Look at the papers and the assessment on the page of the project, and decide on them.',
  }),
  'project-returned': ({ no, stage }) => ({
    title: `Project ${no} was returned: ${project.stages[stage]}`,
    body: 'What the office says is on the page of the project. Change it and let the leader hand it in again; what was handed in before is kept.',
  }),
  'project-decided': ({ no, outcome }) => ({
    title: outcomes[outcome].title(no),
    body: outcomes[outcome].body,
  }),
  'project-evidence-released': ({ no }) => ({
    title: `The evidence of the baseline of project ${no} is open to the team`,
    body: 'You can read the documents of the suggestion on the page of the project. They do not become part of your application by themselves.',
  }),
}
