import type { ProjectText } from '../../zh-CN/web/project.ts'

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const project: ProjectText = {
  list: 'Projects',
  yours: 'Your turn',
  says: {
    'application/writing': (office) =>
      `The team is writing the application. Once the leader hands it in, ${office} checks it.`,
    'application/handed-in': (office) =>
      `The application is handed in. ${office} is checking it; once it passes, experts judge the readiness.`,
    'approval/judging': (office) =>
      `Experts are judging the readiness of each element. Once at least three have given a level for each critical element, the head of ${office} decides on approval.`,
    'task-book/writing': (office) =>
      `Approved. The team is writing the task book; the head of ${office} confirms it, and from then on its levels and criteria are the promise.`,
    'task-book/handed-in': (office) =>
      `The task book is handed in and waits for the head of ${office} to confirm it.`,
    'mid-term/writing': (office) =>
      `The project is under way. At mid-term the team writes its report, and the head of ${office} decides whether it goes on.`,
    'mid-term/handed-in': (office) =>
      `The mid-term report is handed in and waits for the head of ${office} to decide whether the project goes on.`,
    'acceptance/writing': (office) =>
      `The mid-term check is passed and the project goes on. When it is done, the team writes the acceptance report, and ${office} arranges the acceptance.`,
    'acceptance/handed-in': (office) =>
      `The acceptance report is handed in. ${office} records what it finds of each element; once there is a finding for all of them, the head decides.`,
    refused: () => 'Not approved; the project has ended. All papers and assessments are kept.',
    terminated: () =>
      'Terminated at the mid-term check; the project has ended. All papers and assessments are kept.',
    accepted: () =>
      'Accepted; the project has ended. What was promised and what was found is compared below.',
    'not-accepted': () =>
      'Not accepted; the project has ended. What was promised and what was found is compared below.',
  },
  since: (date) => `since ${date}`,
  opened: (date, name) => `opened by ${name}, ${date}`,
  facts: {
    bearer: 'Carried out by',
    leader: 'Leader',
    office: 'Office',
    demander: 'Needed by',
    suggestion: 'From suggestion',
    direction: 'Direction',
  },
  sameUnit: 'the unit that made the suggestion',
  rail: 'Stages of the project',
  railDone: 'done',
  railNow: 'current stage',
  railOpen: 'not begun',
  returned: (stage) => `Papers given back to be changed (${stage})`,
  rectified: 'To be put right before acceptance',
  by: (name, time) => `${name}, ${time}`,
  write: {
    begin: (paper) => `Write the ${paper}`,
    why: 'What you write saves itself; you can leave and come back at any time.',
  },
  readiness: {
    title: 'Newest readiness assessment',
    of: (stage, n, date) => `${stage}, snapshot ${n}, ${date}`,
    none: 'No readiness assessment yet.',
    noneWhy: 'Once the application is handed in, the level, target and evidence of each element stand here.',
    hidden: 'The evidence of the baseline is not open to the project team and is not shown.',
    held: (name, holds, claimed, what) =>
      `“${name}”: ${what} changed. Its own assessment says level ${claimed}; until it is shown anew, level ${holds} counts.`,
    join: ' and ',
    changed: { element: 'the element itself', application: 'the use', environment: 'the environment' },
  },
  promise: {
    title: 'What the task book promises',
    at: (date) => `confirmed ${date}`,
    path: 'Steps',
    criteria: (n) => plural(n, 'criterion', 'criteria'),
    rise: (now, target) => `${now === 0 ? 'below 1' : now} → ${target}`,
    noCriteria: 'No level is to be raised, so there are no new criteria.',
  },
  team: {
    title: 'Project team',
    leader: 'Leader',
    member: 'Member',
    add: 'Add members',
    none: 'There is nobody else in the unit to add. Its administrator can add members.',
    removed: (name) => `${name} is no longer in the team. What they wrote stays.`,
    added: (name) => `${name} is in the team now.`,
    choose: 'Choose members',
    why: 'Members may write the papers of each stage; the leader hands them in.',
    close: 'Done',
  },
  evidence: {
    title: 'Evidence of the baseline',
    closed:
      'Only the office sees the evidence of the suggestion. When the unit handed it in, it did not agree to pass it on to whoever carries the project out.',
    closedTeam:
      'The evidence of the suggestion is not open to the project team. If you need it, please ask the office.',
    released: (date) => `Open to the project team since ${date}.`,
    release: 'Open it to the team',
    confirm:
      'The team, the reviewers and the administrators of the unit that carries the project out can then see and download the evidence of the suggestion. This cannot be taken back. Please ask the unit that made the suggestion first.',
    done: 'The evidence is open to the project team now.',
  },
  decisions: {
    title: 'Decisions',
    none: 'No decisions yet.',
    on: (n) => `on snapshot ${n}`,
    words: {
      returned: 'Given back to be changed',
      passed: 'Passed on to approval',
      refused: 'Not approved',
      approved: 'Approved',
      confirmed: 'Task book confirmed',
      continued: 'Goes on',
      terminated: 'Terminated',
      accepted: 'Accepted',
      rectify: 'To be put right',
      'not-accepted': 'Not accepted',
    },
  },
  experts: {
    title: 'Levels given by experts',
    why: 'At least three experts for each critical element. The middle level counts; of two middle ones, the lower.',
    table: 'Experts’ level of each element',
    element: 'Critical element',
    stated: 'Self-assessed',
    agreed: 'Experts',
    range: 'Range',
    given: 'Experts heard',
    rangeOf: (lowest, highest) => (lowest === highest ? 'all the same' : `${lowest} to ${highest}`),
    level: (level) => (level === 0 ? 'Below 1' : `Level ${level}`),
    heard: (n) => plural(n, 'expert'),
    people: (n) => String(n),
    few: 'fewer than three',
    enough: 'enough',
    none: 'No expert has given a level yet.',
    round: 'Begin a round',
    rounds: 'See the rounds',
  },
  snapshots: {
    title: 'Readiness ledger',
    why: 'Every hand-in and every decision leaves a snapshot that cannot be changed. Each is linked to the one before and can be verified.',
    caption: 'Snapshots of the stages',
    columns: {
      n: 'No.',
      stage: 'Stage',
      sort: 'From',
      at: 'Time',
      levels: 'Readiness',
      hash: 'Check code',
      see: 'View',
    },
    sorts: {
      baseline: 'baseline of the suggestion',
      'handed-in': 'handed in by the team',
      decided: 'decided by the office',
    },
    see: 'View',
    seeName: (n) => `View snapshot ${n}`,
    nth: (n) => `Snapshot ${n}`,
    called: (n, stage) => `snapshot ${n} (${stage.toLowerCase()})`,
    compare: (n, stage) => `Compare with snapshot ${n} (${stage.toLowerCase()})`,
    alone: 'Do not compare',
    print: 'Print',
    assessment: 'Readiness assessment',
    decided: {
      agreed: 'Levels that experts agreed on',
      promise: 'What the task book promises',
      acceptance: 'What was found',
    },
    written: 'What was written',
    changed: 'What changed since the time before',
    none: 'No snapshots yet.',
  },
}
