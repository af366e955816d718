import { Readable } from 'node:stream'
import { type State, states } from '#core/suggestion/suggestion.ts'
import type { As } from '../support/app.ts'
import { aDirectionOf, type TakenIn } from '../support/guide.ts'
import { aKey, aReadyOrg, begin, type City, city, granted, move } from '../support/journey.ts'
import { anExpertPerson, aRound } from '../support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '../support/people.ts'
import { adoptedOne, openedFrom } from '../support/projects.ts'
import { type Role, roles } from './cast.ts'
import { type Part, parts } from './suggestions.ts'

/** Everything that can be asked of, with words planted in it that are nowhere else. */
export interface World {
  readonly here: City
  readonly as: Readonly<Record<Role, As>>
  readonly people: Readonly<Partial<Record<Role, MadePerson>>>
  /** A suggestion in each state, by its state. */
  readonly suggestions: Readonly<Record<State, { readonly id: string; readonly file: string }>>
  /** By what an address names. */
  readonly ids: Readonly<Record<string, string>>
  readonly planted: readonly Planted[]
  readonly office: string
}

/** A word, where it stands, and everybody who may read it there. */
export interface Planted {
  readonly word: string
  readonly of: string
  readonly readers: readonly Role[]
}

/** Two ideographs that stand together in no text of ours, and what makes it one of a kind. */
export const wordOf = (state: State, part: Part): string =>
  `甪鼗${'子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己'[states.indexOf(state)]}${{ title: '题', answer: '文', inside: '密', file: '件', remark: '见', opinion: '签' }[part]}`

/** What is planted beside suggestions. */
export const others = {
  direction: '甪鼗方向',
  content: '甪鼗内容',
  guide: '甪鼗指南',
  round: '甪鼗评议',
  expert: '甪鼗专家',
  sheet: '甪鼗打分',
  project: '甪鼗项目',
  view: '甪鼗视图',
  group: '甪鼗分组',
  meeting: '甪鼗论证',
  profile: '甪鼗地址',
  member: '甪鼗成员',
  invited: '甪鼗受邀',
} as const

const kind = 'ZDYF'

/** One world for all that is asked: made by the ways that people go wherever that is quick, and set in place where it is not. */
export async function world(): Promise<World> {
  const here = await city()
  const { site } = here
  const field = here.call.fields[0]?.code ?? null
  const made = async (...staff: readonly (readonly [never, string?])[]) => aPerson(site, { staff })
  const [filer, coAuthor, colleague] = [await aPerson(site), await aPerson(site), await aPerson(site)]
  const [reviewer, admin] = [await aPerson(site), await aPerson(site, { name: others.member })]
  const bystander = await aPerson(site)
  const [outsider, teamLeader, bearerAdmin] = [await aPerson(site), await aPerson(site), await aPerson(site)]
  const unit = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: admin, admin: true },
      ...[filer, coAuthor, colleague, bystander].map((person) => ({ person, filer: true })),
      { person: reviewer, reviewer: true },
    ],
  })
  await aReadyOrg(here, { members: [{ person: outsider, filer: true, reviewer: true, admin: true }] })
  const bearer = await aReadyOrg(here, {
    members: [
      { person: bearerAdmin, admin: true },
      { person: teamLeader, filer: true },
    ],
  })
  const demander = await aPerson(site)
  const demand = await aReadyOrg(here, { members: [{ person: demander, filer: true, admin: true }] })
  const adopted = await adoptedOne(here, demander, demand.id)
  const { office } = adopted
  const [reading = '', other = ''] = here.call.offices.map((it) => it.code).filter((it) => it !== office)
  const expert = await anExpertPerson(site, { name: others.expert })
  const otherExpert = await anExpertPerson(site)
  const people: Partial<Record<Role, MadePerson>> = {
    stranger: await aPerson(site),
    outsider,
    filer,
    coAuthor,
    colleague,
    reviewer,
    admin,
    officer: here.officers.get(office) as MadePerson,
    head: here.heads.get(office) as MadePerson,
    reading: here.officers.get(reading) as MadePerson,
    elsewhere: here.officers.get(other) as MadePerson,
    headElsewhere: here.heads.get(other) as MadePerson,
    triage: here.triage,
    leader: await made(['leader' as never]),
    district: await made(['district' as never, '210202']),
    auditor: here.auditor,
    keeper: here.keeper,
    exporter: await made(['exporter' as never]),
    exportingOfficer: await made(['officer' as never, office], ['exporter' as never]),
    expert: expert.person,
    otherExpert: otherExpert.person,
    teamLeader,
    bearerAdmin,
  }
  const as = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => [role, people[role] ? await here.as(people[role]) : site.anyone] as const),
    ),
  ) as Record<Role, As>
  await plantProfile(as.admin, unit)

  const suggestions = {} as Record<State, { id: string; file: string }>
  const placed = { unit, field, office, reading, coAuthor, filer }
  for (const state of states) suggestions[state] = await planted(here, as.filer, { ...placed, state })
  const told = await moved(here, as, placed)
  const ids = await madeOfThem(here, { as, people, adopted, suggestions, bearer, teamLeader, expert })
  return {
    here,
    as,
    people,
    suggestions,
    ids: { ...ids, ...told, unit: unit.id, account: bystander.id },
    planted: whatIsPlanted(),
    office,
  }
}

