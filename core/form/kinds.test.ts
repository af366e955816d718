import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field } from './form.ts'
import { endingOf } from './kinds/files.ts'
import { kindOf, kinds } from './kinds.ts'
import type { Lists } from './lists.ts'

const label = { zh: '题', en: 'Question' }
const lists: Lists = {
  verdicts: [{ code: 'met', name: { zh: '满足', en: 'Met' } }],
  industry: [
    { code: 'C', name: { zh: '制造业', en: 'Manufacturing' } },
    { code: 'C34', parent: 'C', name: { zh: '通用设备', en: 'General machinery' } },
  ],
}
const standing = {
  elements: [{ id: 'e1', cells: {} }],
  slot: [{ id: 'f1', name: '报告.pdf', size: 10, sha256: 'a'.repeat(64) }],
}
const setting = { asking: { kind: 'A', orgType: 'company', answers: standing }, lists }
const options = ['a', 'b', 'c'].map((code) => ({ code, name: { zh: `选项${code}`, en: `option ${code}` } }))
const file = { id: 'f1', name: '报告.PDF', size: 10, sha256: 'a'.repeat(64) }
const row = (cells: Record<string, unknown>, id = 'r1') => ({ id, cells })

type Bare = Field extends infer F ? (F extends Field ? Omit<F, 'id' | 'label'> : never) : never
const field = (bare: Bare): Field => ({ id: 'f', label, ...bare }) as Field

const table = field({
  kind: 'table',
  minRows: 2,
  maxRows: 3,
  columns: [
    { id: 'name', label, kind: 'text', max: 5, required: true },
    { id: 'binding', label, kind: 'choice', options },
    { id: 'why', label, kind: 'text', max: 5, required: true, when: { field: 'binding', is: ['a'] } },
  ],
})

