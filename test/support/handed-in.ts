import { type Drafting, edit } from './drafting.ts'

/** A suggestion with something for the office alone, handed in to office ONE with office TWO reading along. */
export async function handedInWith(here: Drafting): Promise<string> {
  const id = await here.begin()
  await here.filer.post(`/suggestions/${id}/answers`, {
    ops: [edit('rivals', '处室专用的话'), edit('phone', '13900000000')],
  })
  const { db, now } = here.site.ctx
  const at = new Date(now())
  const draft = (await here.filer.get(`/suggestions/${id}/draft`)).body
  const content = Object.fromEntries(
    draft.answers.map((it: { path: string; value: unknown }) => [it.path, it.value]),
  )
  const no = `XS2030-TECH-${id.slice(-6)}`
  await db
    .updateTable('suggestion')
    .set({
      state: 'submitted',
      office: 'ONE',
      readers: ['TWO'],
      no,
      versions: 1,
      cohort: 'rolling',
      first_handed_in: at,
      handed_in: at,
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
      content: JSON.stringify(content),
      unit: JSON.stringify({ name: '甲单位' }),
      digest: 'd'.repeat(64 - id.length) + id,
      handed_in: at,
      by_person: here.filerPerson.id,
      fact_n: 2,
    })
    .execute()
  return id
}
