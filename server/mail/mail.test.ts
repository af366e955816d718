import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { startWorker } from '#server/jobs/worker.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aPerson } from '#test/support/people.ts'
import { notify } from './notify.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** A mail server on this machine that keeps what it gets and refuses the first few. */
async function mailbox(refusing = 0): Promise<{ readonly url: string; readonly got: ParsedMail[] }> {
  const got: ParsedMail[] = []
  let left = refusing
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      simpleParser(stream).then(
        (mail) => {
          if (left-- > 0) return callback(new Error('mailbox busy'))
          got.push(mail)
          callback()
        },
        (error: Error) => callback(error),
      )
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  open.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, got }
}

async function siteWith(smtp: string): Promise<TestApp> {
  const site = await testApp({
    mode: 'real',
    env: { SMTP_URL: smtp, MAIL_FROM: '指南 <zn@example.com>' },
    now: Date.now(),
  })
  open.push(() => site.close())
  const worker = await startWorker(site.ctx, site.url)
  open.push(() => worker.stop())
  return site
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await holds()); i++) await new Promise((resolve) => setTimeout(resolve, 50))
}

const tell = (site: TestApp, person: string, org: string) =>
  site.ctx.db
    .transaction()
    .execute((tx) =>
      notify(tx, site.ctx, { person, sort: 'org-verified', params: { org }, at: site.ctx.now() }),
    )

test('a mail leaves once its transaction stands, in the reader’s language', async () => {
  const { url, got } = await mailbox()
  const site = await siteWith(url)
  const { id } = await aPerson(site, { email: 'to@example.com', language: 'en' })
  await site.ctx.db
    .transaction()
    .execute(async (tx) => {
      await notify(tx, site.ctx, { person: id, sort: 'role-changed', params: {}, at: site.ctx.now() })
      throw new Error('the change fails')
    })
    .catch(() => {})
  await tell(site, id, '甲厂')
  await until(() => got.length > 0)
  expect(got.map((it) => it.subject)).toEqual(['甲厂 has been verified'])
  const mail = await site.ctx.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
  await until(async () => {
    const { sent_at } = await site.ctx.db.selectFrom('mail').select('sent_at').executeTakeFirstOrThrow()
    return sent_at !== null
  })
  expect(got[0]?.messageId).toContain(mail.id)
  expect(got[0]?.text).toContain('have gone to their offices')
})

test('a refused mail is noted in the outbox and tried again', async () => {
  const { url, got } = await mailbox(1)
  const site = await siteWith(url)
  const { id } = await aPerson(site)
  await tell(site, id, '乙厂')
  const noted = async () =>
    site.ctx.db.selectFrom('mail').select(['error', 'sent_at']).executeTakeFirstOrThrow()
  await until(async () => (await noted()).error !== null)
  expect((await noted()).error).toContain('mailbox busy')
  await until(() => got.length > 0)
  await until(async () => (await noted()).sent_at !== null)
  expect(await noted()).toMatchObject({ error: null, sent_at: expect.any(Date) })
})

test('without a mail server, mails are kept and no work is queued', async () => {
  const site = await testApp()
  open.push(() => site.close())
  const { id } = await aPerson(site)
  await tell(site, id, '丙厂')
  const { count } = await site.ctx.db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const jobs = await site.ctx.db
    .selectFrom('graphile_worker.jobs' as 'mail')
    .select('id')
    .execute()
  expect([count, jobs]).toEqual([1, []])
})
