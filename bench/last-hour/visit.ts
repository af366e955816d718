import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Browser, Line } from './line.ts'
import type { Mix } from './mix.ts'
import type { Tallies } from './tally.ts'

/** Somebody who comes: a draft of their own that is nearly done, the secret of their session, and how they would sign in. */
export interface Filer {
  readonly draft: string
  readonly kind: string
  readonly token: string
  readonly account: string
  readonly rev: number
  readonly revision: number
  readonly prose: readonly { readonly path: string; readonly rev: number }[]
  readonly files: readonly { readonly id: string; readonly field: string }[]
}

export interface Officer {
  readonly office: string
  readonly token: string
  readonly lies: readonly string[]
}

/** What the server said it had: to be found in the database afterwards, each of them. */
export interface Acknowledged {
  readonly saves: {
    readonly draft: string
    readonly op: string
    readonly path: string
    readonly sha: string
  }[]
  readonly files: { readonly draft: string; readonly file: string; readonly sha: string }[]
  readonly handIns: { readonly draft: string; readonly version: number; readonly digest: string }[]
}

export interface Going {
  readonly line: Line
  readonly tally: Tallies
  readonly mix: Mix
  readonly call: string
  readonly password: string
  readonly said: Acknowledged
  /** Chance of their own, so that a run can be had again. */
  readonly chance: () => number
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))
export const shaOf = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex')
const api = (path: string) => `/api/v1${path}`

/** One filer's last minutes: comes, opens the draft, writes, looks at the findings, hands in. */
export async function fileIn(
  { line, tally, mix, call, password, said, chance }: Going,
  who: Filer,
  n: number,
): Promise<void> {
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  const between = ([least, most]: readonly [number, number]) => least + (most - least) * chance()
  const browser: Browser = { address, cookies: new Map([['zhinan', who.token]]) }
  const began = performance.now()
  if (chance() < mix.signsIn) {
    browser.cookies.clear()
    const json = { account: who.account, password }
    const signIn = { name: 'sign in', method: 'POST', path: api('/session'), json } as const
    if (!(await line.send(signIn, browser))) return
  }
  const get = (name: string, path: string) => line.send({ name, path: api(path) }, browser)
  const post = (name: string, path: string, json: unknown, reads = true) =>
    line.send({ name, method: 'POST', path: api(path), json, reads }, browser)
  await get('who am I', '/session')
  await get('my list', '/suggestions?limit=50')
  await get('form', `/calls/${call}/forms/${who.kind}`)
  if (!(await get('open draft', `/suggestions/${who.draft}/draft`))) return
  tally.answered('to come in', performance.now() - began)

  let rev = who.rev
  const bases = new Map(who.prose.map((it) => [it.path, it.rev]))
  for (let save = 0; save < mix.saves; save++) {
    await pause(between(mix.writes))
    const path = who.prose[save % who.prose.length]?.path
    if (path === undefined) break
    const value = `最后一小时写下的第 ${save + 1} 段，${randomBytes(6).toString('hex')}。`.repeat(8)
    const op = randomUUID()
    const came = await post('save', `/suggestions/${who.draft}/answers`, {
      ops: [{ op, path, value, base: bases.get(path) ?? 0 }],
    })
    if (!came) continue
    said.saves.push({ draft: who.draft, op, path, sha: shaOf(value) })
    rev = came.body.rev
    bases.set(path, rev)
  }
  const [old] = who.files
  if (old && chance() < mix.uploads) await replaceFile(old)
  if (chance() < mix.checks) await post('check', `/suggestions/${who.draft}/check`, {}, false)
  if (chance() >= mix.handsIn) return
  const look = { name: 'look again', path: api(`/suggestions/${who.draft}`), reads: true }
  const now = await line.send(look, browser)
  const revision = now?.body.suggestion.revision ?? who.revision
  const done = await post('hand in', `/suggestions/${who.draft}/hand-in`, { revision, key: randomUUID() })
  if (done) {
    const { version, digest } = done.body.receipt
    said.handIns.push({ draft: who.draft, version, digest })
  }

  async function replaceFile({ id, field }: { readonly id: string; readonly field: string }): Promise<void> {
    const files = `/suggestions/${who.draft}/files`
    const away = { name: 'take file out', method: 'DELETE', path: api(`${files}/${id}`) } as const
    if (!(await line.send(away, browser))) return
    const [least, most] = mix.uploadSize
    const size = Math.round(least * (most / least) ** chance())
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)])
    const announced = await post('announce file', files, { field, name: '附件.pdf', size: bytes.length })
    if (!announced) return
    const { id: file, partSize } = announced.body.file
    for (let part = 0; part * partSize < bytes.length; part++) {
      const path = api(`${files}/${file}/parts/${part}`)
      const slice = bytes.subarray(part * partSize, (part + 1) * partSize)
      if (!(await line.send({ name: 'upload a part', method: 'PUT', path, bytes: slice }, browser))) return
    }
    const sha = shaOf(bytes)
    if (await post('finish file', `${files}/${file}/finish`, { sha256: sha }))
      said.files.push({ draft: who.draft, file, sha })
  }
}

/** An officer in the same half hour: the list, two suggestions, and now and then an export. */
export async function lookIn({ line, mix, chance }: Going, who: Officer, n: number): Promise<void> {
  const browser: Browser = {
    address: `10.255.${(n >> 8) & 255}.${n & 255}`,
    cookies: new Map([['zhinan', who.token]]),
  }
  const get = (name: string, path: string) => line.send({ name, path: api(path) }, browser)
  await get('office list', `/offices/${who.office}/queue?view=waiting&limit=50`)
  for (let look = 0; look < 2; look++) {
    await pause(2000 + 4000 * chance())
    await get('one suggestion', `/suggestions/${who.lies[Math.floor(chance() * who.lies.length)]}`)
  }
  if (chance() < mix.exports / mix.officers) {
    const json = { key: randomUUID(), sort: 'office-suggestions', wanted: { office: who.office } }
    await line.send({ name: 'ask for export', method: 'POST', path: api('/exports'), json }, browser)
  }
}
