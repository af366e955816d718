import type { featureWords as Zh } from '../../zh-CN/web/features.ts'
import { featureNames } from '../feature.ts'

/** Letting parts of the site rest, and waking them. */
export const featureWords: typeof Zh = {
  title: 'Let parts of the site rest',
  why: 'Writing, saving and handing in are always there. When too many people come, the parts below can rest for a while; whoever uses them is told so.',
  names: featureNames,
  stops: 'Ticked parts rest',
  reason: 'Reason',
  reasonHint: 'Goes into the record; at least 5 characters.',
  reasonWrong: 'Please give a reason of at least 5 characters.',
  save: 'Save',
  saved: 'Saved. It holds on every server within a few seconds.',
  readOnly: 'Set by the planning office.',
}
