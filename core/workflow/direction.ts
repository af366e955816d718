import type { DirectionState } from '../direction/direction.ts'
import type { Mover } from './suggestion.ts'

export type DirectionStep =
  | 'propose'
  | 'confirm'
  | 'send-back'
  | 'argue'
  | 'reopen'
  | 'abandon'
  | 'take-up'
  | 'publish'

interface Way {
  readonly from: DirectionState
  readonly step: DirectionStep
  readonly by: Mover
  readonly to: DirectionState
  readonly when?: string
}

/** The whole life of a direction. Nothing else in the code base changes its state. */
export const directionWays: readonly Way[] = [
  { from: 'drafting', step: 'propose', by: 'officer', to: 'proposed', when: 'it has a source or a reason' },
  { from: 'proposed', step: 'confirm', by: 'office-head', to: 'confirmed' },
  { from: 'proposed', step: 'send-back', by: 'office-head', to: 'drafting' },
  { from: 'confirmed', step: 'argue', by: 'office-head', to: 'argued', when: 'the meeting passed it' },
  {
    from: 'confirmed',
    step: 'argue',
    by: 'office-head',
    to: 'drafting',
    when: 'the meeting asked for changes',
  },
  { from: 'confirmed', step: 'argue', by: 'office-head', to: 'abandoned', when: 'the meeting rejected it' },
  { from: 'confirmed', step: 'reopen', by: 'office-head', to: 'drafting' },
  { from: 'argued', step: 'reopen', by: 'office-head', to: 'drafting', when: 'its guide is not approved' },
  { from: 'drafting', step: 'abandon', by: 'officer', to: 'abandoned' },
  { from: 'abandoned', step: 'take-up', by: 'officer', to: 'drafting' },
  { from: 'argued', step: 'publish', by: 'platform', to: 'published', when: 'its guide is published' },
]