async function plantProfile(admin: As, unit: MadeOrg): Promise<void> {
  const before = granted(await admin.get(`/orgs/${unit.id}`)).org
  granted(
    await admin.put(`/orgs/${unit.id}/profile`, {
      rev: before.profileRev,
      name: before.name,
      district: before.district,
      profile: { ...before.profile, address: others.profile },
    }),
  )
  granted(
    await admin.post(`/orgs/${unit.id}/invitations`, {
      email: 'invited@example.com',
      name: others.invited,
      filer: true,
      reviewer: false,
      admin: false,
    }),
  )
}

/** What is moved by people, so that notices and mails tell of it: returned with a remark, and frozen. */
async function moved(
  here: City,
  as: World['as'],
  placed: Omit<Placed, 'state'>,
): Promise<Readonly<Record<string, string>>> {
  let [returned, fact] = ['', 0]
  for (const [state, verb] of [
    ['office-returned', 'office-return'],
    ['frozen', 'freeze'],
    ['not-accepted', 'refuse'],
  ] as const) {
    const { id } = await planted(here, as.filer, { ...placed, state, stands: 'submitted' })
    const [remark, opinion] = [wordOf(state, 'remark'), wordOf(state, 'opinion')]
    const reason = `${verb === 'freeze' ? opinion : remark}：请按说明补充材料后再办理。`
    granted(await move(as.officer, id, verb, { reason, remarks: [], code: 'outside' }))
    if (state !== 'office-returned') continue
    const { n } = await here.site.ctx.db
      .selectFrom('fact')
      .select((eb) => eb.fn.max<number>('n').as('n'))
      .where('subject', '=', id)
      .executeTakeFirstOrThrow()
    ;[returned, fact] = [id, n]
  }
  return { letter: returned, fact: String(fact) }
}

interface Placed {
  readonly unit: MadeOrg
  readonly state: State
  /** Where it stands, if not in the state after which its words are called. */
  readonly stands?: State
  readonly field: string | null
  readonly office: string
  readonly reading: string
  readonly filer: MadePerson
  readonly coAuthor: MadePerson
}

