import type { State } from '../suggestion/suggestion.ts'

export type Move =
  | 'hand-in'
  | 'approve'
  | 'unit-return'
  | 'unit-refuse'
  | 'verify'
  | 'pull-back'
  | 'withdraw'
  | 'accept'
  | 'office-return'
  | 'transfer'
  | 'refuse'
  | 'object'
  | 'uphold'
  | 'reinstate'
  | 'reserve'
  | 'condense'
  | 'release'
  | 'conclude'
  | 'decline'
  | 'freeze'
  | 'thaw'
  | 'purge'

export type Mover = 'filer' | 'unit-reviewer' | 'officer' | 'office-head' | 'triage' | 'platform'

export interface Transition {
  readonly from: State
  readonly move: Move
  readonly by: Mover
  readonly to: State
  readonly when?: string
}

/** The whole life of a suggestion. Nothing else in the code base changes a state. */
export const transitions: readonly Transition[] = [
  { from: 'draft', move: 'hand-in', by: 'filer', to: 'unit-review', when: 'the unit reviews' },
  { from: 'draft', move: 'hand-in', by: 'filer', to: 'submitted', when: 'the unit files directly' },
  { from: 'draft', move: 'hand-in', by: 'filer', to: 'unverified', when: 'files directly, not yet verified' },
  { from: 'unit-review', move: 'approve', by: 'unit-reviewer', to: 'submitted' },
  { from: 'unit-review', move: 'approve', by: 'unit-reviewer', to: 'unverified', when: 'not yet verified' },
  { from: 'unit-review', move: 'unit-return', by: 'unit-reviewer', to: 'unit-returned' },
  { from: 'unit-review', move: 'unit-refuse', by: 'unit-reviewer', to: 'unit-refused' },
  { from: 'unit-review', move: 'pull-back', by: 'filer', to: 'draft' },
  { from: 'unit-returned', move: 'hand-in', by: 'filer', to: 'unit-review' },
  {
    from: 'unit-returned',
    move: 'hand-in',
    by: 'filer',
    to: 'submitted',
    when: 'the unit files directly by now',
  },
  {
    from: 'unit-returned',
    move: 'hand-in',
    by: 'filer',
    to: 'unverified',
    when: 'files directly by now, not yet verified',
  },
  { from: 'unit-returned', move: 'withdraw', by: 'filer', to: 'withdrawn' },
  { from: 'unverified', move: 'verify', by: 'platform', to: 'submitted' },
  { from: 'unverified', move: 'pull-back', by: 'filer', to: 'draft' },
  { from: 'submitted', move: 'pull-back', by: 'filer', to: 'draft' },
  { from: 'submitted', move: 'withdraw', by: 'filer', to: 'withdrawn' },
  { from: 'submitted', move: 'accept', by: 'officer', to: 'accepted' },
  { from: 'submitted', move: 'office-return', by: 'officer', to: 'office-returned' },
  { from: 'submitted', move: 'transfer', by: 'officer', to: 'submitted' },
  { from: 'submitted', move: 'refuse', by: 'officer', to: 'not-accepted' },
  { from: 'office-returned', move: 'hand-in', by: 'filer', to: 'unit-review', when: 'the unit reviews' },
  { from: 'office-returned', move: 'hand-in', by: 'filer', to: 'submitted', when: 'the unit files directly' },
  {
    from: 'office-returned',
    move: 'hand-in',
    by: 'filer',
    to: 'unverified',
    when: 'files directly, not yet verified',
  },
  { from: 'office-returned', move: 'withdraw', by: 'filer', to: 'withdrawn' },
  { from: 'not-accepted', move: 'object', by: 'filer', to: 'not-accepted' },
  { from: 'not-accepted', move: 'uphold', by: 'office-head', to: 'not-accepted' },
  { from: 'not-accepted', move: 'reinstate', by: 'office-head', to: 'submitted' },
  { from: 'accepted', move: 'reserve', by: 'officer', to: 'reserve' },
  { from: 'reserve', move: 'accept', by: 'officer', to: 'accepted' },
  { from: 'accepted', move: 'condense', by: 'officer', to: 'condensing' },
  { from: 'reserve', move: 'condense', by: 'officer', to: 'condensing' },
  {
    from: 'condensing',
    move: 'release',
    by: 'officer',
    to: 'accepted',
    when: 'no direction uses it any more',
  },
  { from: 'condensing', move: 'conclude', by: 'platform', to: 'adopted', when: 'published, used as a whole' },
  {
    from: 'condensing',
    move: 'conclude',
    by: 'platform',
    to: 'partly-adopted',
    when: 'published, used in part or for reference',
  },
  {
    from: 'condensing',
    move: 'conclude',
    by: 'platform',
    to: 'merged',
    when: 'published, merged with others',
  },
  { from: 'accepted', move: 'decline', by: 'officer', to: 'not-adopted' },
  { from: 'reserve', move: 'decline', by: 'officer', to: 'not-adopted' },
  { from: 'submitted', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'accepted', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'reserve', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'condensing', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'adopted', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'partly-adopted', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'merged', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'not-adopted', move: 'freeze', by: 'officer', to: 'frozen' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'submitted', when: 'it was submitted' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'accepted', when: 'it was accepted' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'reserve', when: 'it was in reserve' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'condensing', when: 'it was being condensed' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'adopted', when: 'it was adopted' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'partly-adopted', when: 'it was adopted in part' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'merged', when: 'it was merged' },
  { from: 'frozen', move: 'thaw', by: 'office-head', to: 'not-adopted', when: 'it was not adopted' },
  { from: 'frozen', move: 'purge', by: 'office-head', to: 'purged' },
]

/** Whether the table has a way from here by this move. */
export const leads = (from: State, move: Move): boolean =>
  transitions.some((it) => it.from === from && it.move === move)
