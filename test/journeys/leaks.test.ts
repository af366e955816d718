import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { contract, type Operation } from '#api/contract.ts'
import type { Endpoint } from '#api/endpoint.ts'
import type { As } from '#test/support/app.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  fillDraft,
  granted,
  move,
  upload,
} from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'

// Every operation is asked once for each person: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 })

/** What must never come through to those below, wherever it was written. */
const marks = {
  title: '标记题目甲子',
  answer: '标记正文乙丑',
  remark: '标记意见丙寅',
  file: '标记附件丁卯',
  name: '标记人名戊辰',
  opinion: '标记会签己巳',
  draft: '标记草稿庚午',
  profile: '标记地址辛未',
} as const

let here: City
/** Ids that belong to others: of each a draft, one in unit review, and one with an office. */
let theirs: readonly Readonly<Record<string, string>>[]
const strangers: [who: string, person: MadePerson][] = []

beforeAll(async () => {
  here = await city()
  const { site } = here
  const writer = await aPerson(site, { name: `${marks.name}一` })
  const reviewer = await aPerson(site, { name: `${marks.name}二` })
  const org = await aReadyOrg(here, {
    type: 'UNI',
    name: '某某大学',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  const filer = await here.as(writer)
  const before = granted(await filer.get(`/orgs/${org.id}`)).org
  granted(
    await filer.put(`/orgs/${org.id}/profile`, {
      rev: before.profileRev,
      name: before.name,
      district: before.district,
      profile: { ...before.profile, address: marks.profile },
    }),
  )
  const { form } = granted(await filer.get(`/calls/${here.call.id}/forms/RKX`))
  const slot = form.sections
    .flatMap((it: { fields: { id: string; kind: string }[] }) => it.fields)
    .find((it: { kind: string }) => it.kind === 'files')
  const made: Record<string, string>[] = []
  for (const stage of ['draft', 'unit', 'office']) {
    const id = await begin(here, filer, org.id, 'RKX', {
      title: `${stage === 'draft' ? marks.draft : marks.title}的课题研究`,
      abstract: marks.answer.repeat(12),
    })
    await fillDraft(here, filer, id)
    const file = await upload(site, filer, id, slot.id, `${marks.file}.pdf`)
    made.push({ id, file, org: org.id, person: writer.id })
    if (stage === 'draft') continue
    granted(await move(filer, id, 'hand-in'))
    const desk = await here.as(reviewer)
    if (stage === 'unit') {
      granted(await move(desk, id, 'unit-return', { reason: marks.remark, remarks: [] }))
      granted(await move(filer, id, 'hand-in'))
      continue
    }
    const { suggestion } = granted(await move(desk, id, 'approve'))
    const officer = await here.as(here.officers.get(suggestion.office))
    granted(await officer.post(`/suggestions/${id}/opinion`, { key: aKey(), body: marks.opinion }))
    made.push({ id, file, org: org.id, person: writer.id, code: suggestion.office })
  }
  theirs = made
  const other = await aPerson(site)
  const otherReviewer = await aPerson(site)
  await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: other, filer: true, admin: true },
      { person: otherReviewer, reviewer: true },
    ],
  })
  const office = made.at(-1)?.['code']
  const elsewhere = here.call.offices.find((it) => it.code !== office)?.code ?? ''
  const district = await aPerson(site, { staff: [['district', '210202']] })
  strangers.push(
    ['somebody without a unit', await aPerson(site)],
    ['another unit’s filer and administrator', other],
    ['another unit’s reviewer', otherReviewer],
    ['an officer elsewhere', here.officers.get(elsewhere) as MadePerson],
    ['the head elsewhere', here.heads.get(elsewhere) as MadePerson],
    ['a district', district],
    ['the system administrator', here.keeper],
    ['the auditor', here.auditor],
  )
})
afterAll(() => here.site.close())

const operations = Object.keys(contract) as Operation[]

/** The address with another’s ids in it; units go by their own. */
function addressOf(operation: Operation, ids: Readonly<Record<string, string>>): string {
  const path = operation.slice(operation.indexOf(' ') + 1)
  const unit = path.startsWith('/orgs') || path.startsWith('/unit') || path.startsWith('/admin/orgs')
  const person = path.startsWith('/admin/people')
  const all: Record<string, string | undefined> = {
    call: here.call.id,
    kind: 'RKX',
    code: 'GH',
    n: '1',
    invitation: aKey(),
    ...ids,
    ...(unit && { id: ids['org'] }),
    ...(person && { id: ids['person'] }),
  }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => all[name] ?? aKey())
}

/** Questions that make a list show as much as it can. */
const questionsOf = ({ query }: Endpoint): readonly string[] => {
  const known = Object.keys(query instanceof z.ZodObject ? query.shape : {})
  const q = Object.values(marks).map((it) => `?q=${encodeURIComponent(it)}`)
  return [
    '',
    ...(known.includes('view') ? ['?view=all', '?view=triage', '?view=frozen', '?view=opinions'] : []),
    ...(known.includes('q') ? q : []),
    ...(known.includes('scope')
      ? ['unit', 'district', 'office', 'all'].map((it) => `?call=${here.call.id}&scope=${it}`)
      : []),
    ...(known.includes('path') ? ['?path=title', '?path=abstract'] : []),
    ...(known.includes('creditCode') ? ['?creditCode=91210200MA0Y50010X'] : []),
  ]
}

/** Names are shown to whoever keeps the accounts and reads the audit; texts to neither. */
const shownTo = (who: string, operation: Operation): readonly string[] =>
  who === 'the system administrator' && operation === 'GET /admin/people'
    ? [marks.name]
    : who === 'the system administrator' && operation === 'GET /orgs/:id'
      ? [marks.profile]
      : who === 'the auditor' && ['GET /admin/audit', 'GET /admin/refusals'].includes(operation)
        ? [marks.name]
        : []

