import type { FastifyInstance } from 'fastify'
import type { CallView } from '#api/calls.ts'
import { type As, requests, type TestApp } from '#test/support/app.ts'
import { type City, granted } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { openSite, type Site } from './site.ts'

/** The built product with everybody whom the bureau needs; what tests ask of it goes over the wire. */
export interface Product {
  readonly site: Site
  readonly call: CallView
  /** For the steps of test/support/journey.ts, sent to the product instead of to an app in the test's own process. */
  readonly city: City
  as(person: MadePerson): Promise<As>
  close(): Promise<void>
}

/** `env` is what the operator sets beside the usual. */
export async function openProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const site = await openSite(undefined, env)
  const app = overTheWire(site.origin)
  const wired: TestApp = {
    ...site.behind,
    app,
    anyone: requests(app, undefined),
    as: (cookie) => requests(app, cookie),
    signIn: async (email) => requests(app, (await site.behind.signIn(email)).cookie),
  }
  const call: CallView = granted(await wired.anyone.get('/calls')).calls[0]
  const officers = new Map<string, MadePerson>()
  const heads = new Map<string, MadePerson>()
  for (const { code } of call.offices) {
    officers.set(code, await aPerson(wired, { name: '经办员', staff: [['officer', code]] }))
    heads.set(code, await aPerson(wired, { name: '负责人', staff: [['office-head', code]] }))
  }
  const city: City = {
    site: wired,
    call,
    keeper: await aPerson(wired, { name: '系统管理员', staff: [['sys-admin']] }),
    triage: await aPerson(wired, { name: '分办员', staff: [['triage']] }),
    auditor: await aPerson(wired, { name: '审计员', staff: [['auditor']] }),
    officers,
    heads,
    as: (person) => {
      if (!person) throw new Error('Nobody holds that.')
      return wired.signIn(person.email)
    },
  }
  return { site, call, city, as: (person) => wired.signIn(person.email), close: site.close }
}

interface Injected {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: object
}

/** Answers `inject` by a real request; of a whole app the steps use nothing else. */
function overTheWire(origin: string): FastifyInstance {
  const inject = async ({ method, url, headers = {}, payload }: Injected) => {
    const raw = payload instanceof Uint8Array
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: { ...(payload && !raw ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(payload === undefined ? {} : { body: raw ? (payload as BodyInit) : JSON.stringify(payload) }),
    })
    return {
      statusCode: answer.status,
      body: await answer.text(),
      headers: { ...Object.fromEntries(answer.headers), 'set-cookie': answer.headers.getSetCookie().join() },
    }
  }
  return { inject } as unknown as FastifyInstance
}
