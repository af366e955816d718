import type { UnfitBecause } from '#core/expert/eligible.ts'
import type { ModelFailure } from '#core/model/answered.ts'
import type { Debt } from '#core/person/debt.ts'
import type { Reason } from '#core/reason.ts'
import { featureNames } from './feature.ts'
import { lineWords } from './line.ts'
import { project } from './project.ts'
import { step } from './step.ts'
import { suggestion } from './suggestion.ts'

const fileProblems = {
  'too-large': 'The file is larger than allowed. Compress or split it and try again.',
  'too-many': 'No more files fit here. Remove one first.',
  type: 'Files of this type are not taken. Use one of the formats listed.',
  disguised: 'The content does not match the file’s ending. Save it in the right format and try again.',
  infected: 'The file did not pass the virus scan and was not kept.',
  incomplete: 'The upload is not complete yet. Please continue it.',
  digest: 'What arrived differs from the file on your computer. Please upload it again.',
} as const

const notMergeable = {
  itself: 'A direction cannot be merged with itself; please choose another one.',
  elsewhere: 'Only directions of the same office and the same call can be merged.',
  undone: 'This merge or split has been undone already.',
} as const

const unfit: Readonly<Record<UnfitBecause, (name: string) => string>> = {
  already: (name) => `${name} has this one already. Please choose somebody else.`,
  declined: (name) => `${name} has declined this one. Please choose somebody else.`,
  inactive: (name) => `${name} no longer judges. Please choose somebody else.`,
  conflict: (name) => `${name} has a conflict with this one and cannot be asked.`,
  away: (name) => `${name} has too few free days before it is due. Please choose somebody else.`,
  unit: (name) =>
    `Somebody of the same unit as ${name} judges this one. Please choose somebody of another unit.`,
  load: (name) => `${name} has as much as they can take. Please choose somebody else.`,
}

const ties: Readonly<Record<Extract<Reason, { why: 'tied' }>['by'], (count: number) => string>> = {
  roles: (count) =>
    `The bureau has granted this person ${count === 1 ? 'a role' : `${count} roles`}. Please take that away before erasing personal data.`,
  units: (count) =>
    `This person is the only administrator of ${count === 1 ? 'a unit' : `${count} units`}. Please hand over first.`,
  underWay: (count) =>
    `This person has ${count === 1 ? 'a suggestion' : `${count} suggestions`} on the way, or taken back to revise. Please see it through or withdraw first.`,
  shared: (count) =>
    `This person shares ${count === 1 ? 'a draft' : `${count} drafts`} with co-authors. Please take the co-authors out or discard first.`,
  tasks: (count) =>
    `This person still has ${count === 1 ? 'a task' : `${count} tasks`} of judging or of a project to do. Please finish or hand on first.`,
}

/** Where a sentence of its own helps more than the rule. */
const weak: Readonly<Record<string, string>> = {
  'used-before': 'You have used this password lately. Please choose another one.',
  'holds-place':
    'The password contains a name of this place, your unit or this site, which is guessed first. Please choose one without it.',
  breached: 'This password is on a list of leaked passwords. Please choose one that you use nowhere else.',
}

const unfinished: Readonly<Record<Debt, string>> = {
  code: 'One more step to sign in: please enter a code, or use a passkey.',
  factor: 'Your role needs a second factor. Please set one up first.',
  password: 'Your password has expired. Please choose a new one first.',
}

const modelFailed: Readonly<Record<ModelFailure, string>> = {
  unreachable: 'The language model could not be reached. Please try again later; nothing depends on it.',
  late: 'The language model did not answer in time. Please try again later; nothing depends on it.',
  refused:
    'The language model’s interface refused the request. Please tell whoever runs the site; nothing depends on it.',
  'too-long': 'The language model’s answer was too long and was not used. Please try again.',
  unreadable: 'The language model’s answer could not be read and was not used. Please try again.',
  withdrawn:
    'While the answer was waited for, something that was sent ceased to be sendable. The answer was not used.',
}

