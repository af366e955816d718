import type { ProjectLevelsText } from '../../zh-CN/web/project-levels.ts'

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const projectLevels: ProjectLevelsText = {
  over: {
    title: 'Readiness stage by stage',
    why: 'Each line is a critical element. A dashed line leads to the level promised in the task book; until that is confirmed, to the target stated by the team.',
    picture: 'Readiness over the stages',
    level: 'Readiness level',
    stages: {
      suggestion: 'Suggestion',
      application: 'Application',
      approval: 'Approval',
      'task-book': 'Task book',
      'mid-term': 'Mid-term',
      acceptance: 'Acceptance',
    },
    bases: { stated: 'self-assessed', experts: 'experts', found: 'found' },
    at: (level) => (level === 0 ? 'Below 1' : `Level ${level}`),
    range: (lowest, highest) => `experts gave ${lowest} to ${highest}`,
    goal: 'Promised',
    aim: 'Target',
    keyStood: 'Level at that stage',
    keyAhead: 'Way still to go',
    keyGoal: 'Wanted at acceptance',
    keyRange: 'Range of the experts',
    toGoal: (level, goal) => `${level} → ${goal}`,
    says: (name, way, goal) => `${name}: ${way}${goal === null ? '' : `; wanted at acceptance: ${goal}`}.`,
    step: (stage, level) => `${stage} ${level.toLowerCase()}`,
    join: ', ',
    table: 'Level of each element at each stage',
    element: 'Critical element',
    partOf: (name) => `part of “${name}”`,
    none: '–',
    noneSaid: 'not assessed',
  },
  plan: {
    title: 'What was promised, what was found',
    team: 'The team says',
    noneSaid: 'nothing',
    and2: '; ',
    byFindings: 'The findings of the office, held against the task book item by item.',
    byTeam: 'Until there are findings, the newest self-assessment of the team is held against the task book.',
    promised: 'Promised',
    reached: 'Found',
    criterion: 'Criterion',
    found: 'Found',
    met: 'Reached',
    short: 'Falls short',
    waits: 'Not found yet',
    verdicts: { met: 'met', partly: 'partly met', not: 'not met', 'not-applicable': 'set aside' },
    noFinding: 'no finding',
    levelMet: (target, reached) =>
      reached > target
        ? `Level ${target} promised, ${reached} found: ${plural(reached - target, 'level')} above`
        : `Level ${target} promised, ${reached} found`,
    levelShort: (target, reached) =>
      `Level ${target} promised, ${reached === 0 ? 'below 1' : reached} found: ${plural(target - reached, 'level')} short`,
    levelNow: (target, now) =>
      `Level ${target} promised, ${now === 0 ? 'below 1' : now} now: ${plural(target - now, 'level')} to go`,
    levelWaits: (target) => `Level ${target} promised, nothing found yet`,
    itemsMet: (met, of) => `${met} of ${plural(of, 'criterion', 'criteria')} met`,
    itemsFailed: (failed, of) =>
      failed === 0
        ? `all ${plural(of, 'criterion', 'criteria')} met`
        : `${failed} of ${plural(of, 'criterion', 'criteria')} not met`,
    items: (of) => plural(of, 'criterion', 'criteria'),
    whole: {
      fulfilled: 'All elements reach the levels and criteria that were promised.',
      waits: (n) => `${plural(n, 'element')} without a finding yet.`,
      short: (levels, items) =>
        levels > 0 && items > 0
          ? `${plural(levels, 'element')} below the promised level, ${plural(items, 'criterion', 'criteria')} not met.`
          : levels > 0
            ? `${plural(levels, 'element')} below the promised level.`
            : `${plural(items, 'criterion', 'criteria')} not met.`,
    },
    unforeseen: (names) => `Elements that the task book does not have: ${names}. They are not compared.`,
    all: (n) => `Show all ${n}`,
    failing: (n) => `Show the ${n} not met`,
    close: 'Show none',
    notYet: 'Not reached yet',
    level: (level) => `Level ${level}`,
    and: ', ',
  },
}