/** A suggestion in this state with a word in each of its parts, a file with one in its name and its bytes included. */
async function planted(here: City, filer: As, at: Placed): Promise<{ id: string; file: string }> {
  const { state, stands = state, office, reading } = at
  const { db, dice, now, files } = here.site.ctx
  const word = (part: Part) => wordOf(state, part)
  const id = await begin(here, filer, at.unit.id, kind, {
    field: at.field,
    title: `${word('title')}防护涂层研究`,
    abstract: `${word('answer')}在盐雾中两年即脱落，需要新的材料和施工方法。`,
  })
  const ops = [{ op: aKey(), path: 'competitorNote', value: word('inside'), base: 0 }]
  granted(await filer.post(`/suggestions/${id}/answers`, { ops }))
  await db
    .insertInto('co_author')
    .values({ suggestion: id, person: at.coAuthor.id, added_at: new Date(now()) })
    .execute()
  const file = dice.id(now())
  const bytes = Buffer.from(`%PDF-1.4\n${word('file')}`)
  const name = `${word('file')}.pdf`
  await db
    .insertInto('file')
    .values({
      id: file,
      suggestion: id,
      field: 'attachments',
      name,
      type: 'application/pdf',
      size: bytes.length,
      sha256: 'f'.repeat(64),
      state: 'ready',
      ready_at: new Date(now()),
      part_size: bytes.length,
      by_person: at.filer.id,
      created_at: new Date(now()),
    })
    .execute()
  await files.write(`${file}/part`, Readable.from([bytes]))
  await files.join([`${file}/part`], `${file}/whole`)
  if (state === 'draft') return { id, file }
  const { answers, suggestion, unit } = granted(await filer.get(`/suggestions/${id}/draft`))
  const content = Object.fromEntries(
    answers.map((it: { path: string; value: unknown }) => [it.path, it.value]),
  )
  const stamp = new Date(now())
  const serial = states.indexOf(state) + (stands === state ? 1 : 51)
  const gone = state === 'purged'
  await db
    .updateTable('suggestion')
    .set({
      state: stands,
      ...(gone && { title: '' }),
      no: `ZN2024-${kind}-9${String(serial).padStart(5, '0')}`,
      versions: 1,
      cohort: 'concentrated',
      first_handed_in: stamp,
      handed_in: stamp,
      office,
      readers: [reading],
      ...(stands === 'not-accepted' && {
        reason_code: 'other',
        object_by: new Date(now() + 9e8),
        objected: true,
      }),
      ...(stands === 'frozen' && { frozen_before: 'submitted' }),
    })
    .where('id', '=', id)
    .execute()
  await db
    .insertInto('version')
    .values({
      suggestion: id,
      n: 1,
      call_version: (
        await db
          .selectFrom('suggestion')
          .select('call_version')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).call_version,
      content: gone ? null : JSON.stringify(content),
      unit: gone ? null : JSON.stringify(unit),
      files: JSON.stringify(
        gone ? [] : [{ id: file, field: 'attachments', name, size: bytes.length, sha256: 'f'.repeat(64) }],
      ),
      digest: String(serial).padStart(64, 'a'),
      handed_in: stamp,
      by_person: at.filer.id,
      fact_n: 1,
    })
    .execute()
  if (gone) await db.deleteFrom('answer').where('suggestion', '=', id).execute()
  else await say(here, id, office, word)
  void suggestion
  return { id, file }
}

/** What offices say of it: to those who filed, and among themselves. */
async function say(
  { site: { ctx }, officers }: City,
  id: string,
  office: string,
  word: (part: Part) => string,
) {
  const by = officers.get(office)?.id ?? ''
  const at = new Date(ctx.now())
  const one = { suggestion: id, version: 1, by_person: by, office, at }
  await ctx.db
    .insertInto('remark')
    .values([
      { ...one, id: ctx.dice.id(ctx.now()), sort: 'office-return', body: word('remark') },
      { ...one, id: ctx.dice.id(ctx.now()), sort: 'opinion', body: word('opinion') },
    ])
    .execute()
}

interface MadeOf {
  readonly as: Readonly<Record<Role, As>>
  readonly people: Readonly<Partial<Record<Role, MadePerson>>>
  readonly adopted: TakenIn
  readonly suggestions: World['suggestions']
  readonly bearer: MadeOrg
  readonly teamLeader: MadePerson
  readonly expert: Awaited<ReturnType<typeof anExpertPerson>>
}

