import { rowsOfCsv, textOf } from './csv.ts'
import { type Cells, rowsOfWorkbook, type WorkbookProblem } from './workbook.ts'

export type TableProblem = WorkbookProblem | 'old-excel' | 'unreadable-text' | 'empty'

/** More than any table that people fill in by hand. */
export const mostBytes = 5 * 1024 * 1024

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Excel before 2007, and newer files behind a password. */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** What stands in a file that somebody handed in as a table, told by its content and not by its name. */
export async function readTable(bytes: Buffer): Promise<Cells | TableProblem> {
  if (bytes.length > mostBytes) return 'too-large'
  if (bytes.length === 0) return 'empty'
  if (bytes.subarray(0, 8).equals(compound)) return 'old-excel'
  if (bytes.subarray(0, 4).equals(zip)) return rowsOfWorkbook(bytes)
  if (bytes.includes(0)) return 'not-a-table'
  const text = textOf(bytes)
  return text === undefined ? 'unreadable-text' : rowsOfCsv(text)
}
