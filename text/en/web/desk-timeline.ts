import type { deskTimeline as chinese, Happened } from '../../zh-CN/web/desk-timeline.ts'

const version = (it: Happened): string => (it.version === null ? 'it' : `version ${it.version}`)
const places = (it: Happened): string =>
  it.fields === 0 ? '' : `, ${it.fields} ${it.fields === 1 ? 'question' : 'questions'}`

export const deskTimeline: typeof chinese = {
  'suggestion-begun': (it) => `${it.by} began to write`,
  'suggestion-copied': (it) => `${it.by} copied it from an earlier suggestion`,
  'suggestion-carried-over': (it) => `${it.by} carried it over to a newer form`,
  'suggestion-discarded': (it) => `${it.by} discarded the draft`,
  'suggestion-handed-in': (it) => `${it.by} handed in ${version(it)}; a receipt was given`,
  'suggestion-pulled-back': (it) => `${it.by} took it back to revise`,
  'suggestion-withdrawn': (it) => `${it.by} withdrew it`,
  'suggestion-approved': (it) =>
    `${it.by} released it to the bureau${it.office === '' ? '' : `, to ${it.office}`}`,
  'suggestion-returned-by-unit': (it) => `${it.by} sent it back within the organisation${places(it)}`,
  'suggestion-refused-by-unit': (it) => `${it.by} decided not to hand it in`,
  'suggestion-verified': (it) =>
    `The organisation was verified; it reached ${it.office === '' ? 'its office' : it.office}`,
  'suggestion-accepted': (it) => `${it.by} accepted it`,
  'suggestion-returned-by-office': (it) => `${it.by} sent it back${places(it)}`,
  'suggestion-transferred': (it) => `${it.by} handed it on${it.office === '' ? '' : ` to ${it.office}`}`,
  'suggestion-not-accepted': (it) => `${it.by} did not accept it${it.reason === '' ? '' : `: ${it.reason}`}`,
  'suggestion-objected': (it) => `${it.by} objected`,
  'suggestion-objection-denied': (it) => `${it.by} looked again; it stays not accepted`,
  'suggestion-reinstated': (it) => `${it.by} looked again and reinstated it`,
  'suggestion-reserved': (it) => `${it.by} moved it to the reserve`,
  'suggestion-condensed': (it) => `${it.by} took it as a source of a direction`,
  'suggestion-released': (it) => `${it.by} took it out of the sources`,
  'suggestion-concluded': () => 'The guide was published; concluded',
  'suggestion-declined': (it) => `${it.by} did not adopt it${it.reason === '' ? '' : `: ${it.reason}`}`,
  'suggestion-frozen': (it) => `${it.by} froze it as a suspected secret`,
  'suggestion-thawed': (it) => `${it.by} released it from the freeze`,
  'suggestion-purged': (it) => `${it.by} removed its content`,
  'suggestion-assigned': (it) =>
    it.handler === '' ? `${it.by} changed the handler` : `${it.by} gave it to ${it.handler}`,
  'suggestion-opinion-added': (it) => `${it.by}${it.office === '' ? '' : ` (${it.office})`} added an opinion`,
  'suggestion-author-added': (it) => `${it.by} invited a co-author`,
  'suggestion-author-removed': (it) => `${it.by} took a co-author out`,
  'suggestion-moved-to-rolling': () => 'The grace of the organisation ended; moved to rolling collection',
  'suggestion-moved-to-concentrated': () => 'Concentrated collection was extended; counts for it',
  'partner-invited': (it) => `${it.by} asked a partner enterprise to confirm`,
  'partner-confirmed': () => 'The partner enterprise confirmed',
  'partner-voided': () => 'The content changed; the partner’s confirmation no longer holds',
  'file-added': (it) => `${it.by} added a file`,
  'file-removed': (it) => `${it.by} removed a file`,
}
