import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** docs/security/asvs.csv: OWASP ASVS 5.0.0, levels 1 and 2, each with what shows it. */
const root = path.resolve(import.meta.dirname, '../..')
const [heads = '', ...lines] = readFileSync(path.join(root, 'docs/security/asvs.csv'), 'utf8')
  .trim()
  .split('\n')
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((it) =>
    (it[1] ?? it[2] ?? '').replaceAll('""', '"'),
  )
const rows = lines.map((line) => {
  const [id = '', level = '', short = '', verdict = '', by = '', note = ''] = cellsOf(line)
  return { id, level, short, verdict, by, note }
})

test('every requirement of levels 1 and 2 stands there once', () => {
  expect(heads).toBe('requirement,level,in short,verdict,shown by,note')
  expect(new Set(rows.map((it) => it.id)).size).toBe(rows.length)
  // The standard has 70 of level 1 and 183 of level 2.
  expect([
    rows.filter((it) => it.level === '1').length,
    rows.filter((it) => it.level === '2').length,
  ]).toEqual([70, 183])
})

test('each says what shows it, and that is there', () => {
  const wrong = rows.filter(({ short, verdict, by, note }) => {
    if (short === '') return true
    const isThere = by !== '' && existsSync(path.join(root, by))
    switch (verdict) {
      case 'test':
        return !isThere || !/\.test\.tsx?$/.test(by)
      case 'page':
        return !isThere || !by.endsWith('.md')
      case 'read':
        return !isThere
      // Why it does not apply, or why it is done otherwise on purpose; nothing is left open.
      case 'does not apply':
        return by !== '' || note === ''
      case 'deviation':
        return by !== '' || note.length < 80
      default:
        return true
    }
  })
  expect(wrong).toEqual([])
})