/** What the bureau made of suggestions: a direction, a guide, a round, a project and an export, each by its own way. */
async function madeOfThem(here: City, of: MadeOf): Promise<Readonly<Record<string, string>>> {
  const { as, people, adopted, suggestions } = of
  const { office } = adopted
  const direction = await aDirectionOf(here, office, [suggestions.condensing], {
    title: `${others.direction}防护技术`,
    sentence: `研究${others.content}的叶片防护材料与现场修复工艺。`,
    until: 'drafting',
  })
  const guide = granted(
    await as.triage.post('/guides', {
      key: aKey(),
      call: here.call.id,
      slug: '2024-9',
      title: { zh: others.guide, en: 'A guide in the making' },
      intro: { zh: '', en: '' },
      kinds: [kind],
      terms: { [kind]: { zh: '由企业牵头申报。', en: 'Enterprises apply.' } },
      applyFrom: null,
      applyTo: null,
    }),
  ).id
  const round = await aRound(here.site, {
    call: here.call.id,
    office,
    by: people.officer as MadePerson,
    of: [adopted.id],
    experts: [of.expert],
    title: others.round,
    tasks: 'accepted',
  })
  const task = round.task(adopted.id, of.expert)
  const sheet = { comment: { value: others.sheet, rev: 1, at: here.site.clock.now() } }
  await here.site.ctx.db
    .updateTable('task')
    .set({ sheet: JSON.stringify(sheet) })
    .where('id', '=', task)
    .execute()
  const project = await openedFrom(here, adopted, of.bearer, of.teamLeader, { title: others.project })
  const { snapshots } = granted(await as.officer.get(`/projects/${project}`))
  const view = { name: others.view, shared: true, address: { view: 'all' } }
  const { id: savedView } = granted(await as.officer.post(`/offices/${office}/saved-views`, view))
  const group = granted(
    await as.officer.post(`/offices/${office}/groups`, {
      key: aKey(),
      call: here.call.id,
      name: others.group,
      members: [suggestions.accepted.id],
    }),
  ).id
  const confirmed = await aDirectionOf(here, office, [], { until: 'confirmed' })
  const meeting = granted(
    await as.officer.post(`/offices/${office}/meetings`, {
      key: aKey(),
      call: here.call.id,
      title: others.meeting,
      heldOn: '2024-02-21',
      place: '三楼会议室',
      experts: [],
      directions: [confirmed],
    }),
  ).id
  const asked = granted(
    await as.exportingOfficer.post('/exports', { key: aKey(), sort: 'my-suggestions', wanted: {} }),
  )
  return {
    direction,
    confirmed,
    snapshot: snapshots[0].id,
    guide,
    round: round.id,
    task,
    subject: adopted.id,
    project,
    'saved view': savedView,
    group,
    meeting,
    expert: of.expert.id,
    export: asked.export.id,
  }
}

const preparing: readonly Role[] = [
  'officer',
  'head',
  'exportingOfficer',
  'reading',
  'elsewhere',
  'headElsewhere',
  'triage',
  'leader',
]
const condensing: readonly Role[] = ['officer', 'head', 'exportingOfficer', 'triage', 'leader']

const whatIsPlanted = (): readonly Planted[] => [
  ...states.flatMap((state) =>
    (Object.keys(parts) as Part[]).map((part) => ({
      word: wordOf(state, part),
      of: `the ${part} of what is ${state}`,
      readers: parts[part](state),
    })),
  ),
  { word: others.direction, of: 'a direction’s title', readers: condensing },
  { word: others.content, of: 'a direction’s text', readers: condensing },
  { word: others.guide, of: 'a guide in the making', readers: preparing },
  { word: others.round, of: 'a round’s title', readers: [...condensing, 'expert'] },
  { word: others.expert, of: 'an expert’s name', readers: [...preparing, 'expert', 'keeper', 'auditor'] },
  // Before a round is closed, nobody but its writer reads a sheet.
  { word: others.sheet, of: 'an expert’s sheet', readers: ['expert'] },
  { word: others.project, of: 'a project’s title', readers: [...condensing, 'teamLeader', 'bearerAdmin'] },
  { word: others.view, of: 'a saved list', readers: ['officer', 'head', 'exportingOfficer'] },
  { word: others.group, of: 'a group’s name', readers: condensing },
  { word: others.meeting, of: 'a meeting’s title', readers: condensing },
  {
    word: others.profile,
    of: 'a unit’s address',
    readers: ['filer', 'coAuthor', 'colleague', 'reviewer', 'admin', 'keeper', ...condensing, 'reading'],
  },
  {
    word: others.member,
    of: 'a member’s name',
    readers: [
      'filer',
      'coAuthor',
      'colleague',
      'reviewer',
      'admin',
      'keeper',
      'auditor',
      ...condensing,
      'reading',
    ],
  },
  { word: others.invited, of: 'somebody invited into a unit', readers: ['admin'] },
]
