import type { judging as Zh } from '../zh-CN/judging.ts'

export const judging: typeof Zh = {
  otherWindow: 'Another window of yours',
  sheet: {
    title: 'Score sheet',
    scores: 'Points',
    readiness: 'Levels of readiness',
    verdict: 'Verdict and comment',
    points: (max) => `points (${max} at most)`,
    why: 'Why',
    levelOf: (element, self) => `${element} (the proposer says level ${self})`,
    levelOfTeam: (element, self) => `${element} (the team says level ${self})`,
    levelHint: 'The level reached now, as far as the text shows.',
    levelHintTeam:
      'The level reached now, as far as the application and its evidence show. The middle one of all experts counts.',
    levelWhy: 'What you go by',
    levelWhyHint: 'Please say so where you are two levels or more away from the proposer’s own.',
    advise: 'What you advise',
    flags: 'What the office should look at',
    comment: 'Comment',
    commentHint:
      'The office may pass this on to the proposer without your name. Please name neither yourself nor other people or units.',
    commentHintTeam:
      'Read by the office alone, for its decision. Please name neither yourself nor your unit.',
    forOffice: 'For the office alone',
    forOfficeHintTeam: 'What you would rather not put into the comment.',
    forOfficeHint: 'It is not passed on to the proposer.',
  },
}
