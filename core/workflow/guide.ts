import type { GuideState } from '../guide/guide.ts'

export type GuideStep = 'open-comments' | 'close-comments' | 'approve' | 'reopen' | 'publish' | 'supersede'

interface Way {
  readonly from: GuideState
  readonly step: GuideStep
  readonly by: 'planning' | 'leader' | 'platform'
  readonly to: GuideState
  readonly when?: string
}

/** The whole life of a guide. */
export const guideWays: readonly Way[] = [
  { from: 'assembling', step: 'open-comments', by: 'planning', to: 'commenting' },
  { from: 'commenting', step: 'close-comments', by: 'planning', to: 'assembling' },
  {
    from: 'assembling',
    step: 'approve',
    by: 'leader',
    to: 'approved',
    when: 'every direction in it is argued',
  },
  { from: 'commenting', step: 'approve', by: 'leader', to: 'approved', when: 'the comment period is over' },
  { from: 'approved', step: 'reopen', by: 'leader', to: 'assembling' },
  { from: 'approved', step: 'publish', by: 'planning', to: 'published' },
  { from: 'approved', step: 'publish', by: 'platform', to: 'published', when: 'its time has come' },
  { from: 'published', step: 'supersede', by: 'planning', to: 'superseded' },
]
