import fc from 'fast-check'
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

it('gives two names that agree in all that is kept of them one each, of no more bytes', () => {
  const once = onlyOnce()
  const long = '检'.repeat(58)
  const names = [`${long}测报告一.pdf`, `${long}测报告二.pdf`, `${long}测报告三.pdf`].map((it) =>
    once(safeName(it)),
  )
  expect(new Set(names).size).toBe(3)
  expect(names.map(isInside)).toEqual([true, true, true])
})

describe('whatever people call their files,', () => {
  const sign = fc.oneof(
    fc.constantFrom(...'. \u3000_-()2abCON检𠮷é\u0301\u202E'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  const few = fc.array(sign, { maxLength: 12 }).map((it) => it.join(''))
  const beginning = fc.oneof(few, fc.constantFrom('con', 'NUL ', 'aux.'))
  const many = fc.tuple(sign, fc.integer({ min: 0, max: 200 })).map(([it, n]) => it.repeat(n))
  const ending = fc.oneof(few, fc.constantFrom('.pdf', '. .docx', '.'))
  const given = fc.tuple(beginning, many, few, many, ending).map((it) => it.join(''))

  it.each([`con${' '.repeat(200)}x.pdf`, `${'a'.repeat(175)}.${'b'.repeat(30)}`, `aux.${'b'.repeat(300)}`])(
    '%j is safe once it was made safe',
    (name) => expect(isInside(safeName(name))).toBe(true),
  )

  it('its place is inside, also of its third', () => {
    fc.assert(
      fc.property(given, (name) => {
        const once = onlyOnce()
        const names = [name, name, name].map((it) => once(safeName(it)))
        expect(names.map((it) => [it, isInside(it)])).toEqual(names.map((it) => [it, true]))
        expect(new Set(names).size).toBe(3)
      }),
      { numRuns: 500 },
    )
  })
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
