import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { assemble, pathsOf } from '#core/form/paths.ts'
import { dayOf } from '#core/instant.ts'
import type { Answer, As } from './app.ts'
import { fillForm } from './fill-form.ts'
import { type TakenIn, takenIn } from './guide.ts'
import { aKey, type City, granted, tinyPdf } from './journey.ts'
import { aRound, closeRound, type MadeExpert } from './make-round.ts'
import type { MadeOrg, MadePerson } from './people.ts'

/** A suggestion that a guide has used, with an assessment; how it got there is not what is looked at. */
export async function adoptedOne(here: City, writer: MadePerson, org: string): Promise<TakenIn> {
  const one = await takenIn(here, writer, org, {}, async () => {}, 'JBGS')
  await here.site.ctx.db
    .updateTable('suggestion')
    .set({ state: 'adopted', due: null })
    .where('id', '=', one.id)
    .execute()
  return one
}

/** Opens a project as the suggestion's office does; gives its id. */
export async function openedFrom(
  here: City,
  one: TakenIn,
  org: MadeOrg,
  leader: MadePerson,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const officer = await here.as(here.officers.get(one.office))
  return granted(await officer.post('/projects', opening(one, org, leader, change))).id
}

export const opening = (
  one: TakenIn,
  org: MadeOrg,
  leader: MadePerson,
  change: Readonly<Record<string, unknown>> = {},
) => ({
  key: aKey(),
  suggestion: one.id,
  direction: null,
  title: '海上风电叶片长效防护技术攻关',
  org: org.id,
  leader: leader.id,
  ...change,
})

/** Fills in whatever the stage still demands, files included, until the server's own check has nothing against it. */
export async function fillStage(here: City, as: As, id: string): Promise<void> {
  const draft = granted(await as.get(`/projects/${id}/draft`))
  const form = draft.form as Form
  const filled = fillForm({
    form,
    lists: draft.lists as Lists,
    policy: draft.policy,
    kind: draft.kind,
    orgType: draft.orgType,
    today: dayOf(here.site.clock.now()),
    answers: assemble(form, draft.answers),
  })
  await writeStage(as, id, form, filled.answers, draft.answers)
  for (const { id: field } of filled.files) await uploadTo(here, as, id, field)
  const { findings } = granted(await as.get(`/projects/${id}/check`))
  const left = findings.filter((it: { weight: string }) => it.weight === 'must')
  if (left.length > 0) throw new Error(JSON.stringify(left))
}

async function writeStage(
  as: As,
  id: string,
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  stands: readonly { readonly path: string; readonly value: unknown; readonly rev: number }[],
): Promise<void> {
  const known = new Map(stands.map((it) => [it.path, it]))
  const ops = pathsOf(form, answers)
    .filter(({ path, value }) => {
      const now = known.get(path)
      if (now && path.split('/').length === 2 && now.value !== null) return false
      return JSON.stringify(now?.value) !== JSON.stringify(value)
    })
    .map(({ path, value }) => ({ op: aKey(), path, value, base: known.get(path)?.rev ?? 0 }))
  if (ops.length > 0) await writeAt(as, id, ops)
}

type Edit = { readonly op: string; readonly path: string; readonly value: unknown; readonly base: number }

async function writeAt(as: As, id: string, ops: readonly Edit[]): Promise<void> {
  const saved = granted(await as.post(`/projects/${id}/answers`, { ops }))
  const refused = saved.outcomes.filter((it: { outcome: string }) => it.outcome !== 'applied')
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}

/** Writes these places, whatever stands there. */
export async function writePlaces(
  as: As,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { answers } = granted(await as.get(`/projects/${id}/draft`))
  const known = new Map(answers.map((it: { path: string; rev: number }) => [it.path, it.rev]))
  const ops = Object.entries(values).map(([path, value]) => ({
    op: aKey(),
    path,
    value,
    base: (known.get(path) as number | undefined) ?? 0,
  }))
  await writeAt(as, id, ops)
}

/** Puts a file into a slot of the stage; gives its id. */
export async function uploadTo(
  { site }: City,
  as: As,
  id: string,
  field: string,
  name = '证明.pdf',
): Promise<string> {
  const { file } = granted(await as.post(`/projects/${id}/files`, { field, name, size: tinyPdf.length }))
  const sent = await site.app.inject({
    method: 'PUT',
    url: `/api/v1/projects/${id}/files/${file.id}/parts/0`,
    headers: { cookie: as.cookie ?? '', 'content-type': 'application/octet-stream' },
    payload: tinyPdf,
  })
  if (sent.statusCode !== 200) throw new Error(`${sent.statusCode} ${sent.body}`)
  granted(await as.post(`/projects/${id}/files/${file.id}/finish`, {}))
  return file.id
}

/** Takes a step on the revision that stands now. */
export async function stepOn(
  as: As,
  id: string,
  verb: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const seen = await as.get(`/projects/${id}`)
  return as.post(`/projects/${id}/${verb}`, { revision: seen.body?.revision ?? 1, key: aKey(), ...body })
}

/** Experts judge the application and hand in a level for each element; the round is closed. */
export async function judgedBy(
  here: City,
  id: string,
  office: string,
  experts: readonly MadeExpert[],
  levels: readonly number[],
): Promise<void> {
  const by = here.heads.get(office) as MadePerson
  const { db } = here.site.ctx
  const applied = await db
    .selectFrom('project_snapshot')
    .select(['n', 'assessment'])
    .where('project', '=', id)
    .where('stage', '=', 'application')
    .orderBy('n', 'desc')
    .executeTakeFirstOrThrow()
  const round = await aRound(here.site, {
    call: here.call.id,
    office,
    by,
    subjects: 'project',
    of: [id],
    experts,
    version: applied.n,
    tasks: 'handed-in',
  })
  const { elements } = applied.assessment as { elements: { id: string }[] }
  for (const [i, expert] of experts.entries()) {
    const sheet = Object.fromEntries(
      elements.map((it) => [`level-${it.id}`, { value: String(levels[i] ?? levels[0]), rev: 1 }]),
    )
    await db
      .updateTable('task')
      .set({ sheet: JSON.stringify(sheet) })
      .where('id', '=', round.task(id, expert))
      .execute()
  }
  await closeRound(here.site, round.id)
}