test('the marks are there to be found', async () => {
  const filer = await here.site.signIn(
    (
      await here.site.ctx.db
        .selectFrom('person')
        .select('email')
        .where('name', '=', `${marks.name}一`)
        .executeTakeFirstOrThrow()
    ).email,
  )
  const found = new Set<string>()
  for (const ids of theirs)
    for (const operation of operations.filter((it) => it.startsWith('GET'))) {
      const text = JSON.stringify((await filer.get(addressOf(operation, ids))).body)
      for (const mark of Object.values(marks)) if (text.includes(mark)) found.add(mark)
    }
  expect([...found].toSorted()).toEqual(
    Object.values(marks)
      .filter((it) => it !== marks.opinion)
      .toSorted(),
  )
})

test('no question answered to an outsider shows a word of it', async () => {
  const leaks: string[] = []
  const look = async (who: string, as: As) => {
    for (const operation of operations.filter((it) => it.startsWith('GET')))
      for (const ids of operation.includes(':id') ? theirs : [theirs.at(-1) ?? {}])
        for (const question of questionsOf(contract[operation])) {
          const place = `${addressOf(operation, ids)}${question}`
          const answer = await as.get(place)
          if (answer.status >= 500) leaks.push(`${who} ${place}: ${answer.status}`)
          const text = JSON.stringify(answer.body)
          for (const mark of Object.values(marks))
            if (text.includes(mark) && !shownTo(who, operation).includes(mark))
              leaks.push(`${who}: ${operation}${question} shows ${mark}`)
        }
  }
  await look('nobody', here.site.anyone)
  for (const [who, person] of strangers) await look(who, await here.as(person))
  expect(leaks).toEqual([])
})

const bodyFor = (operation: Operation): Record<string, unknown> => {
  const { body }: Endpoint = contract[operation]
  const move = { revision: 1, key: aKey() }
  const all: Record<string, unknown> = {
    ...move,
    reason: '理由写得足够长了。',
    remarks: [],
    to: 'CG',
    code: 'outside',
    handler: null,
    body: marks.opinion,
    field: 'attachments',
    name: '附件.pdf',
    size: 10,
    ops: [{ op: aKey(), path: 'title', value: '被改掉的题目', base: 0 }],
    call: here.call.id,
    row: 'row1',
    email: 'x@example.com',
    creditCode: '91210200MA0UATX16R',
    rev: 0,
    district: '210202',
    profile: {},
    quotas: {},
    confirmByAdmin: true,
    filer: true,
    reviewer: true,
    admin: true,
    deputyFrom: null,
    deputyTo: null,
    kind: 'RKX',
    items: [],
    path: 'direct',
    disabled: true,
    roles: [],
    note: '说明',
  }
  const shape = body instanceof z.ZodObject ? Object.keys(body.shape) : []
  return Object.fromEntries(shape.filter((it) => it in all).map((it) => [it, all[it]]))
}

/** Of those below, what each may do to anybody's ids by their office. */
const mayDo = (who: string, operation: Operation): boolean =>
  (who === 'the system administrator' && /admin\/(orgs|people|outbox)/.test(operation)) ||
  operation === 'POST /orgs/:id/join'

test('nothing of it can be changed by an outsider, whatever id they name', async () => {
  const { db } = here.site.ctx
  const state = async () =>
    JSON.stringify([
      await db.selectFrom('suggestion').selectAll().orderBy('id').execute(),
      await db.selectFrom('answer').selectAll().orderBy('suggestion').orderBy('path').execute(),
      await db.selectFrom('remark').selectAll().orderBy('id').execute(),
      await db
        .selectFrom('member')
        .selectAll()
        .where('state', '=', 'active')
        .orderBy('org')
        .orderBy('person')
        .execute(),
    ])
  const before = await state()
  const entered: string[] = []
  for (const [who, person] of strangers) {
    const as = await here.as(person)
    for (const operation of operations.filter((it) => !it.startsWith('GET') && it.includes(':')))
      for (const ids of theirs) {
        if (mayDo(who, operation) || operation.includes('/sessions/')) continue
        const method = operation.split(' ')[0] as 'POST'
        const answer = await here.site.app.inject({
          method,
          url: `/api/v1${addressOf(operation, ids)}`,
          headers: { cookie: as.cookie ?? '' },
          ...(contract[operation as 'POST /suggestions'].body === undefined
            ? {}
            : { payload: bodyFor(operation) }),
        })
        if (![401, 403, 404, 409, 422].includes(answer.statusCode))
          entered.push(`${who}: ${operation} ${answer.statusCode} ${answer.body.slice(0, 100)}`)
      }
  }
  expect(entered).toEqual([])
  expect(await state()).toBe(before)
})

test('batches leave out what the person may not see, as if it were not there', async () => {
  const elsewhere = strangers.find(([who]) => who === 'an officer elsewhere')?.[1]
  const as = await here.as(elsewhere)
  const code = [...here.officers].find(([, it]) => it.id === elsewhere?.id)?.[0] ?? ''
  const ids = theirs.map((it) => it['id'] ?? '')
  const preview = await as.post(`/offices/${code}/bulk/preview`, { what: { move: 'accept' }, items: ids })
  expect(preview.body).toEqual({ items: [] })
  const tried = granted(
    await as.post(`/offices/${code}/bulk`, {
      key: aKey(),
      what: { move: 'accept' },
      items: [...new Set(ids)].map((id) => ({ id, revision: 1 })),
    }),
  )
  expect([tried.done, tried.skipped.length]).toEqual([[], new Set(ids).size])
  expect(new Set(tried.skipped.map((it: { why: string }) => it.why)).size).toBe(1)
})
