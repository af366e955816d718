import type { OrgId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { FindingBasis, FoundElement } from '#core/project/finding.ts'
import { judgedElements, promisedFor } from '#core/project/outcome.ts'
import type { WrittenStage } from '#core/project/project.ts'
import type { Verdict } from '#core/trl/item-answer.ts'
import { recordProjectFindings } from '#server/commands/project/conclude.ts'
import {
  approveProject,
  confirmProject,
  continueProject,
  passProject,
} from '#server/commands/project/decide.ts'
import { handInProject } from '#server/commands/project/hand-in.ts'
import { openProject } from '#server/commands/project/open.ts'
import { commitmentOf, comparedTo, lastAssessed } from '#server/commands/project/stage-now.ts'
import { addProjectMember, releaseProjectEvidence } from '#server/commands/project/team.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { decisionsOf } from '#server/db/project-records.ts'
import { snapshotsOf } from '#server/db/project-snapshots.ts'
import { loadProject } from '#server/db/projects.ts'
import type { Bureau } from './bureau.ts'
import { day, hour, inOfficeHours } from './days.ts'
import type { Telling } from './fill.ts'
import type { Planned } from './plan.ts'
import { type RowsTold, writeStage } from './project-stage.ts'
import { diceOf, randomOf } from './random.ts'
import { judgeSome } from './rounds.ts'
import { granted, type Settled } from './settle.ts'
import projects from './texts/projects.json' with { type: 'json' }
import { texts } from './texts.ts'
import { wordsOf } from './words.ts'

/** A project as it is told; its days are counted from the one on which the city is made, and it goes as far as they go. */
interface ProjectText {
  readonly title: string
  readonly suggestion: string
  readonly direction: string | null
  readonly bearer: string
  /** Whether the office lets the team read the evidence of the baseline. */
  readonly released: boolean
  readonly days: Readonly<Partial<Record<Moment, number>>> & { readonly open: number }
  /** What each critical element has reached when a stage is handed in. */
  readonly levels: Readonly<Partial<Record<WrittenStage, readonly number[]>>>
  readonly rows: Readonly<Partial<Record<WrittenStage, RowsTold>>>
  readonly findings: readonly {
    readonly level: number
    readonly fails: Readonly<Record<string, Verdict>>
    readonly basis: FindingBasis
    readonly who: string
    readonly note: string
  }[]
}
type Moment = 'apply' | 'pass' | 'approve' | 'taskBook' | 'confirm' | 'midTerm' | 'goOn' | 'accept' | 'find'

/** The projects as they are told. */
export const projectTexts = projects as unknown as readonly ProjectText[]

/** What projects need of the city around them. */
interface City {
  readonly ctx: Context
  readonly bureau: Bureau
  readonly units: ReadonlyMap<string, Settled>
  readonly planned: readonly Planned[]
  readonly seed: number
  readonly now: Instant
}

/** Opens the projects that are told and carries each as far as it goes; what no guide has used is left out. */
export async function carryOut(city: City): Promise<number> {
  let opened = 0
  for (const told of projectTexts) if (await carry(city, told)) opened += 1
  return opened
}

interface Carried extends City {
  readonly told: ProjectText
  readonly id: string
  readonly planned: readonly Planned[]
  readonly source: Planned
  readonly bearer: Settled
  readonly officer: Actor
  readonly head: Actor
  readonly leader: Actor
}

async function carry(given: City, told: ProjectText): Promise<boolean> {
  const { bureau, seed, now } = given
  const ctx: Context = { ...given.ctx, dice: diceOf(seed, 'project', told.title) }
  const source = given.planned.find((it) => it.title === told.suggestion)
  const bearer = given.units.get(told.bearer)
  const stands = await ctx.db
    .selectFrom('suggestion')
    .select(['id', 'office'])
    .where('title', '=', told.suggestion)
    .where('state', 'in', ['adopted', 'partly-adopted', 'merged'])
    .executeTakeFirst()
  if (!source || !bearer || !stands?.office) return false
  const direction = told.direction === null ? undefined : await directionCalled(ctx, told.direction)
  const officer = await bureau.actor(bureau.officer(randomOf(seed, told.title))(stands.office))
  const head = await bureau.actor(bureau.officer(randomOf(seed, told.title))(stands.office, 'head'))
  const at = moment(now, told.days.open)
  const [leads, helps] = bearer.filers
  if (!leads) return false
  const asked = {
    key: ctx.dice.id(at),
    suggestion: stands.id,
    direction: direction ?? null,
    title: told.title,
    org: bearer.id as OrgId,
    leader: leads.id,
  }
  const { id } = granted(await openProject(ctx, officer, asked, at), told.title)
  const leader = await loadActor(ctx.db, leads.id, at)
  const it: Carried = { ...given, ctx, told, id, source, bearer, officer, head, leader }
  if (helps) {
    const joined = { person: helps.id, duty: 'member' } as const
    granted(await addProjectMember(ctx, leader, id, joined, at + hour), told.title)
  }
  if (told.released)
    await step(it, at + 2 * hour, (asked, when) => releaseProjectEvidence(ctx, officer, id, asked, when))
  await goThrough(it)
  return true
}

const directionCalled = async ({ db }: Context, title: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('direction')
      .select('id')
      .where('title', '=', title)
      .where('state', '=', 'published')
      .executeTakeFirst()
  )?.id

const moment = (now: Instant, days: number): Instant => inOfficeHours(now + days * day, 0.3)

/** Every step that has a day, one after the other. */
async function goThrough(it: Carried): Promise<void> {
  const { ctx, id, told, officer, head, now, bureau, seed, source } = it
  const note = (asked: Asked, said: string) => ({ ...asked, note: said })
  const steps: Readonly<Record<Moment, (at: Instant) => Promise<void>>> = {
    apply: (at) => handIn(it, 'application', at),
    pass: async (at) => {
      await step(it, at, (asked, when) =>
        passProject(ctx, officer, id, note(asked, '材料齐全，提请专家评议。'), when),
      )
      await judgeSome(ctx, bureau, { call: source.call.id, thing: 'project', seed, now })
    },
    approve: (at) =>
      step(it, at, (asked, when) =>
        approveProject(ctx, head, id, note(asked, '同意立项，按专家评定的等级编制任务书。'), when),
      ),
    taskBook: (at) => handIn(it, 'task-book', at),
    confirm: (at) =>
      step(it, at, (asked, when) => confirmProject(ctx, head, id, note(asked, '任务书予以确认。'), when)),
    midTerm: (at) => handIn(it, 'mid-term', at),
    goOn: (at) =>
      step(it, at, (asked, when) =>
        continueProject(ctx, head, id, note(asked, '中期检查通过，请抓紧现场验证。'), when),
      ),
    accept: (at) => handIn(it, 'acceptance', at),
    find: (at) => find(it, at),
  }
  for (const name of [
    'apply',
    'pass',
    'approve',
    'taskBook',
    'confirm',
    'midTerm',
    'goOn',
    'accept',
    'find',
  ] as const) {
    const days = told.days[name]
    if (days === undefined) return
    await steps[name](moment(now, days))
  }
}

interface Asked {
  readonly revision: number
  readonly key: string
}

/** One step, on the revision as it stands. */
async function step(
  { ctx, id, told }: Carried,
  at: Instant,
  command: (asked: Asked, at: Instant) => Promise<Parameters<typeof granted>[0]>,
): Promise<void> {
  const stands = await loadProject(ctx.db, id)
  granted(await command({ revision: stands?.revision ?? 0, key: ctx.dice.id(at) }, at), told.title)
}

async function handIn(it: Carried, stage: WrittenStage, at: Instant): Promise<void> {
  const { ctx, id, told, leader } = it
  const levels = told.levels[stage] ?? []
  const rows = told.rows[stage] ?? {}
  const telling = tellingOf(it, stage, at)
  await writeStage(
    { ctx, actor: leader, project: id, stage, title: told.title, telling, levels, rows },
    at - 2 * hour,
  )
  await step(it, at, (asked, when) => handInProject(ctx, leader, id, asked, when))
}

/** The words of the suggestion that it comes from, told by those who carry it out. */
function tellingOf({ source, bearer, seed, told }: Carried, stage: WrittenStage, at: Instant): Telling {
  const form = source.call.stages?.[stage]
  const [leads] = bearer.filers
  if (!form || !leads) throw new Error(`${told.title} cannot be told at ${stage}.`)
  const names = randomOf(seed, told.title, 'names')
  const invent = () => names.pick([...texts.names.family]) + names.pick(texts.names.given)
  const own = { ...source, at, unit: bearer.unit }
  const { slots, lists, today } = wordsOf(own, bearer, leads, invent, randomOf(seed, source.title))
  const total = Number(slots['total'])
  const fiscal = Number(slots['fiscal'])
  const part = (share: number) => String(total * share)
  const heads = [
    ['equipment', 0.3, '0', '试验装置两套，按询价测算'],
    ['operations', 0.5, String(fiscal), '材料、试验和检测，按工作量测算'],
    ['labour', 0.2, '0', '项目组人员，按投入时间测算'],
  ] as const
  const year = Number(dayOf(at).slice(0, 4))
  return {
    call: source.call,
    form,
    kind: source.kind.code,
    orgType: bearer.unit.type,
    slots: {
      ...slots,
      demandUnit: source.unit.name,
      ownHalf: part(0.4),
      spentHalf: part(0.5),
      spentFiscal: part(0.1),
    },
    lists: {
      ...lists,
      demand: [{}],
      heads: heads.map(([head, share, fiscalPart, estimate]) => ({
        head,
        amount: part(share),
        fiscalPart,
        estimate,
      })),
      funding: [0, 1].map((n) => ({
        fundYear: String(year + n),
        fundFiscal: n === 0 ? String(fiscal) : '0',
        fundOwn: part(0.4),
      })),
    },
    random: randomOf(seed, told.title, stage),
    weighing: randomOf(seed, told.title, stage, 'readiness'),
    managed: true,
    today,
  }
}

/** The office writes down what was found of each element; every criterion not named as failing was shown. */
async function find(it: Carried, at: Instant): Promise<void> {
  const { ctx, id, told, officer } = it
  const snapshots = await snapshotsOf(ctx.db, id)
  const commitment = commitmentOf(await decisionsOf(ctx.db, id), snapshots)
  if (!commitment) return
  const compared = comparedTo(commitment, snapshots, lastAssessed(snapshots)?.assessment ?? null)
  const findings = judgedElements(compared).flatMap(({ id: element }, n): FoundElement[] => {
    const said = told.findings[n]
    const promised = promisedFor(element, commitment, compared.origins)
    const criteria = commitment.elements.find((one) => one.element === promised)?.criteria ?? []
    if (!said) return []
    const items = Object.fromEntries(criteria.map(({ item }) => [item, said.fails[item] ?? ('met' as const)]))
    const { level, basis, who, note } = said
    return [{ element, level, items, basis, who, note, on: dayOf(at - 2 * day) }]
  })
  await step(it, at, (asked, when) => recordProjectFindings(ctx, officer, id, { ...asked, findings }, when))
}
