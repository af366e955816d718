import { describe, expect, it } from 'vitest'
import { isInside, onlyOnce, safeName } from './names.ts'

describe('a name that people gave', () => {
  it.each([
    ['检测报告.pdf', '检测报告.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\windows\\system32\\cmd.exe', 'C__windows_system32_cmd.exe'],
    ['/', '_'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['console.txt', 'console.txt'],
    ['.hidden', 'hidden'],
    ['name.', 'name'],
    ['name .pdf', 'name .pdf'],
    ['a\u202Efdp.exe', 'a_fdp.exe'],
    ['line\nbreak\0.pdf', 'line_break_.pdf'],
    ['a*b?c<d>|"e".docx', 'a_b_c_d___e_.docx'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    ['𠮷野.pdf', '𠮷野.pdf'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeName(given)).toBe(safe)
    expect(isInside(`folder/${safe}`)).toBe(true)
  })

  it('that is too long is cut between characters, and keeps its ending', () => {
    const safe = safeName(`${'𠮷'.repeat(300)}.pdf`)
    expect(safe).toMatch(/^𠮷+\.pdf$/u)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(180)
  })
})

it('numbers what is called the same, whatever its capitals', () => {
  const once = onlyOnce()
  expect(['a.pdf', 'A.PDF', 'a.pdf', 'b.pdf', 'a (2).pdf'].map(once)).toEqual([
    'a.pdf',
    'A (2).PDF',
    'a (3).pdf',
    'b.pdf',
    'a (2) (2).pdf',
  ])
})

it.each([
  '../x',
  'a/../b',
  '/a',
  'a//b',
  'a/',
  '',
  'C:/x',
  'a\\b',
  'a/./b',
  'a/nul',
  'a\u0000b',
  'x'.repeat(1001),
])('a path like %j does not stay inside', (path) => expect(isInside(path)).toBe(false))
