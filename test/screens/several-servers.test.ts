import { randomBytes } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { notify } from '#server/mail/notify.ts'
import { type As, cookieOf, requests, type TestApp, testApp } from '#test/support/app.ts'
import { type Balancer, startBalancer } from '#test/support/balancer.ts'
import { aKey, aReadyOrg, begin, type City, fillDraft, granted, move, said } from '#test/support/journey.ts'
import { overHttp } from '#test/support/over-http.ts'
import { aPerson, type MadeOrg, type MadePerson, password } from '#test/support/people.ts'
import { type RunningS3, startS3 } from '#test/support/s3.ts'
import { freePort, type RunningServer, startServer } from '#test/support/server.ts'

/** Two of the built server on one database and one file store, behind a proxy that sends every request to the next of them. */
const day = 86_400_000
const sameForAll = 'kD3vR8tYw2Qm5Xp9Lb6Nc4Hs7Jf1Gz0A'

let behind: TestApp
let store: RunningS3
let proxy: Balancer
let mailbox: SMTPServer
const got: string[] = []
const ports: number[] = []
const servers: RunningServer[] = []
let here: City
let org: MadeOrg
let writer: MadePerson
let colleague: MadePerson
let keeper: MadePerson

const start = async (port: number, env: Readonly<Record<string, string>> = {}): Promise<RunningServer> =>
  startServer({
    databaseUrl: behind.url,
    port,
    env: {
      SESSION_SECRET: sameForAll,
      REQUIRE_SECOND_FACTOR: 'off',
      DRAIN_SECONDS: '120',
      PUBLIC_URL: proxy.origin,
      SMTP_URL: `smtp://127.0.0.1:${(mailbox.server.address() as { port: number }).port}`,
      MAIL_FROM: '指南 <zn@example.com>',
      ...store.env,
      ...env,
    },
  })

beforeAll(async () => {
  const now = Date.now()
  behind = await testApp({ now })
  ;[store, proxy] = await Promise.all([startS3(), startBalancer()])
  mailbox = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      simpleParser(stream).then((mail) => {
        got.push(mail.messageId ?? '')
        callback()
      }, callback)
    },
  })
  await new Promise<void>((resolve) => {
    mailbox.listen(0, '127.0.0.1', resolve)
  })
  const files = await readCallFolder(await findCallFolder('dalian-2024'))
  const window = { opens: now - 10 * day, closes: now + 10 * day }
  const installed = await installCall(behind.ctx, files, window, now)
  if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  const call = granted(await behind.anyone.get('/calls')).calls[0]
  here = { site: { ...behind, app: overHttp(proxy.origin) }, call } as City
  writer = await aPerson(behind, { name: '执笔人' })
  colleague = await aPerson(behind, { name: '合写人' })
  keeper = await aPerson(behind, { staff: [['triage'], ['leader'], ['sys-admin']] })
  org = await aReadyOrg(
    { ...here, site: behind },
    {
      members: [
        { person: writer, filer: true, admin: true },
        { person: colleague, filer: true },
      ],
    },
  )
  ports.push(await freePort(), await freePort(), await freePort())
  servers.push(...(await Promise.all(ports.slice(0, 2).map((port) => start(port)))))
  for (const { origin } of servers) {
    proxy.join(origin)
    await proxy.until(origin, true)
  }
})
afterAll(async () => {
  await Promise.all(servers.map((it) => it.kill()))
  await proxy.close()
  await store.close()
  await new Promise<void>((resolve) => mailbox.close(() => resolve()))
  await behind.close()
})

/** Signed in by password through the proxy, and asking through it from then on. */
async function signIn({ email }: MadePerson): Promise<As> {
  const app = overHttp(proxy.origin)
  const answer = await requests(app, undefined).post('/session', { account: email, password })
  granted(answer)
  return requests(app, cookieOf(answer))
}

/** The same person, talking to one server alone. */
const at = ({ origin }: RunningServer, as: As): As => requests(overHttp(origin), as.cookie)
const [one, two] = [() => servers[0] as RunningServer, () => servers[1] as RunningServer]

