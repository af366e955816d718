import type { WhileWritingText } from '../../zh-CN/web/while-writing.ts'

/** Hints while one writes: published directions that are alike, and words that could not stand in a guide. Nothing is stopped. */
export const whileWriting: WhileWritingText = {
  alike: (count) =>
    count === 1
      ? 'A published guide has a direction like this; please have a look:'
      : `Published guides have ${count} directions like this; please have a look:`,
  goOn: 'You may go on; please say in the abstract what is different.',
  towardsGuide: 'Before it can stand in a guide',
  only: 'Hints only; you can hand in as it is.',
  go: 'Change it',
  more: (count) => `${count} more.`,
}
