import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '#core/form/form.ts'
import { readChanged } from '#server/background/read.ts'
import { verifyChains } from '#server/db/chain.ts'
import type { As } from '#test/support/app.ts'
import { type DemoText, demoTexts } from '#test/support/demo-texts.ts'
import { aKey, aReadyOrg, begin, type City, city, fillDraft, granted, move } from '#test/support/journey.ts'
import { anExpertPerson, aRound } from '#test/support/make-round.ts'
import { pagesRead, type Read } from '#test/support/pages-read.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'

/** A thousand in the long form (`npm run soak`), enough for every office in the short one. */
const many = process.env['ZHINAN_SOAK'] === '1' ? 1000 : 36
const perOffice = process.env['ZHINAN_SOAK'] === '1' ? 20 : 1

/** One way to each of the six offices. */
const ways = [
  { office: 'GX', kind: 'ZDYF', field: 'AI' },
  { office: 'SN', kind: 'ZDYF', field: 'ZZ' },
  { office: 'CG', kind: 'ZDYF', field: 'HX' },
  { office: 'FG', kind: 'KP', field: 'KP' },
  { office: 'WZ', kind: 'GJHZ', field: 'HX' },
  { office: 'GH', kind: 'RKX', field: null },
] as const
type Way = (typeof ways)[number]

let here: City
const took: string[] = []
const pages: string[] = []
const filers: MadePerson[] = []
beforeAll(async () => {
  here = await city()
})
afterAll(async () => {
  console.log([`${many} suggestions, by the clock (processor time)`, ...took].join('\n  '))
  console.log(['pages then, by the clock (processor time)', ...pages].join('\n  '))
  await here.site.close()
})

/** How long a part took, and how much of that this process worked, is told and never asserted. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [began, busy] = [performance.now(), process.cpuUsage()]
  const done = await work()
  const { user, system } = process.cpuUsage(busy)
  took.push(
    `${what} ${((performance.now() - began) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s)`,
  )
  return done
}

async function inLanes<T>(all: readonly T[], work: (it: T, n: number) => Promise<void>): Promise<void> {
  const waiting = [...all.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: 6 }, lane))
}

interface Filed {
  readonly id: string
  readonly way: Way
}

/** The nth suggestion: a subject of the demo city; every fourth subject is told again in another order, as others suggest it. */
function toldAs(all: readonly DemoText[], n: number): { readonly title: string; readonly text: string } {
  const way = n % ways.length
  const round = Math.floor(n / ways.length)
  const subject = all[(way + ways.length * Math.floor(round / 4)) % all.length]
  const again = round % 4
  const sentences = (subject?.text ?? '').split(/(?<=[。；\n])/u)
  const told = [...sentences.slice(again), ...sentences.slice(0, again)].join('')
  const lap = Math.floor(n / all.length)
  return {
    title: `${subject?.title ?? ''}${again === 0 ? '' : `（之${again + 1}）`}${lap > 4 ? lap : ''}`,
    text: told,
  }
}

/** Fills in a form, puts the own words where it wrote some, and hands in; the form of a kind is read once. */
async function handIn(filer: As, org: string, way: Way, told: ReturnType<typeof toldAs>): Promise<string> {
  const abstract = told.text.replaceAll('\n', '').slice(0, 300)
  const id = await begin(here, filer, org, way.kind, {
    field: way.field,
    title: told.title.slice(0, 40),
    abstract,
  })
  await fillDraft(here, filer, id)
  const fields = await fieldsOf(way.kind)
  const { answers } = granted(await filer.get(`/suggestions/${id}/draft`))
  const sentences = told.text.split(/(?<=[。；\n])/u)
  const ops = fields.flatMap((it, n) => {
    const stands = answers.find((one: { path: string }) => one.path === it.id)
    if (it.kind !== 'long-text' || typeof stands?.value !== 'string' || it.use === 'abstract') return []
    // Each question is answered by another part of what there is to say.
    const at = (n * 3) % Math.max(1, sentences.length)
    const value = [...sentences.slice(at), ...sentences.slice(0, at)].join('').slice(0, Math.min(it.max, 160))
    return [{ op: aKey(), path: it.id, value, base: stands.rev }]
  })
  granted(await filer.post(`/suggestions/${id}/answers`, { ops }))
  granted(await move(filer, id, 'hand-in'))
  return id
}

