import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '#server/root.ts'
import { openBrowser } from '#test/support/browser.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { type RunningServer, startServer } from '#test/support/server.ts'
import { smallPng } from './support/small-png.ts'
import {
  type Eyes,
  languages,
  long,
  looks,
  openVisitor,
  settle,
  type Visitor,
  widths,
} from './support/visitor.ts'

/** ZHINAN_SHOTS=1 also writes docs/shots; without it every page is only visited and looked at with axe. */
const shots = process.env['ZHINAN_SHOTS'] === '1'
const folder = path.join(root, 'docs/shots')

let database: TestDatabase
let server: RunningServer
let browser: Browser
const cookies = new Map<string, string>()
const visitors = new Map<string, Visitor>()
let demoPassword = ''

async function signedIn(account: string): Promise<string> {
  const answer = await fetch(`${server.origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: demoPassword }),
  })
  expect(answer.status, account).toBe(200)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

beforeAll(async () => {
  database = await testDatabase()
  server = await startServer({ verb: 'start', databaseUrl: database.url })
  browser = await openBrowser()
  const site = await (await fetch(`${server.origin}/api/v1/site`)).json()
  for (const it of site.demoSignIns) {
    demoPassword = it.password
    cookies.set(it.email.split('@')[0], await signedIn(it.email))
  }
}, 300_000)
afterAll(async () => {
  for (const it of visitors.values()) await it.leave()
  await browser?.close()
  await server?.stop()
  await database?.drop()
})

/** A project of the demo city that stands at a stage. */
async function projectAt(stage: string): Promise<string> {
  const found = await database.db
    .selectFrom('project')
    .select('id')
    .where('stage', '=', stage)
    .orderBy('no')
    .executeTakeFirstOrThrow()
  return found.id
}

/** A page, who looks at it, and under which name it is kept where it is kept. */
interface Sight {
  readonly shot?: string
  readonly who?: string
  /** Looked at by whoever wrote something that is in one of these states. */
  readonly of?: readonly string[]
  readonly at: string | (() => Promise<string>)
  readonly until?: (visitor: Visitor) => Promise<void>
}

/** Who wrote most at something in one of the states, and what. */
async function authorOf(states: readonly string[]): Promise<{ readonly id: string; readonly email: string }> {
  const found = await database.db
    .selectFrom('suggestion')
    .innerJoin('person', 'person.id', 'suggestion.filer')
    .select(['suggestion.id', 'person.email'])
    .where('suggestion.state', 'in', states as never)
    .orderBy('suggestion.versions', 'desc')
    .orderBy(
      (it) =>
        it
          .selectFrom('answer')
          .select(it.fn.countAll().as('n'))
          .whereRef('answer.suggestion', '=', 'suggestion.id'),
      'desc',
    )
    .orderBy('suggestion.title')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { id: found.id, email: String(found.email) }
}

async function unitOf(who: string): Promise<string> {
  const { org } = await database.db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person')
    .select('member.org')
    .where('person.email', 'like', `${who}@%`)
    .limit(1)
    .executeTakeFirstOrThrow()
  return org
}

/** What waits at the office, in the middle of its list. */
async function waitingAt(office: string): Promise<string> {
  const { id } = await database.db
    .selectFrom('suggestion')
    .select('id')
    .where('office', '=', office as never)
    .where('state', '=', 'submitted')
    .orderBy('versions', 'desc')
    .orderBy('since')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

/** Something that the demo's expert judges, and a round of the office. */
async function taskIn(state: 'accepted'): Promise<string> {
  const { id } = await database.db
    .selectFrom('task')
    .innerJoin('expert', 'expert.id', 'task.expert')
    .innerJoin('person', 'person.id', 'expert.person')
    .select('task.id')
    .where('person.email', 'like', 'expert@%')
    .where('task.state', '=', state)
    .orderBy('task.rev', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}
async function roundIn(state: 'open' | 'closed'): Promise<string> {
  const { id } = await database.db
    .selectFrom('round')
    .select('id')
    .where('office', '=', 'GX')
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return id
}

const filed = ['submitted', 'accepted', 'office-returned', 'reserve']
const drafts = ['draft']

const sights: readonly Sight[] = [
  { shot: 'home', at: '/' },
  { shot: 'notice', at: '/notice' },
  { shot: 'readiness', at: '/readiness' },
  { shot: 'sign-in', at: '/sign-in' },
  { at: '/find-office' },
  { at: '/contacts' },
  { at: '/receipt' },
  { at: '/help' },
  { at: '/privacy' },
  { at: '/accessibility' },
  { at: '/site-map' },
  { at: '/register' },
  { at: '/reset' },
  { at: '/verify' },
  { at: '/partner' },
  { at: '/calls/dalian-2024/kinds/JBGS' },
  { at: '/no-such-page' },
  { shot: 'start', who: 'company', at: '/start?kind=JBGS' },
  {
    shot: 'editor',
    of: drafts,
    at: '/suggestions/$id/edit',
  },
  {
    shot: 'check',
    of: drafts,
    at: '/suggestions/$id/edit?at=check',
    until: async ({ page }) => page.locator('.check-group').first().waitFor(),
  },
  {
    shot: 'receipt',
    of: filed,
    at: '/suggestions/$id?receipt=1',
  },
  { shot: 'my-suggestions', who: 'company', at: '/suggestions' },
  {
    shot: 'timeline',
    of: filed,
    at: '/suggestions/$id',
    until: async ({ page }) => page.locator('.timeline li').first().waitFor(),
  },
  { who: 'company', at: '/account' },
  { who: 'company', at: '/notices' },
  { who: 'company', at: '/exports' },
  { who: 'company-admin', at: async () => `/unit/${await unitOf('company-admin')}` },
  { who: 'company-admin', at: async () => `/unit/${await unitOf('company-admin')}/members` },
  { who: 'company-admin', at: async () => `/unit/${await unitOf('company-admin')}/settings` },
  {
    shot: 'unit-desk',
    who: 'research-office',
    at: async () => `/unit/${await unitOf('research-office')}/review`,
    until: async ({ page }) => page.locator('.queue tbody tr').first().waitFor(),
  },
  {
    shot: 'office',
    who: 'office-gx',
    at: async () => `/office/GX?view=waiting&at=${await waitingAt('GX')}&open=yes`,
    until: async ({ page, eyes }) =>
      page
        .locator(eyes.width === 390 ? '.queue tbody tr' : '.dec .go')
        .first()
        .waitFor(),
  },
  {
    shot: 'work',
    who: 'office-gx',
    at: async () => `/suggestions/${await waitingAt('GX')}/work`,
    until: async ({ page }) => page.locator('.dec .go').waitFor(),
  },
  { who: 'triage', at: '/triage' },
  { who: 'leader', at: '/statistics' },
  { at: '/transparency' },
  { who: 'expert', at: '/judging' },
  { who: 'expert', at: async () => `/judging/${await taskIn('accepted')}` },
  { who: 'office-gx', at: '/office/GX/rounds' },
  { who: 'office-gx', at: async () => `/rounds/${await roundIn('open')}` },
  { who: 'office-gx', at: async () => `/rounds/${await roundIn('closed')}/results` },
  { who: 'office-gx', at: '/office/GX/meetings' },
  { who: 'office-gx', at: '/projects' },
  { shot: 'project', who: 'head-gx', at: async () => `/projects/${await projectAt('acceptance')}` },
  { who: 'company', at: async () => `/projects/${await projectAt('acceptance')}` },
  { shot: 'admin-units', who: 'sysadmin', at: '/admin/orgs' },
  { who: 'sysadmin', at: '/admin/people' },
  { who: 'sysadmin', at: '/admin/roles' },
  { who: 'sysadmin', at: '/admin/outbox' },
  { shot: 'admin-calls', who: 'triage', at: '/admin/calls' },
  { who: 'triage', at: '/admin/exports' },
  { shot: 'audit', who: 'auditor', at: '/admin/audit' },
  { who: 'auditor', at: '/admin/refusals' },
  { who: 'sysadmin', at: '/admin/personal' },
]

const shown = shots ? sights.filter((it) => it.shot !== undefined) : sights
const eyes = shots
  ? languages.flatMap((language) => widths.map((width): Eyes => ({ language, width })))
  : looks

/** One browser window for each who looks with some eyes: what the pages share is fetched and read once. */
async function visitorFor(who: string, eyes: Eyes, cookie: string | undefined): Promise<Visitor> {
  const key = `${who} ${eyes.language} ${eyes.width}`
  const open = visitors.get(key) ?? (await openVisitor(browser, server, eyes, cookie))
  visitors.set(key, open)
  return open
}

describe.each(eyes.map((it, at) => [it.language, it.width, at] as const))(
  'in %s at %d',
  (language, width, turn) => {
    test.each(
      shown.map(
        (it, place) =>
          [`${it.shot ?? ''} ${typeof it.at === 'string' ? it.at : ''} ${it.who ?? ''}`, it, place] as const,
      ),
    )('%s', async (_name, { shot, who = '', of, at, until }, place) => {
      const author = of === undefined ? undefined : await authorOf(of)
      const cookie = author ? await signedIn(author.email) : cookies.get(who)
      const address = typeof at === 'string' ? at.replace('$id', author?.id ?? '') : await at()
      const visitor = await visitorFor(author?.email ?? who, { language, width }, cookie)
      await visitor.go(address)
      await until?.(visitor)
      await settle(visitor.page)
      if (shots && shot !== undefined) {
        mkdirSync(folder, { recursive: true })
        const png = await visitor.page.screenshot({ animations: 'disabled', caret: 'hide' })
        writeFileSync(path.join(folder, `${shot}-${width}-${language}.png`), smallPng(png))
      }
      // axe sees each page in one language and at one size, the pages taking turns; the long form has it see all.
      if (!shots) await (long || place % eyes.length === turn ? visitor.look() : visitor.fits())
      visitor.nothingWrong()
    })
  },
)
