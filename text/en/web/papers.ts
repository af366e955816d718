import type { PapersText } from '../../zh-CN/web/papers.ts'

const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** Blank forms to download, and a filled Word form read into a draft. */
export const papers: PapersText = {
  links: {
    blank: 'Blank form',
    bilingual: 'bilingual',
    language: 'Language',
    chinese: 'Chinese',
    word: 'Word',
    pdf: 'PDF',
    wordOf: (what) => `: ${what}`,
    this: 'Download this form',
    both: 'Bilingual',
    preview: 'Preview',
    beside: 'Open in a new tab',
    pageOf: (what) => `${what}, preview as PDF`,
    letter: 'Letter',
    receipt: 'Receipt',
    guide: 'Download this guide',
    assembling: 'On paper as it stands',
    condensation: 'Condensation sheet (alone)',
    snapshot: 'Download this snapshot',
    stage: 'Download this form',
    blankStage: 'Blank form',
    blanks: 'Blank forms',
    blanksWhy:
      'Each file holds the collection form and the condensation sheet. A filled Word form can be read in and becomes a draft.',
  },
  way: 'Already filled in the Word form? Read it into a draft',
  title: 'Read a filled Word form',
  lead: 'Choose a form that was downloaded here and filled in; check it question by question, and it becomes a draft.',
  noForm: 'No form yet? Download a blank one',
  call: 'Which call',
  choose: 'Choose a Word file',
  another: 'Choose another file',
  orDrop: 'Or drop the file here.',
  accepted:
    'Only .docx files of up to 10 MB are accepted; open a .doc file in Word or WPS and save it as .docx first.',
  notKept:
    'The file is only read and not kept; after reloading this page it has to be chosen again. Never upload anything classified.',
  reading: (name) => `Reading “${name}” …`,
  readDone: (name) => `“${name}” was read. Please check what follows.`,
  again: 'Read again',
  problem: {
    'old-or-locked': {
      title: 'This file is in the old format (.doc) or locked with a password',
      way: 'Open it in Word or WPS, remove the password for opening, save it as .docx and choose that file.',
    },
    'not-word': {
      title: 'This is not a Word file',
      way: 'Choose the .docx file that was downloaded here, filled in and saved. PDF files and pictures cannot be read.',
    },
    damaged: {
      title: 'The file is incomplete and cannot be opened',
      way: 'Open the original in Word or WPS, make sure that everything is there, save it and choose it again.',
    },
    'too-large': {
      title: 'The file is larger than 10 MB',
      way: 'Pictures in the form are not read: remove them, save, and choose the file again. Pictures and attachments are uploaded in the draft.',
    },
    'declares-entities': {
      title: 'The file holds something unsafe and was not read',
      way: 'Download a blank form, copy the text into it, save it and choose that file.',
    },
    'unknown-form': {
      title: 'The file does not say which kind of suggestion it is for',
      way: 'Choose the kind, and it will be read again.',
    },
    'another-call': {
      title: 'This form belongs to another call',
      way: 'Choose that call above; if it is no longer listed, download and fill in a blank form of this one.',
    },
  },
  kind: 'Which kind is this form for',
  kindMissing: 'Please choose the kind first.',
  readAsKind: 'Read again as this kind',
  blanks: 'Download a blank form',
  confirm: {
    title: 'Check what was read',
    lead: (kind) =>
      `This is a form for “${kind}”. What is ticked will be written into the draft, where you can still change it.`,
    unknownVersion:
      'The file does not say which version of the form it is. It was read as the form in force; please check it with care.',
    older:
      'This is an earlier version of the form; the answers were moved to the form in force. What became of each:',
    theirs: 'Text in the file',
    ours: 'What will be written',
    chosen: (count, all) => `${count} of ${some(all, 'answer')} will be written`,
    label: 'The mark of its place is gone; it was recognised by its wording alone. Tick it if it is right.',
    mark: 'Recognised by the mark of its place.',
    contradiction:
      'The wording and the mark of the place name different questions. Look whether the text on the left answers this one, then decide.',
    unclear: 'It could not be understood and cannot be written. Please fill it in in the draft.',
    cells: (count) =>
      `${some(count, 'cell')} could not be understood and will stay empty if this is ticked; please fill in the draft:`,
    cell: (row, column, text) => `row ${row}, “${column}”: ${text}`,
    nothing: 'Nothing is filled in in this file',
    nothingWhy: 'Please make sure that you chose the file that was filled in and saved.',
    blank: (count) => `${some(count, 'question is', 'questions are')} empty in the file`,
    missing: (count) => `The file has no place for ${some(count, 'question')}`,
    files: 'Attachments are not read from the Word form; please upload them in the draft.',
    named: (count) =>
      count === 1
        ? '1 file that the form names has to be attached again'
        : `${count} files that the form names have to be attached again`,
    namedWhy:
      'A Word form holds the names of attachments and not the files. Once the draft is made, please attach them there and then choose each in the rows named below.',
    namedIn: (table, rows) =>
      rows.length === 0 ? table : `${table}, ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}`,
    separator: '; ',
    gone: 'Questions that the form in force no longer asks',
  },
  make: {
    title: 'Make a draft',
    unit: 'In whose name',
    forUnit: (name) => `In the name of “${name}”`,
    livelihood: 'Which area of livelihood',
    field: 'Which field of technology',
    said: (text) => `The file says: ${text}`,
    note: 'What the other field is',
    choose: 'Please choose',
    becomes: (kind) =>
      `This choice is collected as “${kind}” and uses its form; questions that it does not ask are not written.`,
    go: 'Make a draft of it',
    going: 'Making the draft …',
    missing: {
      livelihood: 'Please choose the area of livelihood.',
      field: 'Please choose the field of technology.',
      note: 'Please say what the other field is.',
      secrecy: 'Please first confirm whether the text is classified.',
    },
    gone: (phone) =>
      `What was read has been removed from this page. Please report it in person or by classified channels; first call ${phone}.`,
    begunNotSaved:
      'The draft was begun, but not everything was written into it. Press once more; no second draft will be made.',
    taken: (count) => `The draft is made, with ${some(count, 'answer')} written.`,
    refused: {
      title: 'The draft is made; some answers could not be written',
      why: 'They do not fit what the form asks for; please fill them in in the draft. The file says:',
      open: 'Open the draft',
    },
  },
}