test('somebody signs in, writes, uploads and hands in, each step with another server', async () => {
  const as = await signIn(writer)
  const id = await begin(here, as, org.id, 'ZDYF')
  granted(await as.put(`/suggestions/${id}/authors/${colleague.id}`))
  const other = await signIn(colleague)

  // What one writes with one server, the other sees with the other, and who is writing where.
  const seen = await at(one(), as).get(`/suggestions/${id}/draft/rev?since=0&path=title`)
  const { rev } = granted(seen)
  const edit = {
    op: aKey(),
    path: 'title',
    value: '海上平台监测方法',
    base: granted(seen).changed.find((it: { path: string }) => it.path === 'title').rev,
  }
  granted(await at(one(), as).post(`/suggestions/${id}/answers`, { ops: [edit] }))
  const told = granted(await at(two(), other).get(`/suggestions/${id}/draft/rev?since=${rev}`))
  expect(told.changed.map((it: { value: unknown }) => it.value)).toEqual(['海上平台监测方法'])
  expect(told.present.map((it: { id: string }) => it.id)).toEqual([writer.id])

  // The same edit sent again to another server, as after a broken line, is known there.
  const again = granted(await at(two(), as).post(`/suggestions/${id}/answers`, { ops: [edit] }))
  expect(again.rev).toBe(told.rev)

  await fillDraft(here, as, id)

  // A file of three parts, each through the next server.
  const field = granted(await as.get(`/suggestions/${id}/draft`)).files[0]?.field
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(2_500_000), Buffer.from('\n%%EOF\n')])
  if (field !== undefined) {
    for (const { id: old } of granted(await as.get(`/suggestions/${id}/draft`)).files)
      granted(await as.delete(`/suggestions/${id}/files/${old}`))
    const { file } = granted(
      await as.post(`/suggestions/${id}/files`, { field, name: '论证.pdf', size: bytes.length }),
    )
    for (let n = 0; n * 1_048_576 < bytes.length; n++) {
      const sent = await here.site.app.inject({
        method: 'PUT',
        url: `/api/v1/suggestions/${id}/files/${file.id}/parts/${n}`,
        headers: { cookie: as.cookie ?? '', 'content-type': 'application/octet-stream' },
        payload: bytes.subarray(n * 1_048_576, (n + 1) * 1_048_576),
      })
      expect(sent.statusCode, sent.body).toBe(200)
    }
    granted(await as.post(`/suggestions/${id}/files/${file.id}/finish`, {}))
    const read = await fetch(`${two().origin}/api/v1/suggestions/${id}/files/${file.id}`, {
      headers: { cookie: as.cookie ?? '' },
    })
    expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true)
  }
  expect(said(await move(as, id, 'hand-in'))).toBe('200 done')
  for (const { origin } of [one(), two()]) expect(proxy.answered(origin, /\/suggestions/)).toBeGreaterThan(3)

  // A session ended with one is ended with the other.
  granted(await at(one(), other).delete('/session'))
  expect(said(await at(two(), other).get('/notices'))).toBe('401 not-signed-in')
})

test('wrong passwords are counted wherever they are typed', async () => {
  const { email } = await aPerson(behind)
  const wrong = async (n: number) =>
    said(
      await requests(overHttp([one(), two()][n % 2]?.origin ?? ''), undefined).post('/session', {
        account: email,
        password: 'Wrong-Gull-31',
      }),
    )
  const answers = []
  for (let n = 0; n < 4; n++) answers.push(await wrong(n))
  expect(answers).toEqual([...Array(3).fill('401 bad-credentials'), '429 slow-down'])
})

