/** What a bookmark stands for: the answer to a question, or the table of one. */
export type Marked = 'f' | 't'

/**
 * A bookmark's name for a question. Word keeps names of letters, digits and underscores up to 40 characters; other signs are
 * written as their code.
 */
export const markOf = (sort: Marked, path: string): string =>
  `${sort}_${path.replaceAll(/[^A-Za-z0-9]/g, (it) => `_${it.charCodeAt(0).toString(16)}_`)}`.slice(0, 40)

export const ticked = '☑'
export const unticked = '☐'
