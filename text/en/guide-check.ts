import type { guideCheck as Zh } from '../zh-CN/guide-check.ts'

export const guideCheck: typeof Zh = {
  'no-directions': () => 'There are no directions in it yet.',
  'no-dates': () => 'The dates for applying are missing.',
  'dates-reversed': () => 'Applying ends before it begins. Please put the dates right.',
  'kind-empty': (names) => `No directions of “${names.join('”, “')}” yet; the chapter will not appear.`,
  'no-terms': (names) => `“${names.join('”, “')}” has no terms yet: contacts, documents and so on.`,
  'not-argued': () => 'It has not passed its argument, so the guide cannot be approved.',
  'office-unknown': () => 'Its office is not among those of this call.',
  'kind-foreign': () => 'This guide does not cover its kind.',
  'sheet-open': (names) => `Required answers are missing or wrong: ${names.join(', ')}.`,
  'sheet-doubtful': (names) => `Please look again at: ${names.join(', ')}.`,
  'left-empty': (names) =>
    `Optional answers left empty; make sure that they are not needed: ${names.join(', ')}.`,
  'part-empty': (names) => `A whole part is empty: ${names.join(', ')}.`,
  'no-source': () => 'It has no source and no reason of its own.',
  'source-gone': (names) =>
    `Source ${names.join(', ')} was frozen, purged or withdrawn; nothing of it will be shown.`,
  'same-title': (names) => `It has the same title as “${names.join('”, “')}”. Rename or merge them.`,
  'same-place': (names) => `It has the same place as “${names.join('”, “')}”. Please put them in order.`,
}
