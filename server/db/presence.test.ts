import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '#server/app.ts'
import { openCallBook } from '#server/call-book.ts'
import { sweep } from '#server/jobs/sweep.ts'
import { requests } from '#test/support/app.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())

const rowsOf = (id: string) =>
  here.site.ctx.db.selectFrom('presence').select(['path', 'at']).where('suggestion', '=', id).execute()

async function shared(): Promise<string> {
  const id = await here.begin()
  await here.filer.put(`/suggestions/${id}/authors/${here.colleaguePerson.id}`)
  return id
}

it('shows those who write through another server', async () => {
  const { ctx } = here.site
  const second = await buildApp({ ...ctx, calls: openCallBook(ctx.db, ctx.now) })
  const colleague = requests(second, here.colleague.cookie)
  const id = await shared()
  await colleague.get(`/suggestions/${id}/draft/rev?since=0&path=title`)
  const { present } = (await here.filer.get(`/suggestions/${id}/draft/rev?since=0`)).body
  expect(present).toEqual([{ id: here.colleaguePerson.id, name: '乙', path: 'title' }])
  expect((await colleague.get(`/suggestions/${id}/draft`)).body.present).toMatchObject([
    { id: here.filerPerson.id },
  ])
  await second.close()
})

it('goes with its draft', async () => {
  const id = await here.begin()
  await here.filer.get(`/suggestions/${id}/draft`)
  expect(await rowsOf(id)).toHaveLength(1)
  await here.filer.delete(`/suggestions/${id}`)
  expect(await rowsOf(id)).toEqual([])
})

it('writes a sign of life only where it is old or somewhere else, and forgets those who are gone', async () => {
  const id = await shared()
  const ask = (path: string) => here.colleague.get(`/suggestions/${id}/draft/rev?since=0&path=${path}`)
  const others = async () => (await here.filer.get(`/suggestions/${id}/draft/rev?since=0`)).body.present
  await ask('title')
  const [first] = await rowsOf(id)
  here.site.clock.pass(5000)
  await ask('title')
  expect(await rowsOf(id)).toEqual([first])
  await ask('abstract')
  expect((await rowsOf(id))[0]?.path).toBe('abstract')
  here.site.clock.pass(10_000)
  await ask('abstract')
  expect((await rowsOf(id))[0]?.at.getTime()).toBe(here.site.ctx.now())
  expect(await others()).toHaveLength(1)
  here.site.clock.pass(21_000)
  expect(await others()).toEqual([])
  here.site.clock.pass(2 * 86_400_000)
  await sweep(here.site.ctx)
  expect(await rowsOf(id)).toEqual([])
})
