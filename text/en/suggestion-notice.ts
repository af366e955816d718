import type { Sentences } from '../zh-CN/all.ts'
import type { Notice } from '../zh-CN/notice.ts'
import type { AboutSuggestion } from '../zh-CN/suggestion-notice.ts'
import { suggestion } from './suggestion.ts'

const name = ({ no, title }: AboutSuggestion): string =>
  [no, title ? `“${title}”` : ''].filter(Boolean).join(' ') || 'A suggestion'

const say =
  (what: string, next: (it: AboutSuggestion) => string) =>
  (it: AboutSuggestion): Notice => ({ title: `${what}: ${name(it)}`, body: `${name(it)}: ${next(it)}` })

const handedIn = (it: AboutSuggestion): Notice => ({
  title: `${it.state === 'unit-review' ? 'With your research office' : 'Handed in'}: ${name(it)}`,
  body:
    it.state === 'unit-review'
      ? `${name(it)} is with your unit’s research office and not yet with the bureau. It counts once released.`
      : it.state === 'unverified'
        ? `${name(it)} is handed in. It reaches the office once your unit has been verified; its time counts from now.`
        : `${name(it)} has reached the bureau and waits for the office.`,
})

export const suggestionNotice: Pick<Sentences['notice'], keyof Sentences['notice'] & `suggestion-${string}`> =
  {
    'suggestion-handed-in': handedIn,
    'suggestion-approved': (it) => ({
      title: `Released to the bureau: ${name(it)}`,
      body: `${name(it)} has been released by your research office. It is now “${suggestion.states[it.state]}”.`,
    }),
    'suggestion-returned-by-unit': say(
      'Returned by your unit',
      () => 'please revise it as the remarks say and hand it in again; only the fields named are open.',
    ),
    'suggestion-refused-by-unit': say(
      'Not released by your unit',
      () => 'your unit decided not to hand it in; the reason is in its history.',
    ),
    'suggestion-verified': say(
      'With the office now',
      () => 'your unit has been verified, and it reached the office with the time it was handed in.',
    ),
    'suggestion-accepted': say(
      'Accepted',
      () => 'the office has accepted it; it goes on to argument and condensation.',
    ),
    'suggestion-returned-by-office': say(
      'Returned by the office',
      () => 'please revise it in time and hand it in again; its collection stays the same.',
    ),
    'suggestion-transferred': say(
      'Handed on',
      () => 'another office handles it now; its name and telephone are in the history.',
    ),
    'suggestion-not-accepted': say(
      'Not accepted',
      () => 'the reason is in its history; you may object within the time given.',
    ),
    'suggestion-objected': say(
      'An objection to decide',
      () => 'the filer objects to its not being accepted; the head of the office decides.',
    ),
    'suggestion-objection-denied': say(
      'Your objection',
      () => 'after another look the refusal stands; the reason is in its history.',
    ),
    'suggestion-reinstated': say('Your objection', () => 'after another look it waits for the office again.'),
    'suggestion-reserved': say('In reserve', () => 'it is kept for the next condensation.'),
    'suggestion-concluded': (it) => ({
      title: `In the guide: ${name(it)}`,
      body: `A guide that draws on ${name(it)} has been published. It is now “${suggestion.states[it.state]}”; its history says where it went.`,
    }),
    'suggestion-declined': say(
      'Not adopted',
      () => 'it is not part of this guide; the reason is in its history.',
    ),
    'suggestion-frozen': say(
      'Frozen',
      () =>
        'it may hold something that does not belong on this platform; it is hidden for now and the office will contact you.',
    ),
    'suggestion-thawed': say('Unfrozen', () => 'it has been looked at and goes on.'),
    'suggestion-purged': say(
      'Content removed by rule',
      () => 'its number and history stay, its content is gone.',
    ),
    'suggestion-assigned': say('Given to you', () => 'please handle it in time.'),
    'suggestion-opinion-added': say('An opinion was added', () => 'another office added its opinion.'),
    'suggestion-moved-to-concentrated': say(
      'Counts for concentrated collection',
      () => 'concentrated collection was extended, and this came in within it.',
    ),
    'suggestion-moved-to-rolling': say(
      'Moved to rolling collection',
      () => 'the grace of your unit has ended; it can still be released.',
    ),
  }