const forms = new Map<string, Promise<readonly Field[]>>()
const fieldsOf = (kind: string): Promise<readonly Field[]> => {
  const known =
    forms.get(kind) ??
    here.site.anyone
      .get(`/calls/${here.call.id}/forms/${kind}`)
      .then((it) => granted(it).form.sections.flatMap((section: { fields: Field[] }) => section.fields))
  forms.set(kind, known)
  return known
}

async function handedIn(): Promise<readonly Filed[]> {
  const texts = await demoTexts()
  const writers = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const person = await aPerson(here.site)
      filers.push(person)
      const org = await aReadyOrg(here, { type: 'ENT', members: [{ person, filer: true, admin: true }] })
      return { org: org.id, as: await here.as(person) }
    }),
  )
  const filed: Filed[] = []
  await inLanes(Array.from({ length: many }), async (_, n) => {
    const way = ways[n % ways.length]
    const filer = writers[Math.floor(n / ways.length) % writers.length]
    if (!way || !filer) return
    filed.push({ id: await handIn(filer.as, filer.org, way, toldAs(texts, n)), way })
  })
  return filed
}

/** Each office takes in what it has, a hundred at a time. */
async function takenIn(filed: readonly Filed[]): Promise<void> {
  const { rows } = await revisions(filed)
  for (const { office } of ways) {
    const officer = await here.as(here.officers.get(office))
    const items = rows.filter((it) => it.office === office).map(({ id, revision }) => ({ id, revision }))
    for (let at = 0; at < items.length; at += 100) {
      const body = { key: aKey(), what: { move: 'accept' }, items: items.slice(at, at + 100) }
      const { skipped } = granted(await officer.post(`/offices/${office}/bulk`, body))
      expect(skipped).toEqual([])
    }
  }
}

async function revisions(filed: readonly Filed[]) {
  const rows = await here.site.ctx.db
    .selectFrom('suggestion')
    .select(['id', 'revision', 'office', 'state'])
    .where(
      'id',
      'in',
      filed.map((it) => it.id),
    )
    .execute()
  return { rows }
}

interface Member {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly field: string | null
}

/** Groups anew and gives what is to be condensed together: groups first, then what stands alone. */
async function grouped(office: string): Promise<readonly (readonly Member[])[]> {
  const officer = await here.as(here.officers.get(office))
  const counted = granted(
    await officer.post(`/offices/${office}/groups/regroup`, { call: here.call.id, granularity: 0.5 }),
  )
  const { groups, loose } = granted(await officer.get(`/offices/${office}/groups?call=${here.call.id}`))
  expect(groups.length).toBe(counted.groups)
  expect(counted.groups).toBeGreaterThan(0)
  return [...groups.map((it: { members: Member[] }) => it.members), ...loose.map((it: Member) => [it])]
}

