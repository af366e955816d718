import type { Call } from '#core/call/call.ts'
import type { Section } from '#core/form/form.ts'
import { type As, type TestApp, type TestAppOptions, testApp } from './app.ts'
import { aCall } from './make-call.ts'
import { aForm } from './make-form.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from './people.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** A section with everything that is not a plain answer: partners, files, a telephone, and one part for the office alone. */
const more: readonly Section[] = [
  {
    id: 'more',
    title: words('其他', 'More'),
    group: words('填写', 'Fill in'),
    sheet: 'collection',
    fields: [
      { id: 'phone', kind: 'text', label: words('手机', 'Mobile'), max: 20, format: 'mobile' },
      {
        id: 'scope',
        kind: 'choice',
        label: words('公开', 'Publish'),
        use: 'publish-scope',
        options: [{ code: 'full', name: words('全文', 'Full') }],
      },
      {
        id: 'partners',
        kind: 'table',
        label: words('合作企业', 'Partners'),
        use: 'partner-enterprises',
        maxRows: 3,
        columns: [
          { id: 'name', kind: 'text', label: words('企业', 'Enterprise'), max: 50, required: true },
          { id: 'code', kind: 'text', label: words('代码', 'Code'), max: 18, format: 'credit-code' },
          { id: 'mobile', kind: 'text', label: words('手机', 'Mobile'), max: 20, format: 'mobile' },
          { id: 'need', kind: 'long-text', label: words('需求', 'Need'), max: 200 },
        ],
      },
      {
        id: 'attachments',
        kind: 'files',
        label: words('附件', 'Files'),
        maxFiles: 2,
        accept: ['pdf', 'jpg', 'docx'],
      },
    ],
  },
  {
    id: 'inside',
    title: words('供处室参考', 'For the office'),
    group: words('填写', 'Fill in'),
    sheet: 'collection',
    seenBy: 'office',
    fields: [
      { id: 'rivals', kind: 'long-text', label: words('竞争团队', 'Rivals'), max: 100 },
      { id: 'proof', kind: 'files', label: words('证明', 'Proof'), maxFiles: 1, accept: ['pdf'] },
    ],
  },
]

export const draftingCall = (change: Partial<Call> = {}): Call => {
  const form = aForm()
  return aCall({
    uploads: { maxFiles: 3, maxBytes: { pdf: 9_000_000, jpg: 1_000_000, docx: 1_000_000 } },
    lists: { ...aCall().lists, industries: [{ code: 'C', name: words('制造业', 'Manufacturing') }] },
    forms: { ...aCall().forms, tech: { ...form, sections: [...form.sections, ...more] } },
    ...change,
  })
}

/** A unit profile in which nothing is missing. */
const profile = {
  address: '东区一路一号',
  legalRep: '丁某',
  industry: 'C',
  orgIntro: '做防腐涂层的企业。',
  contactName: '戊某',
  contactDept: '研发部',
  contactMobile: '13800000000',
  contactEmail: 'contact@example.com',
}

/** A site with one enterprise of three people, another enterprise, and an office. */
export interface Drafting {
  readonly site: TestApp
  readonly org: MadeOrg
  readonly filerPerson: MadePerson
  readonly colleaguePerson: MadePerson
  readonly strangerPerson: MadePerson
  readonly filer: As
  readonly colleague: As
  readonly stranger: As
  readonly officer: As
  /** Begins a draft of the filer's and gives its id. */
  begin(change?: Readonly<Record<string, unknown>>): Promise<string>
}

let keys = 0
/** A fresh UUID; operations and moves want one each. */
export const key = (): string => `00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`

export async function drafting(options: TestAppOptions = {}): Promise<Drafting> {
  const site = await testApp(options)
  await site.install(draftingCall())
  const [filerPerson, colleaguePerson, strangerPerson, officer] = [
    await aPerson(site, { name: '甲' }),
    await aPerson(site, { name: '乙' }),
    await aPerson(site, { name: '丙' }),
    await aPerson(site, { staff: [['office-head', 'ONE']] }),
  ]
  const org = await anOrg(site, {
    profile,
    members: [
      { person: filerPerson, filer: true, admin: true },
      { person: colleaguePerson, filer: true },
    ],
  })
  await anOrg(site, { members: [{ person: strangerPerson, filer: true, admin: true }] })
  const filer = await site.signIn(filerPerson.email)
  return {
    site,
    org,
    filerPerson,
    colleaguePerson,
    strangerPerson,
    filer,
    colleague: await site.signIn(colleaguePerson.email),
    stranger: await site.signIn(strangerPerson.email),
    officer: await site.signIn(officer.email),
    begin: async (change) => {
      const asked = {
        key: key(),
        call: 'xiaoshi-2030',
        org: org.id,
        kind: 'TECH',
        field: 'SEA',
        livelihood: null,
        title: '海上风电叶片防腐涂层',
        abstract: '涂层在盐雾中两年即脱落。',
        ...change,
      }
      const { status, body } = await filer.post('/suggestions', asked)
      if (status !== 200) throw new Error(`begin answered ${status}: ${JSON.stringify(body)}`)
      return body.id
    },
  }
}

/** One edit. */
export const edit = (
  path: string,
  value: unknown,
  base = 0,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  op: key(),
  path,
  value,
  base,
  ...more,
})