/** Each: the field, the answer, and what is found in it, as `code` or `~code` where it only asks to look again. */
const situations: [field: Field, answer: unknown, found: string[]][] = [
  [field({ kind: 'text', max: 3 }), '𠮷野家', []],
  [field({ kind: 'text', max: 3 }), ' 𠮷野家 ', []],
  [field({ kind: 'text', max: 3 }), '𠮷野家屋', ['too-long']],
  [field({ kind: 'text', max: 9, min: 3 }), '短文', ['too-short']],
  [field({ kind: 'text', max: 9 }), 12, ['not-text']],
  [field({ kind: 'text', max: 9 }), 'a\0', ['unstorable']],
  [field({ kind: 'text', max: 9 }), 'a\ud800', ['unstorable']],
  [field({ kind: 'text', max: 80, format: 'email' }), 'li.ming@example.edu.cn', []],
  [field({ kind: 'text', max: 80, format: 'email' }), 'ｌｉ＠example.cn', []],
  [field({ kind: 'text', max: 80, format: 'email' }), 'li@example', ['not-an-email']],
  [field({ kind: 'text', max: 80, format: 'email' }), 'a b@example.cn', ['not-an-email']],
  [field({ kind: 'text', max: 5, format: 'email' }), 'li@example', ['not-an-email']],
  [field({ kind: 'text', max: 11, format: 'mobile' }), '138 0000-1234', []],
  [field({ kind: 'text', max: 20, format: 'mobile' }), '＋86 13800001234', []],
  [field({ kind: 'text', max: 20, format: 'mobile' }), '12800001234', ['not-a-mobile']],
  [field({ kind: 'text', max: 20, format: 'phone' }), '0411-84000000', []],
  [field({ kind: 'text', max: 20, format: 'phone' }), '（0411）84000000', []],
  [field({ kind: 'text', max: 20, format: 'phone' }), '84000000', ['not-a-phone']],
  [field({ kind: 'text', max: 6, format: 'postcode' }), '１１６０００', []],
  [field({ kind: 'text', max: 6, format: 'postcode' }), '11600', ['not-a-postcode']],
  [field({ kind: 'text', max: 200, format: 'url' }), 'www.example.cn/a?b=1', []],
  [field({ kind: 'text', max: 200, format: 'url' }), 'https://例子.中国', []],
  [field({ kind: 'text', max: 200, format: 'url' }), 'javascript:alert(1)', ['not-a-url']],
  [field({ kind: 'text', max: 99, format: 'latin' }), 'Universität Bremen (2)', []],
  [field({ kind: 'text', max: 99, format: 'latin' }), '东京大学', ['not-latin']],
  [field({ kind: 'text', max: 30, format: 'credit-code' }), '91350100m000100y43', []],
  [field({ kind: 'text', max: 30, format: 'credit-code' }), '91350211M0000XUF46', ['~credit-code-check']],
  [field({ kind: 'text', max: 30, format: 'credit-code' }), '9135', ['not-a-credit-code']],
  [field({ kind: 'long-text', max: 3 }), 'a\r\nb', []],
  [field({ kind: 'long-text', max: 2 }), 'a\r\nb', ['too-long']],
  [field({ kind: 'long-text', max: 2 }), ['a'], ['not-text']],
  [field({ kind: 'integer', min: 0, max: 99 }), '９９', []],
  [field({ kind: 'integer', min: 0, max: 99 }), '100', ['too-large']],
  [field({ kind: 'integer', min: 0 }), '-1', ['too-small']],
  [field({ kind: 'integer' }), '1.5', ['not-whole']],
  [field({ kind: 'integer' }), '约10', ['not-a-number']],
  [field({ kind: 'integer', usual: { min: 2, why: label } }), '1', ['~usual-range']],
  [field({ kind: 'decimal', precision: 2 }), '1.250', []],
  [field({ kind: 'decimal', precision: 2 }), '1.255', ['too-precise']],
  [field({ kind: 'decimal', precision: 1, max: 0.3 }), '0.3', []],
  [field({ kind: 'money', positive: true }), '0.00', ['not-positive']],
  [field({ kind: 'money' }), '0', []],
  [field({ kind: 'money' }), '-1', ['too-small']],
  [field({ kind: 'money', max: 100 }), '100.0001', ['too-large']],
  [field({ kind: 'money' }), '1.00001', ['too-precise']],
  [field({ kind: 'money' }), '一百', ['not-an-amount']],
  [field({ kind: 'date', precision: 'day' }), '2024-02-29', []],
  [field({ kind: 'date', precision: 'day' }), '2024年2月9日', []],
  [field({ kind: 'date', precision: 'day' }), '2023-02-29', ['not-a-date']],
  [field({ kind: 'date', precision: 'month' }), '2024/6', []],
  [field({ kind: 'date', precision: 'month' }), '2024-06-01', ['not-a-month']],
  [field({ kind: 'date', precision: 'month' }), '2024-13', ['not-a-month']],
  [field({ kind: 'period', maxMonths: 36 }), { from: '2024-06', to: '2027-05' }, []],
  [field({ kind: 'period', maxMonths: 36 }), { from: '2024-06', to: '2027-06' }, ['period-too-long']],
  [field({ kind: 'period' }), { from: '2024-06', to: '2024-05' }, ['end-before-start']],
  [field({ kind: 'period' }), { from: '2024-06' }, ['not-a-month']],
  [field({ kind: 'period' }), 'soon', ['not-a-month', 'not-a-month']],
  [field({ kind: 'choice', options }), 'b', []],
  [field({ kind: 'choice', options }), 'z', ['not-an-option']],
  [field({ kind: 'choice', list: 'unknown' }), 'a', ['not-an-option']],
  [field({ kind: 'choices', options, max: 2 }), ['a', 'b'], []],
  [field({ kind: 'choices', options, max: 2 }), ['a', 'b', 'c', 'z'], ['not-an-option', 'too-many']],
  [field({ kind: 'choices', options, min: 2 }), ['a', 'a'], ['too-few']],
  [field({ kind: 'choices', options }), 'a', ['not-an-option']],
  [field({ kind: 'tree-choice', list: 'industry' }), 'C34', []],
  [field({ kind: 'tree-choice', list: 'industry' }), ['C', 'C34'], ['too-many']],
  [field({ kind: 'tree-choice', list: 'industry', max: 2 }), ['C', 'C34'], []],
  [field({ kind: 'tree-choice', list: 'industry' }), 'X', ['not-an-option']],
  [field({ kind: 'tags', min: 1, max: 2, each: 3 }), ['轴承', ' '], []],
  [field({ kind: 'tags', min: 2, max: 3, each: 3 }), ['Abc', 'aBC'], ['twice']],
  [field({ kind: 'tags', min: 2, max: 3, each: 3 }), ['风力发电'], ['too-long', 'too-few']],
  [field({ kind: 'tags', min: 0, max: 1, each: 3 }), ['甲', '乙'], ['too-many']],
  [field({ kind: 'org-ref', max: 10 }), { name: '某某轴承厂', code: '91350100M000100Y43' }, []],
  [field({ kind: 'org-ref', max: 10 }), '某某轴承厂', []],
  [field({ kind: 'org-ref', max: 3 }), { name: '某某轴承厂', code: '1' }, ['too-long', 'not-a-credit-code']],
  [field({ kind: 'org-ref', max: 10 }), { code: '91350100M000100Y43' }, ['missing']],
  [field({ kind: 'org-ref', max: 10 }), 5, ['not-text']],
  [field({ kind: 'files', maxFiles: 1, accept: ['pdf'] }), [file], []],
  [field({ kind: 'files', maxFiles: 1, accept: ['jpg'] }), [{ ...file, name: 'a.jpeg' }], []],
  [
    field({ kind: 'files', maxFiles: 1, accept: ['jpg'] }),
    [file, file],
    ['file-type', 'file-type', 'too-many'],
  ],
  [field({ kind: 'files', maxFiles: 1, accept: ['pdf'] }), [{ name: 'a.pdf' }], ['not-a-file']],
  [field({ kind: 'declaration', statement: label }), true, []],
  [field({ kind: 'declaration', statement: label }), 'true', ['not-declared']],
  [field({ kind: 'verdict', list: 'verdicts', max: 5 }), { verdict: 'met' }, []],
  [field({ kind: 'verdict', list: 'verdicts', max: 5 }), { verdict: 'partly', reason: '缩比已测' }, []],
  [field({ kind: 'verdict', list: 'verdicts', max: 5 }), { verdict: 'not-applicable', reason: '无部件' }, []],
  [
    field({ kind: 'verdict', list: 'verdicts', max: 5 }),
    { verdict: 'not-applicable' },
    ['readiness-reason-missing'],
  ],
  [
    field({ kind: 'verdict', list: 'verdicts', max: 5 }),
    { verdict: 'not-applicable', reason: ' \n' },
    ['readiness-reason-missing'],
  ],
  [
    field({ kind: 'verdict', list: 'verdicts', max: 5 }),
    { verdict: 'not', reason: '一二三四五六' },
    ['too-long'],
  ],
  [field({ kind: 'verdict', list: 'verdicts', max: 5 }), { verdict: 'perhaps' }, ['not-an-option']],
  [field({ kind: 'verdict', list: 'verdicts', max: 5 }), { verdict: 'met', level: 9 }, ['not-an-option']],
  [field({ kind: 'verdict', list: 'verdicts', max: 5 }), 'met', ['not-an-option']],
  [field({ kind: 'supports', of: 'elements' }), ['e1/4a', 'e1/4b'], []],
  [field({ kind: 'supports', of: 'elements' }), ['e1/4a', 'e9/4b'], ['readiness-support-gone']],
  [field({ kind: 'supports', of: 'elements' }), [4], ['not-an-option']],
  [field({ kind: 'file-of', of: 'slot' }), 'f1', []],
  [field({ kind: 'file-of', of: 'slot' }), 'f2', ['file-gone']],
  [field({ kind: 'file-of', of: 'nowhere' }), 'f1', ['file-gone']],
  [field({ kind: 'readiness' }), '９', []],
  [field({ kind: 'readiness' }), 4, []],
  [field({ kind: 'readiness' }), '0', ['not-a-level']],
  [table, [row({ name: '甲' }), row({ name: '乙' }, 'r2'), row({ name: ' ' }, 'r3')], []],
  [table, [row({ name: '甲' })], ['too-few']],
  [table, ['a', 'b', 'c', 'd'].map((it) => row({ name: it }, it)), ['too-many']],
  [table, [row({ name: '过长的名称甲' }), row({ binding: 'a' }, 'r2')], ['too-long', 'missing', 'missing']],
  [
    table,
    [row({ name: '甲', binding: 'a', why: '有' }), row({ name: '乙', binding: 'z' }, 'r2')],
    ['not-an-option'],
  ],
  [table, [{ name: '甲' }], ['not-a-table']],
  [table, 'rows', ['not-a-table']],
]