/** A direction out of a group: drafted from its sources, proposed and confirmed. */
async function direction(office: string, members: readonly Member[], outputs: string): Promise<string> {
  const officer = await here.as(here.officers.get(office))
  const head = await here.as(here.heads.get(office))
  const [first] = members
  const { id } = granted(
    await officer.post(`/offices/${office}/directions`, {
      key: aKey(),
      call: here.call.id,
      kind: first?.kind,
      field: first?.field ?? null,
      title: `${first?.title ?? ''}研究`.slice(0, 40),
      topDown: '',
      sources: members.map((it) => ({ suggestion: it.id, use: members.length > 1 ? 'merged' : 'whole' })),
    }),
  )
  const { sentences } = granted(
    await officer.post(`/directions/${id}/draft`, { sentences: 3, characters: 400 }),
  )
  expect(sentences.length).toBeGreaterThan(0)
  const rows = sentences.map((it: { text: string; links: object[] }) => ({
    ...it,
    place: `content/${aKey()}`,
  }))
  const metric = `metrics/${aKey()}`
  const values: Record<string, unknown> = {
    need: `${first?.title ?? ''}有明确的应用需求。`,
    [metric]: 'a',
    [`${metric}/name`]: '应用单位数',
    [`${metric}/operator`]: 'ge',
    [`${metric}/target`]: '3',
    outputs: [outputs],
    applicant: ['open'],
    supportMode: 'before',
    fundCap: '50',
    projectCount: 2,
    months: 24,
  }
  for (const [n, it] of rows.entries()) {
    values[it.place] = String.fromCharCode(97 + n)
    values[`${it.place}/text`] = [...it.text].slice(0, 200).join('')
  }
  const asksNone = first?.kind === 'RKX' || first?.kind === 'KP'
  const ops = Object.entries(values)
    .filter(([path]) => !asksNone || !path.startsWith('metrics'))
    .map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
  granted(await officer.post(`/directions/${id}/answers`, { ops }))
  for (const it of rows)
    granted(await officer.put(`/directions/${id}/links`, { place: it.place, links: it.links }))
  for (const [as, verb] of [
    [officer, 'propose'],
    [head, 'confirm'],
  ] as const) {
    const { revision } = granted(await as.get(`/directions/${id}`))
    granted(await as.post(`/directions/${id}/${verb}`, { revision, key: aKey() }))
  }
  return id
}

/** One meeting for everything that an office has confirmed. */
async function argued(office: string, directions: readonly string[]): Promise<void> {
  const head = await here.as(here.heads.get(office))
  const { id } = granted(
    await head.post(`/offices/${office}/meetings`, {
      key: aKey(),
      call: here.call.id,
      title: '方向论证会',
      heldOn: '2024-04-18',
      place: '三楼会议室',
      experts: [{ name: '甲专家', unit: '某某大学' }],
      directions,
    }),
  )
  const { items } = granted(await head.get(`/offices/${office}/meetings?call=${here.call.id}`))
  const [meeting] = items.filter((it: { id: string }) => it.id === id)
  for (const { direction } of meeting.items)
    granted(
      await head.post(`/meetings/${id}/outcomes`, {
        revision: direction.revision,
        key: aKey(),
        direction: direction.id,
        outcome: 'passed',
        opinion: '需求真实，指标可考核，同意列入。',
      }),
    )
}

/** What people look at while it is done, read with everything in place. */
async function looked(...read: readonly Read[]): Promise<void> {
  pages.push(...(await pagesRead(read)))
}

async function deskLooked(): Promise<void> {
  const { office } = ways[0]
  const officer = await here.as(here.officers.get(office))
  const planning = await here.as(here.triage)
  await looked(
    ['desk', officer, `/offices/${office}/desk`],
    ['queue', officer, `/offices/${office}/queue?view=all`],
    ['queue by title', officer, `/offices/${office}/queue?view=all&sort=title`],
    ['search', officer, `/offices/${office}/search?q=${encodeURIComponent('系统')}`],
    ['groups', officer, `/offices/${office}/groups?call=${here.call.id}`],
    ['to be judged', officer, `/offices/${office}/judgeable?call=${here.call.id}&subjects=suggestion`],
    ['figures of an office', officer, `/statistics?scope=office&of=${office}&call=${here.call.id}`],
    ['figures of all', planning, `/statistics?scope=all&call=${here.call.id}`],
  )
}