test('what is changed with one server holds with the other at once', async () => {
  const as = await signIn(keeper)
  const [here1, here2] = [at(one(), as), at(two(), as)]
  const resting = async () => granted(await here2.get('/resting-features')).resting
  const phase = async () => granted(await here2.get('/calls')).calls[0].phase
  const soon = { timeout: 15_000, interval: 20 }
  for (const wanted of [['papers'], []]) {
    await resting()
    granted(await here1.put('/resting-features', { resting: wanted, reason: '集中征集最后时段' }))
    await expect.poll(resting, soon).toEqual(wanted)
  }
  expect(await phase()).toBe('concentrated')
  granted(
    await here1.post('/admin/calls/dalian-2024/pause', {
      reason: { zh: '系统维护，稍后恢复。', en: 'Maintenance.' },
    }),
  )
  await expect.poll(phase, soon).toBe('paused')
  granted(await here1.post('/admin/calls/dalian-2024/resume'))
  await expect.poll(phase, soon).toBe('concentrated')
})

test('of many jobs each is done once, by either server', async () => {
  const many = 40
  const { config } = behind.ctx
  const sends = { ...behind.ctx, config: { ...config, mode: 'real', smtpUrl: 'smtp://127.0.0.1' } } as const
  const at = Date.now()
  await behind.ctx.db.transaction().execute(async (tx) => {
    for (let n = 0; n < many; n++)
      await notify(tx, sends, {
        person: writer.id,
        sort: 'org-verified',
        params: { org: `第${n}研究所` },
        at,
      })
  })
  const mails = () =>
    behind.ctx.db.selectFrom('mail').select(['id', 'sent_at']).where('sort', '=', 'org-verified').execute()
  await expect
    .poll(async () => (await mails()).filter((it) => it.sent_at).length, { timeout: 30_000 })
    .toBe(many)
  for (const { id } of await mails()) expect(got.filter((it) => it.includes(id))).toHaveLength(1)
})

test('a server that was given another secret is refused before it listens', async () => {
  const refused = await start(ports[2] ?? 0, { SESSION_SECRET: 'Zq7Lw2Xr9Vb4Nm6Kt1Hc8Js3Df5Gy0PeU' }).then(
    () => 'started',
    (error: Error) => error.message,
  )
  expect(refused).toContain('is not the one that this site has worked by')
})

test('both are restarted one after the other and a third joins while people save: no error, nothing lost', async () => {
  const as = await signIn(writer)
  const drafts = await Promise.all(Array.from({ length: 4 }, () => begin(here, as, org.id, 'ZDYF')))
  const acknowledged: string[] = []
  const wrong: string[] = []
  const stop = new AbortController()
  const write = async (draft: string): Promise<void> => {
    while (!stop.signal.aborted) {
      const op = aKey()
      const answer = await as.post(`/suggestions/${draft}/answers`, {
        ops: [{ op, path: 'title', value: `海上平台监测 ${op}`, base: 0 }],
      })
      if (answer.status === 200) acknowledged.push(op)
      else wrong.push(said(answer))
    }
  }
  const writing = Promise.all(drafts.map(write)).catch((error: unknown) => wrong.push(String(error)))
  const goesOn = async () => {
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before + 10)
  }
  try {
    await goesOn()
    for (const n of [0, 1]) {
      const leaving = servers[n] as RunningServer
      const stopped = leaving.stop()
      await proxy.until(leaving.origin, false)
      // The proxy has noticed: no need to wait the rest of the time.
      process.kill(leaving.pid, 'SIGTERM')
      await stopped
      await goesOn()
      servers[n] = await start(ports[n] ?? 0)
      await proxy.until(leaving.origin, true)
      await goesOn()
    }
    const third = await start(ports[2] ?? 0)
    servers.push(third)
    proxy.join(third.origin)
    await proxy.until(third.origin, true)
    await goesOn()
  } finally {
    stop.abort()
    await writing
  }
  const third = servers[2] as RunningServer
  expect(proxy.answered(third.origin, /answers/)).toBeGreaterThan(0)
  expect({ wrong, failures: proxy.failures }).toEqual({ wrong: [], failures: [] })
  const stored = await behind.ctx.db
    .selectFrom('answer_log')
    .select('op')
    .where('suggestion', 'in', drafts)
    .execute()
  const there = new Set(stored.map((it) => it.op))
  expect(acknowledged.filter((op) => !there.has(op))).toEqual([])
  console.log(`rolling restart: ${acknowledged.length} saves acknowledged, 0 lost, 0 errors`)
})
