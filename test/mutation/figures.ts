import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './asked.ts'

const place = path.join(root, 'docs/security/mutation.md')
const head = [
  '| folder of core | changes there are | tried | noticed | share | at |',
  '|---|---|---|---|---|---|',
]

/** Puts one folder's figures, its name first, in place of its older ones; those of other folders stay. */
export function write(row: readonly (string | number)[]): void {
  const [before = '', after = ''] = readFileSync(place, 'utf8').split('<!-- figures -->')
  const start = `| ${row[0]} |`
  const rows = after.split('\n').filter((it) => /^\| .* % \|/.test(it) && !it.startsWith(start))
  const all = [...rows, `| ${row.join(' | ')} |`].toSorted()
  writeFileSync(place, `${before}<!-- figures -->\n\n${[...head, ...all].join('\n')}\n`)
}
