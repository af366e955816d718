import type { ProjectStepsText } from '../../zh-CN/web/project-steps.ts'

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const projectSteps: ProjectStepsText = {
  title: 'What to do',
  reason: 'Reason',
  note: 'Note',
  noteHint: 'The project team is told it together with the decision.',
  needReason: 'Please give a reason of at least 5 characters.',
  tooLong: 'The reason is too long; please stay below 2,000 characters.',
  needShortReason:
    'The result falls short of the promise. To accept it all the same, please give a reason of at least 5 characters.',
  shortReason: 'Reason for accepting less than was promised',
  done: 'Done.',
  acts: {
    return: {
      name: 'Give back',
      why: 'The papers go back to the team, which changes them and hands them in again. What was handed in stays on record.',
    },
    pass: {
      name: 'Pass on to approval',
      why: 'The application goes on to approval, where experts judge the readiness of each element.',
    },
    refuse: {
      name: 'Do not approve',
      why: 'The project ends here and cannot be taken up again. The team is told the reason.',
    },
    approve: {
      name: 'Approve',
      why: 'The levels given by experts are kept with the decision. The team goes on to write the task book.',
    },
    confirm: {
      name: 'Confirm the task book',
      why: 'From now on its elements, levels and criteria are the promise that acceptance is held against.',
    },
    continue: {
      name: 'Let it go on',
      why: 'The mid-term check is passed and the project goes on; acceptance is next.',
    },
    terminate: {
      name: 'Terminate',
      why: 'The project ends here and cannot be taken up again. The team is told the reason.',
    },
    accept: { name: 'Accept', why: 'The findings are kept with the decision, and the project ends.' },
    rectify: {
      name: 'Have it put right',
      why: 'The acceptance report goes back to the team. Once it is handed in again, the findings are recorded anew.',
    },
    'not-accept': {
      name: 'Do not accept',
      why: 'The project ends here and cannot be taken up again. The team is told the reason.',
    },
  },
  findings: {
    record: 'Record a finding',
    recordFor: (name) => `Record a finding: ${name}`,
    again: 'Record another',
    why: 'Say which level you actually saw and whether each criterion is met: on site, by a third-party test, or from documents. You can record again; the last finding counts and earlier ones are kept.',
    level: 'Level found',
    levelNone: 'Please choose',
    levelOf: (level, name) => (level === 0 ? 'Below level 1' : `Level ${level}: ${name}`),
    items: 'Criteria',
    team: (verdict) => `The team says: ${verdict}`,
    teamNone: 'The team says nothing',
    basis: 'Found by',
    bases: { 'on-site': 'a look on site', 'third-party': 'a third-party test', documents: 'documents' },
    who: 'Who found it',
    whoHint: 'For example the panel of experts, the testing body, or the officer.',
    on: 'Day',
    note: 'Note',
    go: 'Record',
    done: (name) => `The finding on “${name}” is recorded.`,
    needLevel: 'Please choose the level found.',
    needItems: (n) => `${plural(n, 'criterion has', 'criteria have')} no finding yet.`,
    needWho: 'Please say who found it.',
    needDay: 'Please give the day.',
    future: 'The day cannot be later than today.',
    said: (basis, who, day) => `${basis}; ${who}; ${day}`,
    recorded: (name, time) => `recorded by ${name}, ${time}`,
    earlier: (n) => plural(n, 'earlier finding'),
  },
}