function of(reason: Reason): string {
  switch (reason.why) {
    case 'not-found':
      return 'Not found. It may have been removed, or you may not see it.'
    case 'not-signed-in':
      return 'Please sign in. What you wrote is still on this page and you can go on afterwards.'
    case 'not-yours':
      return 'Your account may not do this. Ask your unit’s administrator or the office in charge.'
    case 'own-suggestion':
      return 'You cannot release what you filed yourself. Another reviewer of your unit has to.'
    case 'wrong-state':
      return `This suggestion is now “${suggestion.states[reason.state]}”, so this cannot be done. Refresh to see where it stands.`
    case 'wrong-step':
      return `It is now “${step[reason.step]}”, so this cannot be done. Please reload to see where it stands.`
    case 'no-source':
      return 'A direction needs at least one source suggestion, or a reason why it stands without one.'
    case 'source-gone':
      return `The source suggestion ${reason.no} was withdrawn or frozen and cannot be used. Please take it out of the sources first.`
    case 'not-mergeable':
      return notMergeable[reason.because]
    case 'directions-open':
      return reason.open === 0
        ? 'This guide has no directions yet; please put some in.'
        : `${reason.open} directions have not passed the argument meeting yet, so it cannot be approved.`
    case 'comments-waiting':
      return `${reason.waiting} public comments have not been dealt with yet; please do so first.`
    case 'subject-gone':
      return `“${reason.named}” was withdrawn, frozen or given up, or is not confirmed yet, and cannot be judged. Please take it out first.`
    case 'expert-unfit':
      return unfit[reason.because](reason.name)
    case 'nobody-fits':
      return 'Nobody can take over: all other experts have a conflict, no time, or as much as they can take. Please add experts, or ask for fewer per subject.'
    case 'due-past':
      return 'The due time must lie ahead. Please choose another.'
    case 'round-blocked':
      return `${reason.troubles.length} problem(s) keep this round from being opened. Please settle each of the list.`
    case 'sheets-missing':
      return `${reason.missing} sheet(s) have not been handed in, and ${reason.short} subject(s) have fewer than they should. To close all the same, please confirm.`
    case 'too-early':
      return 'It is too early for this.'
    case 'stale':
      return 'This has just changed. Refresh, look again, then decide.'
    case 'not-open':
      return 'The call has not opened yet. You can write a draft now and hand it in once it opens.'
    case 'paused':
      return `Collection is paused: ${reason.text.en} What you wrote is kept; you can hand in once it resumes.`
    case 'unverified-unit':
      return 'The unit has not been verified yet; this becomes possible afterwards.'
    case 'findings': {
      const count = reason.findings.filter((it) => it.weight === 'must').length
      return `${count} ${count === 1 ? 'point has' : 'points have'} to be put right first. The check list leads to each.`
    }
    case 'not-collected':
      return reason.text.en
    case 'not-suggestible':
      return reason.text.en
    case 'quota-reached':
      return reason.quota === 0
        ? 'Your unit does not hand in this kind. Please talk to your research office.'
        : `Your unit may hand in ${reason.quota} of this kind and has done so. Please talk to your research office.`
    case 'locked-field':
      return 'This field was not returned for revision and stays as it is.'
    case 'unknown-path':
      return 'The form has no such field; it may have been updated. Please reload the page.'
    case 'unstorable':
      return 'The text has a character that cannot be stored. Please delete it and try again.'
    case 'text-missing':
      return `Please give the reason in at least ${reason.least} characters.`
    case 'unknown-code':
      return 'The choice is not on the list. Please choose again.'
    case 'same-office':
      return 'It is with this office already. Please choose another.'
    case 'no-newer-form':
      return 'This draft uses the form in force already; there is nothing to carry over.'
    case 'named-fields-only':
      return 'It came back for named questions only. Please answer them in the form they were asked in and hand it in again.'
    case 'too-late':
      return 'The time for this has passed.'
    case 'not-later':
      return 'The end can only be moved later, and to a moment that has not passed.'
    case 'already':
      return 'This has been done already.'
    case 'too-many':
      return `At most ${reason.most} are kept. Please remove one that you no longer use.`
    case 'last-admin':
      return 'A unit needs at least one administrator. Appoint another first.'
    case 'bad-credentials':
      return 'The account or the password is not right.'
    case 'unverified-email':
      return 'Your e-mail address has not been confirmed yet. We have sent another mail; please open the link in it.'
    case 'slow-down':
      return `Too many attempts. Please try again in ${Math.ceil(reason.retryAfter / 60)} minutes.`
    case 'needs-confirmation':
      return 'This is a sensitive step. Please give your password once more.'
    case 'weak-password':
      return (
        weak[reason.problem] ??
        'A password needs at least 10 characters with three of upper case, lower case, digits and signs; it must not be a common one or contain your account.'
      )
    case 'tied':
      return ties[reason.by](reason.count)
    case 'expired-link':
      return 'The link has been used or has expired. Please ask for a new one.'
    case 'sign-in-unfinished':
      return unfinished[reason.owes]
    case 'bad-code':
      return 'This code is wrong or has been used. Please type the six figures that your authenticator shows now, or a recovery code that you have not used.'
    case 'bad-passkey':
      return 'The passkey could not be verified. Please try again, or sign in with your password.'
    case 'last-factor':
      return 'Your role needs a second factor. Please set up another one first, then remove this one.'
    case 'outer-sign-in-failed':
      return 'The sign-in service cannot be used at the moment. Please try again later, or sign in with your password.'
    case 'file-refused':
      return fileProblems[reason.problem]
    case 'no-preview':
      return 'This file cannot be shown here. Please download it and open it with its own program.'
    case 'file-lost':
      return 'What this file holds cannot be found any more; this has been recorded. Please tell support, and say whether you still have the original.'
    case 'store-away':
      return 'The place where attachments are kept does not answer just now. Nothing is lost; please try again later. An upload goes on where it stopped.'
    case 'store-full':
      return 'The disk for attachments is full, so this file has not been stored; the parts that arrived are kept. This has been recorded for the operators. Once there is room, please upload it again: it goes on where it stopped.'
    case 'database-away':
      return 'The system cannot store or read just now. Please try again in a while. What you are writing stays in this browser and is saved by itself afterwards.'
    case 'key-reused':
      return 'One key was used for two things. Please reload the page and try again.'
    case 'bad-input':
      return `Something in the request is not right: ${reason.problems.map((it) => it.at).join(', ')}.`
    case 'too-big':
      return 'This is too much at once. Please save in several steps.'
    case 'wrong-stage':
      return `The project stands at “${project.stages[reason.stage]} · ${project.steps[reason.step]}”, so this cannot be done. Reload to see where it stands now.`
    case 'own-project':
      return 'You are in the team of this project and cannot act on it for the office. Ask somebody else of the office.'
    case 'no-stages':
      return 'This call has no forms for the stages of a project, so none can be opened.'
    case 'not-in-unit':
      return 'This person does not file for the unit. Have an administrator of the unit add them as a member first, or choose somebody else.'
    case 'levels-missing':
      return `Fewer than ${reason.least} experts gave a level for these critical elements, so it cannot be approved yet: ${reason.elements.join(', ')}.`
    case 'findings-missing':
      return `Nothing has been found of these elements yet. Record a finding for each: ${reason.elements.join(', ')}.`
    case 'unknown-element':
      return `What was handed in for acceptance has no element “${reason.element}”. Reload and choose again.`
    case 'day-ahead':
      return `The day ${reason.on} is not right: it must be today or a day before, such as 2026-06-30.`
    case 'unfulfilled':
      return `Some elements fall short of the task book (${reason.elements.join(', ')}). To accept all the same, give a reason of at least ${reason.least} characters.`
    case 'has-project':
      return `Project ${reason.no} was opened from this suggestion and its baseline is kept for good, so the content cannot be destroyed.`
    case 'busy':
      return reason.line
        ? `Very many people are here just now, and writing and handing in come first. You have a place in the line${reason.line.wait === undefined ? '' : `: ${lineWords(reason.line.wait)}`}. Please try this again in ${reason.retryAfter} seconds; your place is kept for half an hour. What you wrote is kept.`
        : `Very many people are handing in just now, and writing and handing in come first. Please try this again in ${reason.retryAfter} seconds. What you wrote is not affected.`
    case 'resting':
      return `${featureNames[reason.feature]} rests for a while, so that writing and handing in go on undisturbed. What you wrote is not affected.`
    case 'not-an-exporter':
      return 'Exporting takes the role of an exporter besides. If your work needs it, ask the system administrator.'
    case 'too-many-exports':
      return `You have ${reason.most} exports waiting already. Wait until one is done, or cancel one.`
    case 'not-ready':
      return exportNotReady[reason.state]
    case 'model-off':
      return 'This site has no language model.'
    case 'nothing-sendable':
      return 'Nothing here may be sent to a language model: suggestions that are frozen, not to be published or hold trade secrets never are.'
    case 'model-failed':
      return modelFailed[reason.because]
    default:
      return reason satisfies never
  }
}

const exportNotReady = {
  queued: 'This export is still waiting its turn. Please wait a little.',
  making: 'This export is being made. Please wait a little.',
  ready: 'This export is done already and can no longer be cancelled.',
  failed: 'This export failed, so there is no file to fetch. Please export again.',
  cancelled: 'This export was cancelled, so there is no file to fetch.',
  expired: 'This export was kept long enough and its file is deleted. Please export again.',
}

export const reason = {
  title: 'Not done',
  of,
  broken:
    'Something went wrong on our side; what you wrote is not lost. Please try again later, and if it persists tell support the number.',
}
