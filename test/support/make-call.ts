import type { Call, Kind, Window } from '#core/call/call.ts'
import type { CallId, OfficeCode } from '#core/id.ts'
import { startOf } from '#core/instant.ts'
import type { Words } from '#core/text.ts'
import { aDirectionForm, aScoreSheet } from './make-direction-form.ts'
import { aForm, aStudyForm } from './make-form.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** The smallest valid call: two kinds, two fields and "other", two offices, one form with a readiness pair. */
export const aCall = (change: Partial<Call> = {}): Call => ({
  id: 'xiaoshi-2030' as CallId,
  title: words('小市二〇三〇年度科技计划指南建议征集', 'Xiaoshi 2030 collection of guide suggestions'),
  short: words('小市2030', 'Xiaoshi 2030'),
  year: 2030,
  numberPrefix: 'XS2030',
  issuer: words('小市科学技术局', 'Xiaoshi Science and Technology Bureau'),
  issued: '2030-01-31',
  window: aWindow(),
  hotline: { phone: '0400-0000000', note: words('技术支持', 'Technical support') },
  sponsors: [words('小市科学技术局', 'Xiaoshi Science and Technology Bureau')],
  invented: true,
  kinds: [
    aKind(),
    aKind({
      code: 'STUDY',
      name: words('软课题', 'Study'),
      short: words('软课题', 'Study'),
      form: 'study',
      annex: '2',
      field: { ask: 'never' },
      readiness: 'none',
    }),
  ],
  fields: [
    { code: 'SEA', name: words('海洋', 'Sea'), aliases: [], needsNote: false },
    { code: 'AIR', name: words('低空', 'Air'), aliases: ['航空'], needsNote: false },
    { code: 'ELSE', name: words('其他（注明）', 'Other (say which)'), aliases: [], needsNote: true },
  ],
  livelihoods: [],
  offices: [
    {
      code: 'ONE' as OfficeCode,
      name: words('一处', 'Office One'),
      phone: '0400-0000001',
      scope: words('海洋与低空', 'Sea and air'),
    },
    {
      code: 'TWO' as OfficeCode,
      name: words('二处', 'Office Two'),
      phone: '0400-0000002',
      scope: words('综合', 'Everything else'),
    },
  ],
  orgTypes: [
    { code: 'ENT', name: words('企业', 'Enterprise'), path: 'direct' },
    { code: 'UNI', name: words('高等院校', 'University'), path: 'unit' },
    { code: 'ASSOC', name: words('行业协会', 'Association'), path: 'admin' },
  ],
  routing: [
    { kind: ['STUDY'], office: 'TWO' as OfficeCode },
    { kind: ['TECH'], field: ['SEA', 'AIR'], office: 'ONE' as OfficeCode },
    { kind: ['TECH'], field: ['ELSE'], office: 'TWO' as OfficeCode, triage: true },
  ],
  aliases: [],
  lists: {
    fields: [
      { code: 'SEA', name: words('海洋', 'Sea') },
      { code: 'AIR', name: words('低空', 'Air') },
      { code: 'ELSE', name: words('其他（注明）', 'Other (say which)') },
    ],
    livelihoods: [],
    orgTypes: [
      { code: 'ENT', name: words('企业', 'Enterprise') },
      { code: 'UNI', name: words('高等院校', 'University') },
      { code: 'ASSOC', name: words('行业协会', 'Association') },
    ],
    districts: [{ code: '210299', name: words('东区', 'East District') }],
  },
  forms: { tech: aForm(), study: aStudyForm() },
  direction: aDirectionForm(),
  scoring: aScoreSheet(),
  annexes: [
    { no: '1', title: words('技术征集表', 'Technology sheet'), forms: ['tech'] },
    { no: '2', title: words('软课题征集表', 'Study sheet'), forms: ['study'] },
  ],
  readiness: {
    scale: {
      id: 'TRL9',
      name: words('技术就绪度九级', 'Nine readiness levels'),
      levels: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({
        level,
        name: words(`第${level}级`, `Level ${level}`),
        definition: words(`第${level}级的含义`, `What level ${level} means`),
        evidence: words('报告', 'Report'),
        items: [
          { id: `${level}a`, text: words('做到一', 'First thing done'), weight: 60 },
          { id: `${level}b`, text: words('做到二', 'Second thing done'), weight: 40 },
        ],
      })),
    },
    policy: { lowestTarget: 7, leastRise: 3, usualStarts: [4, 5, 6] },
  },
  calendar: { holidays: ['2030-01-01'], workdays: ['2030-02-09'] },
  handling: {
    acceptWithin: 10,
    returnWithin: 5,
    objectWithin: 5,
    triageWithin: 2,
    maxTransfers: 2,
    triageOffice: 'TWO' as OfficeCode,
    refusalReasons: [
      { code: 'outside', name: words('不属于征集范围', 'Outside the scope') },
      { code: 'other', name: words('其他', 'Other') },
    ],
    declineReasons: [
      { code: 'priority', name: words('不在支持重点之内', 'Outside what the money is for') },
      { code: 'other', name: words('其他', 'Other') },
    ],
    quotaPerKind: {},
  },
  uploads: { maxFiles: 10, maxBytes: { pdf: 20_971_520, jpg: 10_485_760 } },
  notice: words('# 通知\n\n欢迎提出建议。', '# Notice\n\nSuggestions are welcome.'),
  notices: [
    {
      id: 'first',
      title: words('答疑', 'Questions'),
      day: '2030-02-01',
      body: words('第一批答疑。', 'First questions.'),
    },
  ],
  faq: [{ question: words('收费吗？', 'Is there a fee?'), answer: words('不收费。', 'No.') }],
  toConfirm: [],
  secrecyWords: ['绝密'],
  ...change,
})

/** Half-open: 31 January up to, not including, 1 March 2030 at the bureau's place; five days of grace. */
export const aWindow = (change: Partial<Window> = {}): Window => ({
  opens: startOf('2030-01-31'),
  closes: startOf('2030-03-01'),
  unitGraceDays: 5,
  extensions: [],
  ...change,
})

/** A kind that always asks a field and requires readiness. */
export const aKind = (change: Partial<Kind> = {}): Kind => ({
  code: 'TECH',
  name: words('技术攻关', 'Technology'),
  short: words('技术', 'Tech'),
  aliases: ['攻关'],
  purpose: words('攻克一项技术。', 'To master one technology.'),
  who: words('企业', 'Enterprises'),
  annex: '1',
  form: 'tech',
  field: { ask: 'always' },
  asksLivelihood: false,
  readiness: 'required',
  suggestedBy: {
    ENT: { may: 'yes' },
    UNI: { may: 'noted', note: words('须有一家最终用户企业', 'With an enterprise as end user') },
    ASSOC: { may: 'no', note: words('请由会员单位提出', 'Let a member propose it') },
  },
  ...change,
})

/** The same with disciplines, which experts are found by. */
export const aCallForExperts = (): Call => {
  const call = aCall()
  const disciplines = [{ code: '460', name: { zh: '机械工程', en: 'Mechanical engineering' } }]
  return { ...call, lists: { ...call.lists, disciplines } }
}
