import type { ProjectEnd, ProjectStep, Stage } from '../project/project.ts'

/** Where a project can stand: a stage and a step in it, or how it ended. */
export type ProjectPlace = `${Stage} ${Exclude<ProjectStep, 'ended'>}` | ProjectEnd

export type ProjectMove =
  | 'hand-in'
  | 'return'
  | 'pass'
  | 'refuse'
  | 'approve'
  | 'confirm'
  | 'continue'
  | 'terminate'
  | 'accept'
  | 'rectify'
  | 'not-accept'

interface Way {
  readonly from: ProjectPlace
  readonly move: ProjectMove
  readonly by: 'leader' | 'officer' | 'office-head'
  readonly to: ProjectPlace
  readonly when?: string
}

/** The whole life of a project. core/decide/project is held against it. */
export const projectWays: readonly Way[] = [
  { from: 'application writing', move: 'hand-in', by: 'leader', to: 'application handed-in' },
  { from: 'application handed-in', move: 'return', by: 'officer', to: 'application writing' },
  { from: 'application handed-in', move: 'refuse', by: 'officer', to: 'refused' },
  { from: 'application handed-in', move: 'pass', by: 'officer', to: 'approval judging' },
  { from: 'approval judging', move: 'refuse', by: 'office-head', to: 'refused' },
  {
    from: 'approval judging',
    move: 'approve',
    by: 'office-head',
    to: 'task-book writing',
    when: 'enough experts gave a level for each critical element',
  },
  { from: 'task-book writing', move: 'hand-in', by: 'leader', to: 'task-book handed-in' },
  { from: 'task-book handed-in', move: 'return', by: 'office-head', to: 'task-book writing' },
  { from: 'task-book handed-in', move: 'confirm', by: 'office-head', to: 'mid-term writing' },
  { from: 'mid-term writing', move: 'hand-in', by: 'leader', to: 'mid-term handed-in' },
  { from: 'mid-term handed-in', move: 'return', by: 'officer', to: 'mid-term writing' },
  { from: 'mid-term handed-in', move: 'continue', by: 'office-head', to: 'acceptance writing' },
  { from: 'mid-term handed-in', move: 'terminate', by: 'office-head', to: 'terminated' },
  { from: 'acceptance writing', move: 'hand-in', by: 'leader', to: 'acceptance handed-in' },
  {
    from: 'acceptance handed-in',
    move: 'accept',
    by: 'office-head',
    to: 'accepted',
    when: 'every element was looked at, and what falls short has a reason',
  },
  { from: 'acceptance handed-in', move: 'rectify', by: 'office-head', to: 'acceptance writing' },
  { from: 'acceptance handed-in', move: 'not-accept', by: 'office-head', to: 'not-accepted' },
]
