import { randomUUID } from 'node:crypto'
import type { CallView } from '#api/calls.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { assemble, pathsOf } from '#core/form/paths.ts'
import { dayOf } from '#core/instant.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { type Answer, type As, cookieOf, type TestApp, type TestAppOptions, testApp } from './app.ts'
import { fillForm } from './fill-form.ts'
import { creditCode } from './fill-text.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from './people.ts'
import { linkIn, solved } from './proof.ts'

/** A site on which the reference call collects, with everybody whom the bureau needs. */
export interface City {
  readonly site: TestApp
  readonly call: CallView
  readonly keeper: MadePerson
  readonly triage: MadePerson
  readonly auditor: MadePerson
  /** Those of each office by its code. */
  readonly officers: ReadonlyMap<string, MadePerson>
  readonly heads: ReadonlyMap<string, MadePerson>
  as(person: MadePerson | undefined): Promise<As>
}

/** Noon of a working day in the middle of concentrated collection. */
export const collecting = Date.parse('2024-02-20T12:00:00+08:00')

export async function city(options: TestAppOptions = {}): Promise<City> {
  const site = await testApp({ now: collecting, ...options })
  const files = await readCallFolder(await findCallFolder('dalian-2024'))
  const installed = await installCall(site.ctx, files, {}, site.clock.now())
  if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  const call: CallView = granted(await site.anyone.get('/calls')).calls[0]
  const officers = new Map<string, MadePerson>()
  const heads = new Map<string, MadePerson>()
  for (const { code } of call.offices) {
    officers.set(code, await aPerson(site, { staff: [['officer', code]] }))
    heads.set(code, await aPerson(site, { staff: [['office-head', code]] }))
  }
  return {
    site,
    call,
    keeper: await aPerson(site, { staff: [['sys-admin']] }),
    triage: await aPerson(site, { staff: [['triage']] }),
    auditor: await aPerson(site, { staff: [['auditor']] }),
    officers,
    heads,
    as: (person) => {
      if (!person) throw new Error('Nobody holds that.')
      return site.signIn(person.email)
    },
  }
}

