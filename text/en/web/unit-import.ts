import type { UnitImportText } from '../../zh-CN/web/unit-import.ts'

const s = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const unitImport: UnitImportText = {
  open: 'Import a list',
  title: 'Import a list of organisations',
  why: 'Reads Excel (.xlsx) or CSV, checks every row, and takes all in at once when you confirm. With one fault nothing is taken in. What is imported is verified at once, and each contact is invited by mail to administer their organisation.',
  template: 'Download an empty table',
  choose: 'Choose a file',
  chooseHint:
    'Up to 5 MB and 1,000 rows; all six columns are needed. Type and district by their name or their code.',
  reading: 'Reading…',
  chosen: (name) => `Read: ${name}`,
  counts: (fresh, again, known, faulty) =>
    [
      `${fresh} new`,
      again > 0 ? `${s(again, 'contact')} to invite again` : '',
      known > 0 ? `${known} registered already (left as they are)` : '',
      faulty > 0 ? `${s(faulty, 'row')} to mend` : '',
    ]
      .filter((it) => it !== '')
      .join(', '),
  mend: 'Please mend the file and choose it again.',
  nothing: 'There is nothing to register.',
  columns: { row: 'Row', unit: 'Organisation', contact: 'Contact’s e-mail', says: 'What was found' },
  fates: {
    new: 'Registered and verified',
    unverified: 'Registered; check digit does not fit, to be verified',
    again: 'Registered, without an administrator: contact invited again',
    known: 'Registered, left as is',
    faulty: 'To mend',
  },
  knownName: (name) => `registered as “${name}”`,
  finding: (cell, column, says, word) => `${cell} ${column}${word === '' ? '' : ` “${word}”`}: ${says}`,
  twice: (row) => `the same code as in row ${row}.`,
  faults: {
    missing: 'This is needed.',
    'too-long': 'Too long; please shorten it.',
    'not-a-name':
      'No name: it may hold no web or mail address and no slash; organisations have at least 2 characters, persons at most 30.',
    'not-an-email': 'Please give the full e-mail address.',
    'not-a-credit-code': 'A unified social credit code has 18 characters; please check it.',
    'unknown-code': 'Not in the list; please use a name or code of the list.',
    formula: 'The cell holds a formula; please turn it into text.',
    unstorable: 'There are characters that cannot be kept; please delete them.',
  },
  more: (n) => `${s(n, 'more row is', 'more rows are')} in order and not listed.`,
  go: (n, letters) =>
    n === 0 ? `Invite ${s(letters, 'contact')} again` : `Register ${s(n, 'organisation')}`,
  done: (n, letters) => `${s(n, 'organisation')} registered, ${s(letters, 'invitation')} sent.`,
  and: ', ',
  problems: {
    'too-large': 'The file is too large, or would be once unpacked. Please keep only the list in it.',
    'not-a-table': 'This is no table that can be read. Please save it as Excel (.xlsx) or CSV.',
    'old-excel':
      'This is an old Excel file (.xls) or one with a password. Please save it as .xlsx without one.',
    protected: 'The file has a password. Please save it without one.',
    formula: 'The table holds formulas. Please paste it as values, save it and try again.',
    'unreadable-text': 'The text’s encoding is not known. Please save it as CSV in UTF-8, or as .xlsx.',
    empty: 'There is no list in the file. The first row holds headings, every further row one organisation.',
    'too-many-rows': 'More than 1,000 rows. Please import it in several files.',
    'missing-columns': 'Columns that are needed are missing: ',
  },
}
