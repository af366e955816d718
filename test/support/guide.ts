import { argue } from '#core/decide/direction/steps.ts'
import { stepDirection } from '#server/commands/direction/step.ts'
import { loadActor } from '#server/db/actors.ts'
import type { As } from './app.ts'
import { aKey, begin, type City, fillDraft, granted, move } from './journey.ts'
import type { MadePerson } from './people.ts'

/** What the office that took a suggestion in calls it by. */
export interface TakenIn {
  readonly id: string
  readonly no: string
  readonly office: string
}

/** A draft filled in, handed in and taken in by the office that the call names; `finish` may still change the draft. */
export async function takenIn(
  here: City,
  writer: MadePerson,
  org: string,
  change: Readonly<Record<string, unknown>> = {},
  finish: (filer: As, draft: string) => Promise<void> = async () => {},
  kind = 'ZDYF',
): Promise<TakenIn> {
  const filer = await here.as(writer)
  const draft = await begin(here, filer, org, kind, { field: here.call.fields[0]?.code, ...change })
  await fillDraft(here, filer, draft)
  await finish(filer, draft)
  const { suggestion } = granted(await move(filer, draft, 'hand-in'))
  const to: string = suggestion.destination?.code ?? suggestion.office?.code ?? suggestion.officeRef?.code
  granted(await move(await here.as(here.officers.get(to)), suggestion.id, 'accept'))
  return { id: suggestion.id, no: suggestion.no, office: to }
}

/** The same; `scope` is what its filer lets the public see, `named` whether that says whose it is. */
export const acceptedOne = (
  here: City,
  writer: MadePerson,
  org: string,
  scope: 'full' | 'title-abstract' | 'none',
  change: Readonly<Record<string, unknown>> = {},
  named?: 'yes' | 'no',
): Promise<TakenIn> =>
  takenIn(here, writer, org, change, async (filer, draft) => {
    const { answers } = granted(await filer.get(`/suggestions/${draft}/draft`))
    const ops = [
      { path: 'publishScope', value: scope },
      ...(named === undefined ? [] : [{ path: 'publishName', value: named }]),
      { path: 'tradeSecret', value: 'no' },
    ].map(({ path, value }) => {
      const stands = answers.find((it: { path: string }) => it.path === path)
      return { op: aKey(), path, value, base: stands?.rev ?? 0 }
    })
    granted(await filer.post(`/suggestions/${draft}/answers`, { ops }))
  })

/** The row of the research content that `filledIn` writes. */
export const contentRow = 'content/0190a000-0000-7000-8000-000000000001'

/** Edits that answer everything that the sheet demands. */
export const filledIn = (
  sentence: string,
): readonly { op: string; path: string; value: unknown; base: number }[] => {
  const metric = 'metrics/0190a000-0000-7000-8000-000000000002'
  return Object.entries({
    need: '海上风电运维企业急需延长叶片防护层的寿命。',
    [contentRow]: 'a',
    [`${contentRow}/text`]: sentence,
    [metric]: 'a',
    [`${metric}/name`]: '耐盐雾时间',
    [`${metric}/operator`]: 'ge',
    [`${metric}/target`]: '3000',
    applicant: ['enterprise'],
    supportMode: 'before',
    fundCap: '100',
    projectCount: 2,
    months: 24,
  }).map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
}

/** A direction with these sources, drafted, proposed, confirmed and, unless told otherwise, argued. */
export async function aDirectionOf(
  here: City,
  office: string,
  sources: readonly { readonly id: string; readonly use?: string }[],
  change: {
    readonly title?: string
    readonly sentence?: string
    readonly until?: 'drafting' | 'confirmed'
  } = {},
): Promise<string> {
  const officer = await here.as(here.officers.get(office))
  const headPerson = here.heads.get(office)
  const head = await here.as(headPerson)
  const { id } = granted(
    await officer.post(`/offices/${office}/directions`, {
      key: aKey(),
      call: here.call.id,
      kind: 'ZDYF',
      field: null,
      title: change.title ?? '海上风电叶片长效防护技术',
      topDown: sources.length === 0 ? '上级规划要求设立这一方向。' : '',
      sources: sources.map((it) => ({ suggestion: it.id, use: it.use ?? 'merged' })),
    }),
  )
  const form = granted(await officer.get(`/calls/${here.call.id}/direction-form`))
  const outputs = { op: aKey(), path: 'outputs', value: [form.lists.resultTypes[0].code], base: 0 }
  const ops = [...filledIn(change.sentence ?? '研究耐盐雾、耐冲蚀的叶片防护材料与现场修复工艺。'), outputs]
  const saved = granted(await officer.post(`/directions/${id}/answers`, { ops }))
  const refused = saved.outcomes.filter((it: { outcome: string }) => it.outcome !== 'applied')
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
  if (change.until === 'drafting') return id
  granted(await officer.post(`/directions/${id}/propose`, await at(officer, id)))
  granted(await head.post(`/directions/${id}/confirm`, await at(head, id)))
  if (change.until === 'confirmed' || !headPerson) return id
  await arguedNow(here, headPerson, id)
  return id
}

/** The meeting passes a confirmed direction. */
export async function arguedNow(here: City, head: MadePerson, id: string): Promise<void> {
  const { ctx, clock } = here.site
  const actor = await loadActor(ctx.db, head.id, clock.now())
  const { revision } = granted(await (await here.as(head)).get(`/directions/${id}`))
  const given = { outcome: 'passed', opinion: '同意设立，指标可考核。', meeting: aKey() } as const
  const done = await stepDirection(ctx, actor, id, { revision, key: aKey() }, clock.now(), 'argue', (it) =>
    argue(actor, it, given, clock.now()),
  )
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}

const at = async (as: As, id: string) => ({
  revision: granted(await as.get(`/directions/${id}`)).revision,
  key: aKey(),
})

/** A guide as planning begins one: a title, one kind, and when one may apply. */
export const aGuideOf = (call: string, slug: string) => ({
  key: aKey(),
  call,
  slug,
  title: { zh: '2024 年度申报指南', en: 'Guide for 2024' },
  intro: { zh: '', en: '' },
  kinds: ['ZDYF'],
  terms: { ZDYF: { zh: '由企业牵头申报。', en: 'Enterprises apply.' } },
  applyFrom: '2024-05-30',
  applyTo: '2024-06-30',
})