/** The body of an answer that had to be a grant. */
export function granted(answer: Answer): Answer['body'] {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** What was refused, as `status why`; `200 done` for what was not. */
export const said = ({ status, body }: Answer): string => `${status} ${body?.why ?? 'done'}`

let registered = 0

/** Somebody opens an account and proves the address by the mail that came. */
export async function registerPerson(site: TestApp, name: string): Promise<As & { readonly email: string }> {
  const email = `visitor-${String(++registered).padStart(6, '0')}@example.com`
  const proof = await solved(site)
  granted(
    await site.anyone.post('/registration', {
      name,
      email,
      password: 'Harbour-Gull-31',
      privacyVersion: '1',
      language: 'zh-CN',
      proof,
    }),
  )
  const answer = await site.anyone.post('/registration/verify', {
    token: await linkIn(site, email, 'verify'),
  })
  granted(answer)
  return { ...site.as(cookieOf(answer)), email }
}

/** Whoever is signed in registers a unit and fills in its profile; gives its id. */
export async function registerUnit(as: As, type: string): Promise<string> {
  const { lists } = granted(await as.get('/unit-profile-form'))
  const { org } = granted(
    await as.post('/orgs', {
      creditCode: creditCode(1000 + ++registered),
      name: `某某单位${String(registered).padStart(6, '0')}`,
      type,
      district: lists.districts[0].code,
    }),
  )
  await saveProfile(as, org.id)
  return org.id
}

/** Answers everything that the unit's profile demands. */
export async function saveProfile(as: As, org: string): Promise<void> {
  const { form, lists } = granted(await as.get('/unit-profile-form'))
  const before = granted(await as.get(`/orgs/${org}`)).org
  const filled = fillForm({
    form,
    kind: '',
    orgType: before.type,
    lists,
    policy: { lowestTarget: 1, leastRise: 0, usualStarts: [1] },
    today: '2024-02-20',
    answers: before.profile,
  })
  granted(
    await as.put(`/orgs/${org}/profile`, {
      rev: before.profileRev,
      name: before.name,
      district: lists.districts[0].code,
      profile: filled.answers,
    }),
  )
}

/** A verified unit with its profile filled, without the way there. */
export async function aReadyOrg({ site }: City, change: Parameters<typeof anOrg>[1] = {}): Promise<MadeOrg> {
  const first = change.members?.[0]?.person ?? (await aPerson(site))
  const members = change.members ?? [{ person: first, filer: true, admin: true }]
  const made = await anOrg(site, { ...change, creditCode: creditCode(5000 + ++registered), members })
  const admin = members.find((it) => it.admin)?.person
  if (!admin) throw new Error('A unit wants an administrator.')
  await saveProfile(await site.signIn(admin.email), made.id)
  return made
}

/** A fresh key, for operations that are done once. */
export const aKey = (): string => randomUUID()

/** Begins a draft of the kind, for the first field that the call collects for it. */
export async function begin(
  { call }: City,
  as: As,
  org: string,
  kindCode: string,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const kind = call.kinds.find((it) => it.code === kindCode)
  const livelihoods = kind?.asksLivelihood ? call.livelihoods.map((it) => it.code) : [null]
  const fields = [null, ...call.fields.map((it) => it.code)]
  let last: Answer | undefined
  for (const livelihood of livelihoods.toReversed())
    for (const field of fields.toReversed()) {
      last = await as.post('/suggestions', {
        key: aKey(),
        call: call.id,
        org,
        kind: kindCode,
        field,
        fieldNote: '交叉领域',
        livelihood,
        title: '海上风电叶片防腐涂层',
        abstract: '涂层在盐雾中两年即脱落，需要新的材料和施工方法。',
        ...change,
      })
      if (last.status === 200) return last.body.id
    }
  throw new Error(`${kindCode} cannot be begun: ${JSON.stringify(last?.body)}`)
}

/** One edit for each difference between what stands and what shall stand. */
function editsTo(
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  stands: readonly { readonly path: string; readonly value: unknown; readonly rev: number }[],
) {
  const known = new Map(stands.map((it) => [it.path, it]))
  return pathsOf(form, answers).flatMap(({ path, value }) => {
    const now = known.get(path)
    if (now && JSON.stringify(now.value) === JSON.stringify(value)) return []
    // A row that is there already keeps its place.
    if (now && path.split('/').length === 2) return []
    return [{ op: aKey(), path, value, base: now?.rev ?? 0 }]
  })
}

/** Fills in whatever the form still demands, files included, until the server's own check has nothing against it. */
export async function fillDraft(city: City, as: As, id: string): Promise<void> {
  const { suggestion, unit, answers } = granted(await as.get(`/suggestions/${id}/draft`))
  const asked: { form: Form; lists: Lists } = granted(
    await as.get(`/calls/${suggestion.call}/forms/${suggestion.kind}`),
  )
  const { policy } = granted(await as.get(`/calls/${suggestion.call}/readiness`))
  const filled = fillForm({
    ...asked,
    policy,
    kind: suggestion.kind,
    orgType: unit.type,
    today: dayOf(city.site.clock.now()),
    answers: assemble(asked.form, answers),
  })
  const ops = editsTo(asked.form, filled.answers, answers)
  if (ops.length > 0) {
    const saved = granted(await as.post(`/suggestions/${id}/answers`, { ops }))
    const refused = saved.outcomes.filter((it: { outcome: string }) => it.outcome !== 'applied')
    if (refused.length > 0) throw new Error(JSON.stringify(refused))
  }
  for (const { id: field } of filled.files) await upload(city.site, as, id, field)
  const { findings } = granted(await as.post(`/suggestions/${id}/check`))
  const left = findings.filter((it: { weight: string }) => it.weight === 'must')
  if (left.length > 0) throw new Error(JSON.stringify(left))
}

/** The smallest file that is what its name says. */
export const tinyPdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

/** Puts a file into a slot, as the screen does: announced, sent in one part, finished. */
export async function upload(
  site: TestApp,
  as: As,
  id: string,
  field: string,
  name = '说明.pdf',
): Promise<string> {
  const { file } = granted(await as.post(`/suggestions/${id}/files`, { field, name, size: tinyPdf.length }))
  const sent = await site.app.inject({
    method: 'PUT',
    url: `/api/v1/suggestions/${id}/files/${file.id}/parts/0`,
    headers: { cookie: as.cookie ?? '', 'content-type': 'application/octet-stream' },
    payload: tinyPdf,
  })
  if (sent.statusCode !== 200) throw new Error(`${sent.statusCode} ${sent.body}`)
  granted(await as.post(`/suggestions/${id}/files/${file.id}/finish`, {}))
  return file.id
}

export const view = async (as: As, id: string): Promise<Answer['body']> =>
  granted(await as.get(`/suggestions/${id}`)).suggestion

/** Makes a move at the revision that the person sees now. */
export async function move(
  as: As,
  id: string,
  verb: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const seen = await as.get(`/suggestions/${id}`)
  const revision = seen.body?.suggestion?.revision ?? 1
  return as.post(`/suggestions/${id}/${verb}`, { revision, key: aKey(), ...body })
}

/** Fills in and hands in; gives the answer with suggestion and receipt. */
export async function fileOne(city: City, as: As, org: string, kind: string): Promise<Answer['body']> {
  const id = await begin(city, as, org, kind)
  await fillDraft(city, as, id)
  return granted(await move(as, id, 'hand-in'))
}