/** A closed round over all of them, three sheets each, and its results. */
async function judgedLooked(filed: readonly Filed[]): Promise<void> {
  const { site, call } = here
  const { office } = ways[0]
  const head = here.heads.get(office)
  const experts = await Promise.all(Array.from({ length: 12 }, () => anExpertPerson(site)))
  const scoring = (await site.ctx.calls.byId(call.id))?.call.scoring
  if (!head || !scoring) throw new Error(`Nobody judges for ${office}.`)
  const round = await aRound(site, {
    call: call.id,
    office,
    by: head,
    of: filed.map((it) => it.id),
    experts: [],
    state: 'closed',
  })
  const at = new Date(site.ctx.now())
  const sheet = (n: number) =>
    Object.fromEntries(
      [
        ...scoring.criteria.map(({ code, max }, k) => [`score-${code}`, String((n * (k + 3)) % (max + 1))]),
        ['verdict', scoring.verdicts[n % scoring.verdicts.length]?.code],
        ['comment', '需求真实，建议列入。'],
      ].map(([path, value]) => [path, { value, rev: 1, at: at.getTime() }]),
    )
  const tasks = filed.flatMap(({ id: subject }, n) =>
    [0, 1, 2].flatMap((k) => {
      const expert = experts[(n * 5 + k * (1 + (n % 3))) % experts.length]
      return expert ? [{ subject, expert: expert.id, sheet: JSON.stringify(sheet(n * 3 + k)) }] : []
    }),
  )
  for (let from = 0; from < tasks.length; from += 500)
    await site.ctx.db
      .insertInto('task')
      .values(
        tasks.slice(from, from + 500).map((it) => ({
          ...it,
          id: site.ctx.dice.id(site.ctx.now()),
          round: round.id,
          state: 'handed-in',
          invited_at: at,
          handed_in_at: at,
        })),
      )
      .execute()
  const as = await here.as(head)
  await looked(
    ['round of all of them', as, `/rounds/${round.id}`],
    ['its results', as, `/rounds/${round.id}/results`],
    ['one result', as, `/rounds/${round.id}/results/${filed[0]?.id}`],
  )
}

async function condensedLooked(direction: string): Promise<void> {
  const { office } = ways[0]
  const officer = await here.as(here.officers.get(office))
  await looked(
    ['directions', officer, `/offices/${office}/directions?call=${here.call.id}`],
    ['opinions', officer, `/offices/${office}/direction-opinions?call=${here.call.id}`],
    ['meetings', officer, `/offices/${office}/meetings?call=${here.call.id}`],
    ['direction', officer, `/directions/${direction}`],
    ['its opinions', officer, `/directions/${direction}/opinions`],
    ['its check', officer, `/directions/${direction}/check`],
  )
}

/** Planning assembles, the leader approves, and it goes out. */
async function published(directions: readonly string[]): Promise<string> {
  const planning = await here.as(here.triage)
  const leader = await here.as(await aPerson(here.site, { staff: [['leader']] }))
  const slug = '2024-many'
  const kinds = [...new Set(ways.map((it) => it.kind))]
  const { id } = granted(
    await planning.post('/guides', {
      key: aKey(),
      call: here.call.id,
      slug,
      title: { zh: '2024 年度申报指南', en: 'Guide for 2024' },
      intro: { zh: '', en: '' },
      kinds,
      terms: Object.fromEntries(kinds.map((it) => [it, { zh: '公开竞争。', en: 'Open to all.' }])),
      applyFrom: '2024-05-30',
      applyTo: '2024-06-30',
    }),
  )
  const step = async (as: As, verb: string) => {
    const { guide } = granted(await as.get(`/guides/${id}/board`))
    granted(await as.post(`/guides/${id}/${verb}`, { revision: guide.revision, key: aKey() }))
  }
  await looked(['board with nothing placed', planning, `/guides/${id}/board`])
  const board = granted(await planning.get(`/guides/${id}/board`))
  expect(board.candidates.length).toBe(directions.length)
  await timed('placed in their order', async () =>
    granted(
      await planning.put(`/guides/${id}/directions`, {
        revision: board.guide.revision,
        key: aKey(),
        directions,
      }),
    ),
  )
  await looked(
    ['board with all placed', planning, `/guides/${id}/board`],
    ['difference', planning, `/guides/${id}/difference`],
  )
  const { findings } = granted(await planning.get(`/guides/${id}/board`))
  const musts = findings.filter((it: { weight: string }) => it.weight === 'must')
  expect(musts.filter((it: { rule: string }) => it.rule !== 'same-title')).toEqual([])
  await timed('approved', () => step(leader, 'approve'))
  await timed('published with its letters', () => step(planning, 'publish'))
  return slug
}

