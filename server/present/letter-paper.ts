import type { Call } from '#core/call/call.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { getsLetters, isToldByLetter, type ToldByLetter } from '#core/suggestion/letter.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import { type Checked, letterPaper, type PrintedLetter, receiptPaper } from '#documents/letter.ts'
import type { Prose } from '#documents/prose.ts'
import type { PaperLanguage } from '#documents/speaking.ts'
import { sentences } from '#text/sentences.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Context } from '../context.ts'
import { factsOf } from '../db/facts.ts'
import { usesPublished } from '../db/guide-sources.ts'
import { Refused } from '../refused.ts'
import { seenText } from '../routes/seen.ts'
import { timelineOf } from './handed-in.ts'
import { suggestionView } from './suggestion.ts'

interface Shown {
  readonly paper: Prose
  /** Number and what it is, for the file's name. */
  readonly name: string
}

/** The receipt of one hand-in, for those who see it on the screen. */
export async function receiptShown(
  ctx: Context,
  actor: Actor,
  id: string,
  fact: number,
  language: PaperLanguage,
  at: Instant,
): Promise<Shown> {
  const { it } = await seenText(ctx, actor, id)
  const view = await suggestionView(ctx, actor, it, at)
  const receipt = view.receipts.find((one) => one.fact === fact)
  if (!receipt) throw new Refused({ why: 'not-found' })
  const call = await callOf(ctx, it)
  const paper = receiptPaper({
    language,
    issuer: call.issuer,
    title: view.title,
    kind: call.kinds.find((kind) => kind.code === it.kind)?.name ?? same(it.kind),
    unit: view.org.name,
    stage: receipt.stage,
    at: receipt.at,
    version: receipt.version,
    fact: receipt.fact,
    sealed: receipt.checkpoint !== null,
    checked: checkedBy(ctx, receipt.no, receipt.digest),
  })
  return { paper, name: `${receipt.no} ${paper.title.first}` }
}

/** The letter on one step of a suggestion. Its digest is the fact's own, which the chain holds. */
export async function letterShown(
  ctx: Context,
  actor: Actor,
  id: string,
  fact: number,
  language: PaperLanguage,
): Promise<Shown> {
  const { it, relation } = await seenText(ctx, actor, id)
  const kept = (await factsOf(ctx.db, it.id)).find((one) => one.n === fact)
  if (!getsLetters(relation) || it.no === null || !kept || !isToldByLetter(kept.happened))
    throw new Refused({ why: 'not-found' })
  // The office prints what those who are written to read.
  const reading = relation === 'office' ? 'author' : relation
  const [call, { form }, { entries }, people] = await Promise.all([
    callOf(ctx, it),
    formOf(ctx, it),
    timelineOf(ctx, { it, relation: reading }),
    ctx.db
      .selectFrom('suggestion as s')
      .innerJoin('person as p', 'p.id', 's.filer')
      .innerJoin('org as o', 'o.id', 's.org')
      .select(['p.name as filer', 'o.name as org', 's.title'])
      .where('s.id', '=', it.id)
      .executeTakeFirstOrThrow(),
  ])
  const labels = new Map(fieldsOf(form).map((field) => [field.id, field.label]))
  const paper = letterPaper({
    language,
    issuer: call.issuer,
    to: people.filer,
    title: people.title,
    happened: kept.happened,
    by: byWhom(call, it, kept.happened, kept.detail, people.org),
    at: kept.at,
    remarks: (entries.find((one) => one.n === fact)?.remarks ?? [])
      // What was said later stands with the step before it, and is no part of its letter.
      .filter((one) => one.at === kept.at)
      .map((one) => ({ field: labels.get(one.field), body: one.body })),
    reasons: reasonsOf(call, kept.happened, kept.detail),
    ended: await endedAs(ctx, it, kept.happened, kept.detail),
    checked: checkedBy(ctx, it.no, kept.hash),
  })
  return { paper, name: `${it.no} ${paper.title.first}` }
}

type Detail = Readonly<Record<string, unknown>>
const same = (text: string): Words => ({ zh: text, en: text })

const callOf = async (ctx: Context, it: Suggestion): Promise<Call> =>
  (await ctx.calls.byId(it.call))?.call ?? (await ctx.calls.version(it.callVersion)).call

const checkedBy = ({ config }: Context, no: string, digest: string): Checked => {
  const page = `${config.publicUrl}/receipt`
  return { no, digest, page, address: `${page}?${new URLSearchParams({ no, digest })}` }
}

/** The unit's own decisions are its research office's; what a guide decides is the bureau's. */
function byWhom(call: Call, it: Suggestion, happened: ToldByLetter, detail: Detail, org: string): Words {
  if (happened === 'suggestion-returned-by-unit' || happened === 'suggestion-refused-by-unit')
    return same(org)
  if (happened === 'suggestion-concluded') return call.issuer
  const code = detail['office'] ?? ('destination' in it ? it.destination : undefined)
  return call.offices.find((office) => office.code === code)?.name ?? call.issuer
}

/** The listed kind of reason: of a refusal, or of not using it. */
function reasonsOf({ handling }: Call, happened: ToldByLetter, { code }: Detail): readonly Words[] {
  const listed = happened === 'suggestion-declined' ? handling.declineReasons : handling.refusalReasons
  return listed.filter((one) => one.code === code).map((one) => one.name)
}

async function endedAs(
  ctx: Context,
  it: Suggestion,
  happened: ToldByLetter,
  detail: Detail,
): Promise<PrintedLetter['ended']> {
  const state = happened === 'suggestion-concluded' ? detail['to'] : undefined
  if (state !== 'adopted' && state !== 'partly-adopted' && state !== 'merged') return undefined
  const said = (language: 'zh-CN' | 'en') => sentences(language).suggestion.states[state]
  const used = await usesPublished(ctx.db, it.id)
  const guides = [...new Set(used.map((one) => one.guide))]
  return {
    result: { zh: said('zh-CN'), en: said('en') },
    uses: guides.flatMap((guide) => {
      const own = used.filter((one) => one.guide === guide)
      const [first] = own
      return first
        ? [{ guide: first.title, directions: own.map(({ no, direction }) => ({ no, title: direction })) }]
        : []
    }),
  }
}
