import type { PaperText } from '../zh-CN/paper.ts'

/** Running papers: the readiness standard, guides, receipts, letters. */
export const paper: PaperText = {
  contents: 'Contents',
  digest: 'Digest (SHA-256)',
  readiness: {
    under: (issuer, scale) => `${issuer} · ${scale}`,
    levels: 'Levels and criteria',
    levelsLead:
      'Go up from level 1. A level is passed when its criteria reach the pass mark and there is evidence for them; the last level passed without a gap is the present one.',
    level: 'Level',
    meaning: 'Reaching it means',
    evidence: 'What can serve as evidence',
    item: 'Criteria',
    weight: 'Weight',
    itemLine: (id, text, weight) => `${id} ${text} (${weight})`,
    keyLine: (id, text, weight) => `${id} ${text} (${weight}, key)`,
    rules: 'How levels are given',
    passMark: (mark) => `The criteria of a level are added up by weight; ${mark} points pass it.`,
    key: 'The criteria with the highest weight of a level are key: one of them not met, the level is not passed.',
    aside: (most) => `At most ${most} of a level may be set aside as not applicable, with a reason.`,
    overall:
      'The level of the whole is the lowest among its critical elements; steps for raising that element are to be stated.',
    kept: (application, environment) =>
      `When the use changes, no more than level ${application} is kept; when the environment changes, no more than level ${environment}. What is shown anew counts again.`,
    policy: (least, lowest, starts) =>
      `By completion the level should rise by ${least} or more and reach ${lowest} or more. Support goes mainly to technology now at level ${starts}; others may be suggested with a reason.`,
    critical: 'Which elements are critical',
    criticalLead:
      'An element is critical, and assessed level by level, when one question or more of both groups is answered yes.',
    importance: 'Importance',
    novelty: 'Novelty',
    classes: 'Sheets by class of technology',
    classLead: 'The carrier is what it is shown with, the environment where. Weights are in brackets.',
    className: (no, name) => `${no}. ${name}`,
    carrier: 'Carrier and environment',
    carrierLine: (carrier, environment) => `Carrier: ${carrier}\nEnvironment: ${environment}`,
    levelLine: (level, name) => `Level ${level}\n${name}`,
    join: ', ',
    note: 'Made from the call, with the criteria that the platform asks.',
  },
  guide: {
    draft: 'Being prepared, not published, not to be passed on',
    commenting: 'Draft for comments; numbers and words may change before it is published',
    superseded: 'Superseded by a newer guide; for reference only',
    issued: (issuer, day) => `${issuer}, ${day}`,
    edition: (n) => `Edition ${n}`,
    corrected: (note) => `This edition: ${note}`,
    apply: (from, to) => `Apply from ${from} to ${to}`,
    section: (no, name) => `${no}. ${name}`,
    direction: (no, title) => `${no} ${title}`,
    terms: 'Terms',
    office: (name, phone) => `${name} (${phone})`,
    officeLabel: 'Office in charge',
    field: 'Field',
    withheld: 'This direction was withdrawn. Its number is kept and not used again.',
    none: 'No direction has been placed yet.',
    online: 'Scan to read it online, where each direction has its own address and its sources.',
    join: ', ',
  },
  verify: {
    code: 'Scan to check that this is genuine, or enter number and digest on the page for checking:',
    no: 'Suggestion No.',
    digest: 'Digest',
  },
  receipt: {
    title: 'Receipt of a suggestion',
    suggestion: 'Suggestion',
    kind: 'Kind',
    unit: 'Unit',
    stage: 'Handed to',
    stages: {
      unit: 'the research office of the own unit (not yet the bureau)',
      unverified: 'the bureau (goes to its office once the unit is verified)',
      bureau: 'the bureau',
    },
    at: 'Received by the server at',
    version: 'Version',
    nth: (n) => `No. ${n}`,
    fact: 'Place in the chain of records',
    position: (n, sealed) => (sealed ? `record ${n}, sealed` : `record ${n}, being sealed`),
    note: 'Made by the platform, without a stamp; what counts is the check. Handing in promises no project and no money.',
  },
  letter: {
    to: (name) => `To ${name}`,
    thanks: (title, no) => `This is what has become of the suggestion “${title}” (No. ${no}).`,
    happened: {
      'suggestion-accepted': {
        title: 'Your suggestion was taken in',
        body: (office) =>
          `${office} has taken it in. It will be examined and condensed; you will be told the result when the guide is published.`,
      },
      'suggestion-returned-by-unit': {
        title: 'Your suggestion came back',
        body: (unit) =>
          `${unit} has returned it. Please revise it by the remarks below and hand it in again; only what they name can be changed.`,
      },
      'suggestion-refused-by-unit': {
        title: 'Your unit does not pass it on',
        body: (unit) => `${unit} has decided not to pass it on.`,
      },
      'suggestion-returned-by-office': {
        title: 'Your suggestion came back',
        body: (office) =>
          `${office} has returned it. Please revise it by the remarks below and hand it in again in time; it stays in its batch.`,
      },
      'suggestion-not-accepted': {
        title: 'Your suggestion was not taken in',
        body: (office) =>
          `${office} has not taken it in. You may object on the platform within the time given.`,
      },
      'suggestion-objection-denied': {
        title: 'Your objection',
        body: (office) => `${office} has looked again and stays with its decision not to take it in.`,
      },
      'suggestion-reinstated': {
        title: 'Your objection',
        body: (office) => `${office} has looked again: the suggestion waits to be taken in once more.`,
      },
      'suggestion-reserved': {
        title: 'Your suggestion is kept in reserve',
        body: () => 'It is kept in reserve and considered at the next condensing.',
      },
      'suggestion-concluded': {
        title: 'What became of your suggestion',
        body: () => 'Thank you for it. The guide that uses it is published; result and place are below.',
      },
      'suggestion-declined': {
        title: 'What became of your suggestion',
        body: () => 'It is not part of this guide. Thank you for it; please go on suggesting.',
      },
    },
    result: 'Result',
    guide: 'Guide',
    directions: 'Directions',
    reasons: 'Remarks and reasons',
    whole: 'On the whole',
    field: 'Question',
    reason: 'Remark',
    office: 'Office',
    day: 'Date',
    note: 'Made by the platform, without a stamp; what counts is the check.',
  },
  project: {
    no: 'Project No.',
    name: 'Project',
    unit: 'Unit',
    stage: 'Stage',
    snapshot: 'Snapshot',
    nth: (n) => `No. ${n}`,
    at: 'Taken at',
    hash: 'Its digest',
    overall: 'Level of the whole',
    overallText: (level, target, binding) =>
      `level ${level}${target === null ? '' : `, target ${target}`}${binding === '' ? '' : `; decided by “${binding}”`}`,
    evidenceHidden: 'Evidence is not open to the carrying side yet and is not printed.',
    writing: 'Being written, not handed in',
  },
}
