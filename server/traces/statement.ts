/** What is told of a statement: what it does and to which table, never its text, which may hold what somebody typed. */
export interface StatementName {
  readonly operation: string
  readonly table: string | undefined
}

const name = '(?:"?[a-z_][a-z0-9_]*"?\\.)?"?([a-z_][a-z0-9_]*)\\b"?'
/** What is read from may also be a function; that is no table. */
const tables = new RegExp(
  `\\b(?:(?:from|join)\\s+(?:only\\s+)?${name}(?!\\s*\\()|(?:into|update)\\s+(?:only\\s+)?${name})`,
  'i',
)
const operations = new Set(['select', 'insert', 'update', 'delete', 'with', 'lock', 'set'])

/** Read from the text's first word and the first table that it names outside of parentheses, or else within them. */
export function nameOfStatement(text: string): StatementName {
  const first = /^[\s(]*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? ''
  // What stands in quotation marks or comments is no table.
  const bare = text.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
  const found = tables.exec(outside(bare)) ?? tables.exec(bare)
  return {
    operation: operations.has(first) ? first : 'other',
    table: (found?.[1] ?? found?.[2])?.toLowerCase(),
  }
}

/** The text with nothing left between its parentheses. */
function outside(text: string): string {
  let left = ''
  let depth = 0
  for (const sign of text) {
    if (sign === ')' && depth > 0) depth -= 1
    if (depth === 0) left += sign
    if (sign === '(') depth += 1
  }
  return left
}
