import type { Sentences } from '../zh-CN/all.ts'

export const finding: Sentences['finding'] = {
  of: {
    missing: () => 'Not filled in yet.',
    'too-long': ({ max, length }) => `At most ${max} characters; there are ${length}. Please shorten it.`,
    'too-short': ({ min, length }) => `At least ${min} characters; there are ${length}. Please add to it.`,
    'not-text': () => 'This is not text. Please fill it in again.',
    unstorable: () => 'There is a character that cannot be stored. Please delete it.',
    'not-a-number': () => 'Give a number, such as 12 or 3.5.',
    'not-whole': () => 'Give a whole number.',
    'too-small': ({ min }) => `Not less than ${min}.`,
    'too-large': ({ max }) => `Not more than ${max}.`,
    'too-precise': ({ precision }) => `At most ${precision} digits after the point.`,
    'not-positive': () => 'Give a number above 0.',
    'not-an-amount': () => 'Give an amount in 10,000 yuan, such as 120 or 85.5.',
    'not-a-date': () => 'Give a date, such as 2024-06-30.',
    'not-a-month': () => 'Give a year and month, such as 2024-06.',
    'end-before-start': () => 'The end cannot come before the beginning.',
    'period-too-long': ({ max }) => `The period may last ${max} months at most.`,
    'not-an-option': () => 'The choice is not on the list. Please choose again.',
    'too-few': ({ min, count }) => `At least ${min}; there are ${count}.`,
    'too-many': ({ max, count }) => `At most ${max}; there are ${count}.`,
    twice: () => 'Something stands here twice. Please remove one.',
    'not-a-table': () => 'The table cannot be read. Please reload the page and fill it in again.',
    'not-an-email': () => 'Give a full e-mail address, such as name@example.com.',
    'not-a-mobile': () => 'Give a mobile number of 11 digits.',
    'not-a-phone': () => 'Give a landline with its area code, such as 0411-12345678.',
    'not-a-postcode': () => 'Give a postcode of 6 digits.',
    'not-a-url': () => 'Give a full address that begins with http:// or https://.',
    'not-latin': () => 'Write the foreign name in Latin letters.',
    'not-a-credit-code': () =>
      'A unified credit code has 18 digits and capital letters, without I, O, Z, S and V.',
    'credit-code-check': () =>
      'The check digit does not fit. Compare with the licence; if it is right, go on and it will be verified by hand.',
    'not-a-file': () => 'The attachment is incomplete; please remove it and upload it again.',
    'file-type': ({ value, accept }) =>
      `“${value}” is of a type not accepted here (${accept}); please choose another.`,
    'not-declared': () => 'Please read and confirm this statement; it is needed for handing in.',
    'not-a-level': () => 'Choose a level from 1 to 9.',
    'readiness-target-too-low': ({ least }) => `The level on completion has to be ${least} or higher.`,
    'readiness-rise-too-small': ({ least, rise }) =>
      `The level has to rise by ${least} or more; it rises by ${rise}.`,
    'readiness-start-too-high': ({ now, least }) =>
      `From level ${now} a rise of ${least} is not possible. Consider another kind of suggestion.`,
    'readiness-start-unusual': ({ usual }) =>
      `Mostly technologies now at level ${usual} are supported. Please give the reason.`,
    'readiness-reason-missing': () => 'Please say why this does not apply.',
    'readiness-support-gone': ({ count }) =>
      `It supports elements that were removed (${count}). Please choose the items again.`,
    'file-gone': () => 'The chosen file was removed. Please upload it again or choose another one.',
    'readiness-name-twice': () =>
      'An element above has the same name. Please give names that can be told apart.',
    'readiness-none-critical': () =>
      'No element counts as critical. A critical element meets at least one question of importance and one of novelty; please answer them.',
    'readiness-too-many-critical': ({ most }) =>
      `There may be at most ${most} critical elements. Please join parts that belong together.`,
    'readiness-unanswered': ({ name }) =>
      `No item of “${name}” has been answered yet; a level cannot be stated without answers.`,
    'readiness-below-scale': ({ name }) =>
      `“${name}” has not passed level 1, so it has no level yet. Please answer more, or do not list it as critical.`,
    'readiness-too-many-aside': ({ name, level, most }) =>
      `In level ${level} of “${name}” at most ${most} may be set aside as not applicable. Please answer the others.`,
    'readiness-contradiction': ({ name, level, below }) =>
      `“${name}” passes level ${level} and not level ${below}, which cannot both be right: no level is skipped. Please check the answers.`,
    'readiness-target-below-now': ({ name, now, target }) =>
      `“${name}” is at level ${now} and aims at ${target}, which is lower. Please check.`,
    'readiness-no-evidence': ({ name, level }) =>
      `Level ${level} of “${name}” has no evidence. From level 4 on each level needs at least one document.`,
    'readiness-evidence-idle': () => 'It does not say which items it supports.',
    'readiness-evidence-in-future': () => 'The date lies in the future. Please check.',
    'readiness-plan-ends-elsewhere': ({ at, target }) =>
      `The path ends at level ${at}, the target on completion is ${target}.`,
    'readiness-plan-not-above-now': ({ now }) => `It should be above the present level ${now}.`,
    'readiness-plan-in-the-past': () => 'This time has passed. Please check.',
    'readiness-from-unknown': ({ name }) =>
      `“${name}” is said to be a part of another element, but there was no such element before. Choose again.`,
    'readiness-promised-missing': ({ name }) =>
      `The task book promises “${name}”, but it is not here. Add it; if it was taken apart, say so in each of its parts.`,
    'readiness-held': ({ name, claimed, holds, on }) =>
      `The use or the environment of “${name}” differs from the assessment of ${on}: assessed at level ${claimed}, it counts as level ${holds}. Add evidence from after that day that supports more.`,
    'usual-range': () => 'This is unusual. Please check it again.',
  },
  weights: { must: 'Must', should: 'Advice' },
}