test.each(situations.map(([it, answer, found]) => ({ it, answer, found })))(
  '$it.kind answered $answer: $found',
  ({ it, answer, found }) => {
    const codes = kindOf(it).check(it, answer, setting)
    expect(codes.map(({ weight, code }) => (weight === 'should' ? `~${code}` : code))).toEqual(found)
  },
)

test.each([
  ['报告.PDF', 'pdf'],
  ['报告.2024.docx', 'docx'],
  ['.pdf', 'pdf'],
  ['报告.', ''],
  ['报告', ''],
])('the file %j ends in %j', (name, ending) => {
  expect(endingOf(name)).toBe(ending)
})

test('every kind of field has situations', () => {
  const covered = new Set(situations.map(([it]) => it.kind))
  expect(Object.keys(kinds).filter((it) => !covered.has(it as Field['kind']))).toEqual(['computed'])
})

test('findings in a table name the row and the column', () => {
  const found = kindOf(table).check(table, [row({ name: '甲' }), row({ binding: 'b' }, 'r2')], setting)
  expect(found).toEqual([{ field: 'f', row: 'r2', column: 'name', weight: 'must', code: 'missing' }])
})

test.each<[field: Field, answer: unknown, frozen: unknown, shown: string]>([
  [field({ kind: 'text', max: 9 }), ' a\r\nb ', 'a\nb', 'a\nb'],
  [field({ kind: 'text', max: 20, format: 'mobile' }), '138 0000 1234', '13800001234', '13800001234'],
  [field({ kind: 'integer', unit: { zh: '个', en: 'pieces' } }), '０12', '12', '12 个'],
  [field({ kind: 'decimal', precision: 2 }), '1.50', '1.5', '1.5'],
  [field({ kind: 'money' }), '1,200.50', '1200.5', '1,200.5'],
  [field({ kind: 'money' }), '未定', '未定', '未定'],
  [field({ kind: 'date', precision: 'day' }), '2024.6.1', '2024-06-01', '2024-06-01'],
  [
    field({ kind: 'period' }),
    { from: '2024/6', to: '2025-1' },
    { from: '2024-06', to: '2025-01' },
    '2024-06 – 2025-01',
  ],
  [field({ kind: 'period' }), { from: '2024/6', to: '年底' }, { from: '2024/6', to: '年底' }, '2024-06 – '],
  [field({ kind: 'choice', options }), 'a', 'a', '选项a'],
  [field({ kind: 'choices', options }), ['b', 'a', 'b'], ['b', 'a'], '选项b、选项a、选项b'],
  [field({ kind: 'tree-choice', list: 'industry' }), ['C34'], 'C34', '通用设备'],
  [field({ kind: 'tree-choice', list: 'industry', max: 3 }), 'C34', ['C34'], '通用设备'],
  [field({ kind: 'tags', min: 0, max: 3, each: 9 }), [' 甲 ', '', '乙'], ['甲', '乙'], '甲、乙'],
  [field({ kind: 'org-ref', max: 9 }), ' 某厂 ', { name: '某厂' }, '某厂'],
  [field({ kind: 'files', maxFiles: 1, accept: ['pdf'] }), [{ ...file, extra: 1 }], [file], '报告.PDF'],
  [field({ kind: 'declaration', statement: label }), true, true, '题'],
  [
    field({ kind: 'verdict', list: 'verdicts', max: 5 }),
    { verdict: 'met', reason: ' ' },
    { verdict: 'met' },
    '满足',
  ],
  [
    field({ kind: 'verdict', list: 'verdicts', max: 5 }),
    { verdict: 'met', reason: ' 已测 ' },
    { verdict: 'met', reason: '已测' },
    '满足（已测）',
  ],
  [field({ kind: 'supports', of: 'elements' }), ['e1/4a', 'e2/4a', 'e1/4a'], ['e1/4a', 'e2/4a'], '4a'],
  [field({ kind: 'readiness' }), 4, '4', '4'],
  [table, [row({ name: ' 甲 ', why: '' }), row({ name: '' }, 'r2')], [row({ name: '甲' })], '甲 |  | '],
])('%# is frozen and shown in one way', (it, answer, frozen, shown) => {
  const kind = kindOf(it)
  expect(kind.canonical(it, answer)).toEqual(frozen)
  expect(kind.show(it, answer, lists, 'zh')).toBe(shown)
})

describe('whatever comes', () => {
  const fields = situations.map(([it]) => it)
  test.each(Object.keys(kinds))('%s neither throws nor changes its mind', (name) => {
    const own = fields.filter((it) => it.kind === name)
    const answer = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.array(
        fc.record({
          id: fc.string(),
          cells: fc.dictionary(fc.constantFrom('name', 'binding', 'x'), fc.anything()),
        }),
      ),
      fc.record({ from: fc.anything(), to: fc.anything(), name: fc.anything(), code: fc.anything() }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...own, field({ kind: 'computed', formula: { rows: 't' } })),
        answer,
        (it, raw) => {
          const kind = kindOf(it)
          kind.isBlank(raw)
          kind.fits(raw)
          kind.check(it, raw, setting)
          kind.show(it, raw, lists, 'en')
          const once = kind.canonical(it, raw)
          expect(kind.canonical(it, once)).toEqual(once)
        },
      ),
    )
  })
})