async function publishedLooked(slug: string, no: string, suggestion: string): Promise<void> {
  const { anyone } = here.site
  const officer = await here.as(here.officers.get(ways[0].office))
  const filer = await here.as(filers[0])
  await looked(
    ['published guides', anyone, '/public/guides'],
    ['published guide', anyone, `/public/guides/${slug}`],
    ['published direction', anyone, `/public/guides/${slug}/directions/${no}`],
    ['published feed', anyone, `/public/guides/${slug}/feed`],
    ['transparency', anyone, `/public/transparency/${here.call.id}`],
    ['suggestion', officer, `/suggestions/${suggestion}`],
    ['what is like it', officer, `/suggestions/${suggestion}/similar`],
    ['its timeline', officer, `/suggestions/${suggestion}/timeline`],
    ['own suggestions', filer, '/suggestions'],
    ['own notices', filer, '/notices'],
    ['mail sent', await here.as(here.keeper), '/admin/outbox'],
    ['audit', await here.as(here.auditor), '/admin/audit'],
  )
}

/** What is left is closed with a kind and true reason, so that nobody goes without an answer. */
async function answeredToo(filed: readonly Filed[]): Promise<number> {
  const left = (await revisions(filed)).rows.filter((it) => it.state === 'accepted')
  await inLanes(left, async ({ id, office }) => {
    const officer = await here.as(here.officers.get(office ?? ''))
    granted(
      await move(officer, id, 'decline', {
        code: 'priority',
        reason: '本年度支持重点有限，未能列入，欢迎下一年度再次提出。',
      }),
    )
  })
  return left.length
}

test(`${many} suggestions over six offices become a guide, and everybody is answered`, async () => {
  const { db } = here.site.ctx
  const filed = await timed('written and handed in', handedIn)
  expect(filed.length).toBe(many)
  await timed('taken in', () => takenIn(filed))
  await timed('read and compared', () => readChanged(here.site.ctx))
  const groups = new Map<string, readonly (readonly Member[])[]>()
  await timed('grouped', async () => {
    for (const { office } of ways) groups.set(office, await grouped(office))
  })
  await deskLooked()
  await judgedLooked(filed)
  const form = granted(await here.site.anyone.get(`/calls/${here.call.id}/direction-form`))
  const outputs: string = form.lists.resultTypes[0].code
  const made = new Map<string, string[]>()
  await timed('condensed', () =>
    inLanes([...ways], async ({ office }) => {
      const ids: string[] = []
      for (const members of (groups.get(office) ?? []).slice(0, perOffice))
        ids.push(await direction(office, members, outputs))
      made.set(office, ids)
    }),
  )
  await timed('argued', () => inLanes([...made], ([office, ids]) => argued(office, ids)))
  const directions = [...made.values()].flat()
  await condensedLooked(made.get(ways[0].office)?.[0] ?? '')
  expect(directions.length).toBe(perOffice * ways.length)
  const slug = await published(directions)
  const left = await timed('the rest answered', () => answeredToo(filed))

  const states = await db.selectFrom('suggestion').select('state').execute()
  const open = states.filter(
    (it) => !['adopted', 'merged', 'partly-adopted', 'not-adopted'].includes(it.state),
  )
  expect(open).toEqual([])
  const letters = await db
    .selectFrom('mail')
    .select('suggestion')
    .where('sort', '=', 'guide-outcome')
    .execute()
  expect(new Set(letters.map((it) => it.suggestion)).size).toBe(many - left)
  const answers = await db
    .selectFrom('mail')
    .select('suggestion')
    .where('sort', '=', 'suggestion-declined')
    .execute()
  expect(new Set(answers.map((it) => it.suggestion)).size).toBe(left)
  const read = await timed('read by the public', () => here.site.anyone.get(`/public/guides/${slug}`))
  const shown = granted(read).content.sections.flatMap((it: { directions: object[] }) => it.directions)
  expect(shown.length).toBe(directions.length)
  await timed('every direction with its sources', () =>
    inLanes(shown as readonly { no: string }[], async ({ no }) => {
      const page = granted(await here.site.anyone.get(`/public/guides/${slug}/directions/${no}`))
      expect(page.sources.length).toBeGreaterThan(0)
    }),
  )
  const ofOne = filed.find((it) => it.way === ways[0])
  await publishedLooked(slug, shown[0].no, ofOne?.id ?? '')
  expect(await timed('chains verified', () => verifyChains(db))).toMatchObject({ broken: [] })
}, 3_600_000)
