import type { Step } from '#core/reason.ts'

export const step: Record<Step, string> = {
  drafting: 'Being drafted',
  proposed: 'With the head of office',
  confirmed: 'Confirmed, to be argued',
  argued: 'Argued',
  published: 'Published',
  abandoned: 'Given up',
  assembling: 'Being assembled',
  commenting: 'Open for comments',
  approved: 'Approved',
  superseded: 'Replaced by a newer guide',
  planning: 'In preparation',
  open: 'Being judged',
  closed: 'Closed',
  planned: 'To be invited',
  invited: 'Invited',
  accepted: 'Accepted',
  declined: 'Declined',
  'handed-in': 'Handed in',
  void: 'Cancelled',
}
