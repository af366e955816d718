import type { ProjectsText } from '../../zh-CN/web/projects.ts'

const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

export const projects: ProjectsText = {
  title: 'Projects',
  why: 'Once a suggestion is adopted or a direction is published, its office opens a project and follows it from the application over approval, task book and mid-term check to acceptance.',
  stages: {
    suggestion: 'Suggestion',
    application: 'Application',
    approval: 'Approval',
    'task-book': 'Task book',
    'mid-term': 'Mid-term check',
    acceptance: 'Acceptance',
  },
  papers: {
    application: 'project application',
    'task-book': 'task book',
    'mid-term': 'mid-term report',
    acceptance: 'acceptance report',
  },
  titles: {
    application: 'Project application',
    'task-book': 'Task book',
    'mid-term': 'Mid-term report',
    acceptance: 'Acceptance report',
  },
  steps: {
    writing: 'Being written',
    'handed-in': 'With the office',
    judging: 'With experts',
    ended: 'Ended',
  },
  ends: {
    refused: 'Not approved',
    terminated: 'Terminated',
    accepted: 'Accepted',
    'not-accepted': 'Not accepted',
  },
  caption: 'List of projects',
  columns: {
    title: 'Project',
    bearer: 'Carried out by',
    stage: 'Stage',
    state: 'State',
    levels: 'Readiness',
    since: 'In this state since',
  },
  levels: (now, target) =>
    now === null ? 'Not assessed' : `${now === 0 ? '<1' : now} → ${target === null ? '?' : target}`,
  levelsSaid: (now, target) =>
    now === null
      ? 'readiness not assessed yet'
      : `now ${now === 0 ? 'below level 1' : `level ${now}`}, ${target === null ? 'no target yet' : `target level ${target}`}`,
  leader: (name) => `Leader: ${name}`,
  mine: { leader: 'You lead it', member: 'You are on the team' },
  days: (n) => (n === 0 ? 'today' : plural(n, 'day')),
  count: (n) => plural(n, 'project'),
  allStages: 'All stages',
  allStates: 'All states',
  allOffices: 'All offices',
  stage: 'Stage',
  state: 'State',
  office: 'Office',
  none: 'No projects yet',
  noneWhy: {
    office:
      'Once a suggestion is adopted or a direction is published, you can open a project here, or on the page of the suggestion or the direction.',
    team: 'A project appears here once an office has opened it for your unit with you as its leader, or once you are taken into its team.',
    overseeing:
      'Projects appear here once offices open them from adopted suggestions or published directions.',
  },
  noneFit: 'No project fits',
  noneFitWhy: 'Try another stage or state.',
  showAll: 'Show all',
  open: {
    button: 'Open a project',
    title: 'Open a project',
    why: 'The team of the unit that carries it out writes the papers of each stage, and this office deals with them. The readiness assessment in the suggestion becomes the baseline and stays as it is.',
    from: 'It comes from',
    fromOf: {
      suggestion: 'It comes from the adopted suggestion',
      direction: 'It comes from the published direction',
    },
    sources: { suggestion: 'an adopted suggestion', direction: 'a published direction' },
    search: 'Find by number or title',
    noSources: {
      suggestion: 'No suggestion found that a project could be opened from. It has to be adopted first.',
      direction:
        'No direction found that a project could be opened from. Its guide has to be published first.',
    },
    already: (n) => `${plural(n, 'project')} opened already`,
    baseline: 'Suggestion taken as the baseline',
    baselineHint: 'The readiness assessment in this suggestion is what every stage is compared with.',
    noBaseline: 'No suggestion as the baseline',
    projectTitle: 'Title of the project',
    bearer: 'Unit that carries it out',
    bearerHint: 'Type a part of its name and choose from the registered units.',
    bearerNone: 'No such unit. It has to be registered on this site first.',
    bearerMore: 'Please type at least two characters.',
    bearerSame:
      'This is the unit that made the suggestion. It may carry out the project; please make sure it is meant.',
    change: 'Choose another',
    leader: 'Project leader',
    leaderHint:
      'One of those who file for the unit. The leader hands in the papers of each stage and manages the team.',
    leaderChoose: 'Please choose the leader',
    leaderNone: 'Nobody files for this unit yet. Its administrator has to add members first.',
    needSource: 'Please choose the suggestion or direction that the project comes from.',
    needTitle: 'Please give the project a title.',
    needBearer: 'Please choose the unit that carries it out.',
    needLeader: 'Please choose the project leader.',
    go: 'Open',
    done: (no) => `Opened as project ${no}.`,
  },
  openFrom: {
    title: 'Projects',
    why: 'This suggestion is adopted. A project can be opened from it, to be carried out by a unit.',
  },
}
