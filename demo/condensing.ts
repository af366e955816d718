import type { Call } from '#core/call/call.ts'
import { passagesOf } from '#core/direction/passages.ts'
import { sentencesIn } from '#core/direction/sentences.ts'
import { asked } from '#core/form/asked.ts'
import type { OfficeCode, PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { beginDirection } from '#server/commands/direction/begin.ts'
import { saveDirectionAnswers } from '#server/commands/direction/save-answers.ts'
import { type SourceText, sourceTexts } from '#server/commands/direction/source-texts.ts'
import { type LinkAsked, setLinks } from '#server/commands/direction/sources.ts'
import { confirmDirection, proposeDirection } from '#server/commands/direction/step.ts'
import type { Context } from '#server/context.ts'
import type { Bureau } from './bureau.ts'
import { day, hour, inOfficeHours } from './days.ts'
import { type DirectionText, type GuideDays, guideTexts } from './guide-texts.ts'
import { diceOf, type Random, randomOf } from './random.ts'
import { granted } from './settle.ts'
import { type Metric, texts } from './texts.ts'

/** A suggestion that an office may draw on. */
export interface Found {
  readonly id: string
  readonly title: string
  readonly office: string
  readonly field: string | null
}

/** A direction once it stands, as meetings and guides need it. */
export interface Made {
  readonly id: string
  readonly office: string
  readonly told: DirectionText
}

/** Where and when directions are written. */
export interface Desk {
  readonly ctx: Context
  readonly bureau: Bureau
  readonly seed: number
  readonly call: Call
  readonly days: GuideDays
  /** The moment from which its days are counted. */
  readonly zero: Instant
}

/** Drafts a direction from what was found of its sources, says where each sentence comes from, and brings it as far as it goes. */
export async function draft(
  desk: Desk,
  told: DirectionText,
  found: ReadonlyMap<string, Found>,
): Promise<Made | undefined> {
  const first = told.sources.flatMap(([title]) => found.get(title) ?? [])[0]
  const office = told.office ?? first?.office
  if (office === undefined) return undefined
  const sources = told.sources.flatMap(([title, use]) => {
    const it = found.get(title)
    return it && it.office === office ? [{ suggestion: it.id, use, note: '', title }] : []
  })
  const random = randomOf(desk.seed, 'direction', told.title)
  const ctx: Context = { ...desk.ctx, dice: diceOf(desk.seed, 'direction', told.title) }
  const moment = (days: number) => inOfficeHours(desk.zero + days * day, random.next() * 0.7)
  const officer = desk.bureau.officer(random)(office)
  const at = moment(desk.days.condense + random.between(0, 4))
  const { id } = granted(
    await beginDirection(
      ctx,
      await desk.bureau.actor(officer),
      office as OfficeCode,
      {
        key: ctx.dice.id(at),
        call: desk.call.id,
        kind: told.kind,
        field: told.field ?? first?.field ?? null,
        title: told.title,
        topDown: told.topDown ?? '',
        sources: sources.map(({ suggestion, use, note }) => ({ suggestion, use, note })),
      },
      at,
    ),
    told.title,
  )
  await write(
    desk,
    ctx,
    { id, told, officer, random, at: at + hour },
    new Map(sources.map((it) => [it.title, it.suggestion])),
  )
  if (told.until === 'drafting') return { id, office, told }
  await step(desk, ctx, id, proposeDirection, officer, moment(desk.days.propose + random.between(0, 4)))
  const head = desk.bureau.officer(random)(office, 'head')
  if (told.until !== 'proposed')
    await step(desk, ctx, id, confirmDirection, head, moment(desk.days.confirm + random.between(0, 3)))
  return { id, office, told }
}

/** One step of a direction as it stands, in the name of somebody. */
async function step(
  desk: Desk,
  ctx: Context,
  id: string,
  command: typeof proposeDirection,
  who: PersonId,
  at: Instant,
): Promise<void> {
  const asked = { revision: await revisionOf(ctx, id), key: ctx.dice.id(at) }
  granted(await command(ctx, await desk.bureau.actor(who), id, asked, at), `${command.name} ${id}`)
}

/** Where a direction stands now. */
export const revisionOf = async (ctx: Context, id: string): Promise<number> =>
  (await ctx.db.selectFrom('direction').select('revision').where('id', '=', id).executeTakeFirstOrThrow())
    .revision

interface Writing {
  readonly id: string
  readonly told: DirectionText
  readonly officer: PersonId
  readonly random: Random
  readonly at: Instant
}

/** Fills in the sheet in one save, and links each place with the sentence of each source that is nearest to it. */
async function write(
  desk: Desk,
  ctx: Context,
  { id, told, officer, random, at }: Writing,
  sources: ReadonlyMap<string, string>,
): Promise<void> {
  const usual = guideTexts.usual[told.kind]
  if (!usual) throw new Error(`Nothing is usual for ${told.kind}.`)
  const actor = await desk.bureau.actor(officer)
  const read = await sourceTexts(ctx, id)
  const textOf = (title: string | undefined) =>
    read.find((it) => it.source.suggestion === sources.get(title ?? ''))
  const { readiness, ...terms } = usual
  const values: Record<string, unknown> = { need: told.need, ...terms }
  if (readiness) [values['readinessIn'], values['readinessOut']] = readiness
  const links = new Map<string, LinkAsked[]>()
  const link = (place: string, from: readonly (LinkAsked | undefined)[]) => {
    const known = from.flatMap((it) => it ?? [])
    if (known.length > 0) links.set(place, known)
  }
  link(
    'need',
    read.filter((it) => it.source.use !== 'reference').map((it) => nearest(told.need, it)),
  )
  for (const [n, [text, ...from]] of told.content.entries()) {
    const place = `content/${ctx.dice.id(at)}`
    values[place] = orderOf(n)
    values[`${place}/text`] = text
    link(
      place,
      from.map((one) => {
        const source = textOf(told.sources[one]?.[0])
        return source && nearest(text, source)
      }),
    )
  }
  if (asksMetrics(desk.call, told.kind))
    for (const [n, { from, ...metric }] of metricsOf(told, sources, random).entries()) {
      const place = `metrics/${ctx.dice.id(at)}`
      values[place] = orderOf(n)
      for (const [cell, value] of Object.entries(metric)) values[`${place}/${cell}`] = value
      const source = textOf(from)
      link(place, [source && nearest(`${metric.name}${metric.target}`, source, metric.name)])
    }
  const ops = Object.entries(values).map(([path, value]) => ({ op: ctx.dice.id(at), path, value, base: 0 }))
  const saved = granted(await saveDirectionAnswers(ctx, actor, id, ops, at), told.title)
  const lost = saved.outcomes.find((it) => it.outcome !== 'applied')
  if (lost) throw new Error(`${told.title}: ${JSON.stringify(lost)}`)
  for (const [place, from] of links) granted(await setLinks(ctx, actor, id, place, from, at), told.title)
}

const orderOf = (n: number): string => String.fromCharCode(97 + n)

/** The sheet asks some kinds for no figures. */
const asksMetrics = ({ direction }: Call, kind: string): boolean =>
  asked(direction, { kind, orgType: '', answers: {} }).fields.some((it) => it.id === 'metrics')

/** Two figures of each source, or the direction's own. */
function metricsOf(told: DirectionText, sources: ReadonlyMap<string, string>, random: Random) {
  if (told.metrics)
    return told.metrics.map(([name, operator, target, unit, check]) => ({
      from: '',
      ...{ name, operator, target, unit, check },
    }))
  return [...sources.keys()]
    .filter((title) => told.sources.some(([source, use]) => source === title && use !== 'reference'))
    .flatMap((title) =>
      facetMetrics(title)
        .slice(0, 2)
        .map((it) => ({ from: title, ...figure(it, random) })),
    )
    .slice(0, 6)
}

const figure = ({ name, operator, target, unit, method }: Metric, random: Random) => ({
  name,
  operator,
  target,
  ...(unit === '' ? {} : { unit }),
  check: method === '' ? random.pick(['第三方检测报告', '用户现场运行记录', '按行业标准测试']) : method,
})

function facetMetrics(title: string): readonly Metric[] {
  const first = texts.planted.duplicates.find((it) => it.again === title)?.title ?? title
  return texts.topics.flatMap((it) => it.facets).find((it) => it.title === first)?.metrics ?? []
}

/** An abstract may be read by more people than the rest: what stands in both is linked there. */
const readily = 1.3

/** The sentence of a source that shares most of its neighbouring characters with a text; one that holds a word comes first. */
function nearest(text: string, source: SourceText, holds = ''): LinkAsked | undefined {
  const wanted = pairsIn(text)
  let best: { readonly link: LinkAsked; readonly score: number } | undefined
  for (const passage of passagesOf(source.form, source.answers)) {
    if (passage.path === 'title') continue
    for (const sentence of sentencesIn(passage.text)) {
      const pairs = pairsIn(sentence.text)
      let both = 0
      for (const pair of pairs) if (wanted.has(pair)) both += 1
      const score =
        (both / Math.max(8, pairs.size)) * (passage.path === 'abstract' ? readily : 1) +
        (holds !== '' && sentence.text.includes(holds) ? 1 : 0)
      if (score > (best?.score ?? 0))
        best = {
          link: {
            suggestion: source.source.suggestion,
            path: passage.path,
            from: sentence.from,
            to: sentence.to,
          },
          score,
        }
    }
  }
  return best?.link
}

const pairsIn = (text: string): ReadonlySet<string> => {
  const signs = [...text].filter((it) => /[\p{L}\p{N}]/u.test(it))
  return new Set(signs.slice(1).map((it, at) => `${signs[at]}${it}`))
}
