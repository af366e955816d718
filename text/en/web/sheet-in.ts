import type { SheetInText } from '../../zh-CN/web/sheet-in.ts'

const s = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const sheetIn: SheetInText = {
  open: 'Read from a file',
  title: (table) => `Read from a file: ${table}`,
  why: 'Reads the first sheet of an Excel (.xlsx) or CSV file, whose first row names the columns. Nothing is filled in before you confirm; rows that are there stay.',
  choose: 'Choose a file',
  hint: (columns) => `Up to 5 MB and 500 rows. Columns that can be filled: ${columns}.`,
  reading: 'Reading…',
  chosen: (name) => `Read: ${name}`,
  places: 'Where the file’s columns go',
  from: (letter, head) => (head === '' ? `Column ${letter}` : `Column ${letter} “${head}”`),
  leave: 'Leave out',
  twice: (column) => `“${column}” can be filled from one column only.`,
  none: 'No column has a place yet. Please choose one for at least one column.',
  nothing: 'There is nothing in these columns.',
  rows: 'What will be filled in',
  row: 'Row',
  wrong: (n) =>
    `${s(n, 'cell needs', 'cells need')} mending. Fill them in and mend them in the table, or mend the file and choose it again.`,
  more: (n) => `${s(n, 'more cell')}.`,
  tooMany: (max, now) =>
    now === 0 ? `This table takes ${s(max, 'row')}.` : `This table takes ${s(max, 'row')} and has ${now}.`,
  at: (cell, says) => `${cell}: ${says}`,
  take: (n) => `Fill in ${s(n, 'row')}`,
  and: ', ',
  problems: {
    'too-large': 'The file is too large, or would be once unpacked. Please keep only this table in it.',
    'not-a-table': 'This is no table that can be read. Please save it as Excel (.xlsx) or CSV.',
    'old-excel':
      'This is an old Excel file (.xls) or one with a password. Please save it as .xlsx without one.',
    protected: 'The file has a password. Please save it without one.',
    formula: 'The table holds formulas. Please paste it as values, save it and try again.',
    'unreadable-text': 'The text’s encoding is not known. Please save it as CSV in UTF-8, or as .xlsx.',
    empty: 'There is nothing in the file. The first row names the columns, the others hold what to fill in.',
    'too-many-rows': 'More than 500 rows.',
  },
}
