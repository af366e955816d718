import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookForChanges } from '#server/background/look.ts'
import { catchUp, readChanged } from '#server/background/read.ts'
import { textsChanged } from '#server/db/changed-texts.ts'
import { factsOf } from '#server/db/facts.ts'
import { keepFileText } from '#server/db/file-texts.ts'
import { markRemoved } from '#server/db/files.ts'
import { likenessOf, takeOut } from '#server/db/likeness.ts'
import { compareFiles } from '#server/jobs/compare-files.ts'
import { compareSuggestion } from '#server/jobs/fingerprint.ts'
import { readDirections } from '#server/jobs/read-directions.ts'
import type { Answer, As } from '#test/support/app.ts'
import { attach } from '#test/support/attach.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said } from '#test/support/journey.ts'
import { handInText, likeTexts } from '#test/support/like-texts.ts'
import { aPdf } from '#test/support/make-files.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { statementsDuring } from '#test/support/statements.ts'

type Name = keyof typeof likeTexts

let here: City
let office: string
let officer: As
let head: As
let elsewhere: As
const ids = {} as Record<Name, string>
const filers = {} as Record<Name, As>

beforeAll(async () => {
  here = await city()
  const writers: { readonly person: MadePerson; readonly org: MadeOrg }[] = []
  for (const _ of ['one', 'two']) {
    const person = await aPerson(here.site)
    const org = await aReadyOrg(here, { type: 'ENT', members: [{ person, filer: true, admin: true }] })
    writers.push({ person, org })
  }
  for (const [n, name] of (['original', 'again', 'kin', 'stranger'] as const).entries()) {
    const writer = writers[n % 2]
    if (!writer) throw new Error('Nobody writes.')
    const filer = await here.as(writer.person)
    const made = await handInText(here, filer, writer.org.id, likeTexts[name])
    ids[name] = made.id
    filers[name] = filer
    office = made.office
  }
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
  elsewhere = await here.as(here.officers.get([...here.officers.keys()].find((it) => it !== office) ?? ''))
  await changesRead()
})
afterAll(() => here.site.close())

/** What has changed is read now, as the background would; gives how many there were. */
async function changesRead(): Promise<number> {
  const waiting = await here.site.ctx.db.selectFrom('text_changed').select('suggestion').execute()
  await readChanged(here.site.ctx)
  expect(await here.site.ctx.db.selectFrom('text_changed').select('suggestion').execute()).toEqual([])
  return waiting.length
}

const similar = async (as: As, id: string): Promise<Answer> => as.get(`/suggestions/${id}/similar`)
const names = (answer: Answer): readonly (readonly [string, string])[] =>
  granted(answer).items.map((it: { relation: string; suggestion: { id: string } }) => [
    Object.entries(ids).find(([, id]) => id === it.suggestion.id)?.[0] ?? it.suggestion.id,
    it.relation,
  ])

describe('what is alike', () => {
  test('is found at hand-in: the reworded one a duplicate, the subject kindred, the rest nothing', async () => {
    expect(names(await similar(officer, ids.original))).toEqual([
      ['again', 'duplicate'],
      ['kin', 'kindred'],
    ])
    expect(names(await similar(officer, ids.stranger))).toEqual([])
    const [first] = granted(await similar(officer, ids.original)).items
    expect(first.score).toBeGreaterThan(0.6)
    expect(first.reasons.map((it: { code: string }) => it.code)).toContain('shared-words')
    expect(Object.keys(first.suggestion).sort()).toEqual([
      'call',
      'field',
      'id',
      'kind',
      'no',
      'org',
      'state',
      'title',
    ])
    expect((await similar(officer, ids.original)).body).toMatchObject({ compared: true, mayJudge: true })
  })

  test('is shown side by side with the same passages on both', async () => {
    const it = granted(await officer.get(`/suggestions/${ids.original}/similar/${ids.again}`))
    const numbers = (side: { fields: { pieces: { passage?: number }[] }[] }) =>
      new Set(side.fields.flatMap((one) => one.pieces.flatMap((piece) => piece.passage ?? [])))
    expect(it.passages).toBeGreaterThan(2)
    expect(numbers(it.one).size).toBe(it.passages)
    expect(numbers(it.other)).toEqual(numbers(it.one))
    const whole = (side: { fields: { pieces: { text: string }[] }[] }) =>
      side.fields.map((one) => one.pieces.map((piece) => piece.text).join('')).join('\n')
    expect(whole(it.one)).toContain(likeTexts.original.text)
    expect(whole(it.other)).toContain(likeTexts.again.text)
    expect(it.one.fields.every((one: { share: number }) => one.share >= 0 && one.share <= 1)).toBe(true)
    const strangers = granted(await officer.get(`/suggestions/${ids.stranger}/similar/${ids.original}`))
    expect([strangers.relation, strangers.judged]).toEqual([null, null])
  })
})

describe('nobody is told of what they may not see', () => {
  test('neither who filed it, nor another office, nor somebody signed out', async () => {
    for (const [as, answer] of [
      [filers.original, '403'],
      [elsewhere, '404 not-found'],
      [here.site.anyone, '401'],
    ] as const)
      for (const path of [
        `/suggestions/${ids.original}/similar`,
        `/suggestions/${ids.original}/similar/${ids.again}`,
      ])
        expect(said(await as.get(path))).toMatch(new RegExp(`^${answer}`))
  })

  test('an office sees of what is like its own only what it reads, and no number of the rest', async () => {
    const { db } = here.site.ctx
    const other = [...here.officers.keys()].find((it) => it !== office) ?? ''
    await db.updateTable('suggestion').set({ office: other }).where('id', '=', ids.again).execute()
    const answer = await similar(officer, ids.original)
    expect(names(answer)).toEqual([['kin', 'kindred']])
    expect(JSON.stringify(answer.body)).not.toContain(ids.again)
    expect(said(await officer.get(`/suggestions/${ids.original}/similar/${ids.again}`))).toBe('404 not-found')
    expect(said(await judge(officer, 'original', 'again', 'different'))).toBe('404 not-found')
    expect(names(await similar(await here.as(here.triage), ids.original))).toHaveLength(2)
    await db.updateTable('suggestion').set({ office }).where('id', '=', ids.again).execute()
  })

  test('what is frozen is out at once, and back when it is thawed', async () => {
    granted(await move(officer, ids.again, 'freeze', { reason: '疑似涉密，先行隐藏，待核。' }))
    expect(names(await similar(head, ids.original))).toEqual([['kin', 'kindred']])
    expect(said(await similar(head, ids.again))).toBe('409 wrong-state')
    const { db } = here.site.ctx
    const left = await db
      .selectFrom('fingerprint')
      .select('suggestion')
      .where('suggestion', '=', ids.again)
      .execute()
    expect(left).toEqual([])
    expect(await changesRead()).toBe(1)
    expect(names(await similar(head, ids.original))).toEqual([['kin', 'kindred']])
    granted(await move(head, ids.again, 'thaw', { reason: '经核实不涉密，恢复办理。' }))
    expect(await changesRead()).toBe(1)
    expect(names(await similar(officer, ids.original))).toHaveLength(2)
  })
})

const judge = (as: As, one: Name, other: Name, judged: string): Promise<Answer> =>
  as.put(`/suggestions/${ids[one]}/similar/${ids[other]}`, { judged })
const judgedOf = async (one: Name, other: Name): Promise<string | undefined> =>
  granted(await similar(officer, ids[one])).items.find(
    (it: { suggestion: { id: string } }) => it.suggestion.id === ids[other],
  )?.judged

describe('what people say of two', () => {
  test('goes before what was counted, once however often it is said, and survives counting again', async () => {
    granted(await judge(officer, 'original', 'again', 'duplicate'))
    granted(await judge(officer, 'original', 'again', 'duplicate'))
    granted(await judge(officer, 'again', 'original', 'duplicate'))
    const [a, b] = [ids.original, ids.again].sort()
    const facts = await factsOf(here.site.ctx.db, `likeness ${a} ${b}`)
    expect(facts.map((it) => [it.happened, it.detail['judged']])).toEqual([['likeness-judged', 'duplicate']])
    granted(await judge(officer, 'original', 'kin', 'different'))
    await compareSuggestion(here.site.ctx, ids.original)
    expect([await judgedOf('original', 'again'), await judgedOf('kin', 'original')]).toEqual([
      'duplicate',
      'different',
    ])
    expect(names(await similar(officer, ids.original)).at(-1)?.[0]).toBe('kin')
  })

  test('may go round in a circle, and stands for two that nothing was found of', async () => {
    granted(await judge(officer, 'again', 'stranger', 'duplicate'))
    granted(await judge(officer, 'stranger', 'original', 'duplicate'))
    expect(await judgedOf('stranger', 'original')).toBe('duplicate')
    expect(await judgedOf('original', 'again')).toBe('duplicate')
  })

  test('is for those who work on it, of two that lie with the bureau', async () => {
    const leader = await here.as(await aPerson(here.site, { staff: [['leader']] }))
    expect(said(await judge(leader, 'original', 'again', 'kindred'))).toMatch(/^403/)
    expect(said(await judge(filers.original, 'original', 'again', 'kindred'))).toMatch(/^403/)
    expect(said(await judge(officer, 'original', 'original', 'kindred'))).toBe('404 not-found')
    expect(said(await judge(officer, 'original', 'again', 'same'))).toBe('422 bad-input')
  })
})

test('what was there before is caught up on, and nothing twice', async () => {
  const { db } = here.site.ctx
  const rows = () =>
    db.selectFrom('likeness').select(['a', 'b', 'relation', 'judged']).orderBy('a').orderBy('b').execute()
  const before = await rows()
  await db.deleteFrom('fingerprint').execute()
  await catchUp(here.site.ctx)
  await catchUp(here.site.ctx)
  const after = await rows()
  const pairsOf = (all: typeof before) => all.map((it) => [it.a, it.b, it.judged])
  expect(pairsOf(after)).toEqual(pairsOf(before))
  expect(await db.selectFrom('fingerprint').select('suggestion').execute()).toHaveLength(4)
})

test('while a title is typed nothing of others comes through', async () => {
  const asked = await filers.stranger.post(`/calls/${here.call.id}/similar-titles`, {
    title: likeTexts.original.title,
  })
  expect(granted(asked)).toEqual({ items: [] })
  expect(said(await filers.stranger.post('/calls/nowhere/similar-titles', { title: '樱桃' }))).toBe(
    '404 not-found',
  )
})

describe('a published direction', () => {
  const guide = '0190a000-0000-7000-8000-00000000a001'
  let direction: string

  /** Puts an edition out; what it says of the direction is what counts from then on. */
  const publish = async (
    n: number,
    said: { readonly title: string; readonly text: string; readonly withheld?: true },
  ) => {
    const words = { zh: '往年指南', en: 'Last year’s guide' }
    const { title, text, withheld } = said
    const sentences = text.split(/(?<=。)/u).map((it, at) => ({ place: `content/${at}`, text: it }))
    const part = { id: 'content', title: words, entries: [{ label: words, sort: 'text', sentences }] }
    const it = {
      id: direction,
      no: '1.1',
      title,
      office: {},
      field: null,
      parts: [part],
      ...(withheld && { withheld }),
    }
    const content = { slug: 'last-year', title: words, sections: [{ no: '1', directions: [it] }] }
    const { db, now } = here.site.ctx
    const at = new Date(now())
    const values = { guide, n, content: JSON.stringify(content), digest: String(n), published_at: at }
    await db.insertInto('edition').values(values).execute()
  }
  const published = async (as: As, name: Name) => granted(await similar(as, ids[name])).directions
  const editionRead = () => readChanged(here.site.ctx)

  beforeAll(async () => {
    const made = await officer.post(`/offices/${office}/directions`, {
      key: aKey(),
      call: here.call.id,
      kind: 'ZDYF',
      field: null,
      topDown: '上级规划要求设立这一方向。',
      sources: [],
    })
    direction = granted(made).id
    const leader = (await aPerson(here.site, { staff: [['leader']] })).id
    const { db, now } = here.site.ctx
    const at = new Date(now())
    const words = JSON.stringify({ zh: '往年指南', en: 'Last year’s guide' })
    await sql`insert into guide (id, call, slug, title, kinds, state, since, created_at, by_person, approved_by, approved_at, published_at)
      values (${guide}, ${here.call.id}, 'last-year', ${words}, '{}', 'published', ${at}, ${at}, ${leader}, ${leader}, ${at}, ${at})`.execute(
      db,
    )
  })

  test('that says the same is shown with its reasons and its permanent address, and to no stranger', async () => {
    await publish(1, likeTexts.again)
    expect(await published(officer, 'original')).toEqual([])
    await editionRead()
    const [found, ...more] = await published(officer, 'original')
    expect(more).toEqual([])
    expect(found).toMatchObject({
      relation: 'duplicate',
      no: '1.1',
      title: likeTexts.again.title,
      guide: { slug: 'last-year', title: { zh: '往年指南' } },
    })
    expect(found.reasons.length).toBeGreaterThan(0)
    expect(await published(officer, 'stranger')).toEqual([])
    const typed = { title: likeTexts.original.title }
    const titles = await filers.stranger.post(`/calls/${here.call.id}/similar-titles`, typed)
    expect(granted(titles).items).toMatchObject([{ no: '1.1', guide: { slug: 'last-year' } }])
    expect(said(await similar(elsewhere, ids.original))).toBe('404 not-found')
  })

  test('that was corrected is read anew, and one that was withheld is not shown at all', async () => {
    await publish(2, likeTexts.stranger)
    await editionRead()
    expect(await published(officer, 'original')).toEqual([])
    expect((await published(officer, 'stranger')).length).toBe(1)
    await publish(3, { ...likeTexts.stranger, withheld: true })
    expect(await published(officer, 'stranger')).toEqual([])
    await editionRead()
    expect(await published(officer, 'stranger')).toEqual([])
  })

  test('is read while a suggestion that was like it goes away, and neither waits for the other', async () => {
    const { db } = here.site.ctx
    await publish(31, likeTexts.original)
    await editionRead()
    await publish(32, likeTexts.stranger)
    const waits = async () => {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
      return rows.length
    }
    let read: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async (tx) => {
      // What every move does, in its order: it says that the text has changed, then takes out what was like it.
      await textsChanged(tx, [ids.again])
      await sql`select 1`.execute(tx)
      read = editionRead()
      await expect.poll(waits).toBeGreaterThan(0)
      await tx.deleteFrom('direction_likeness').where('suggestion', '=', ids.again).execute()
    })
    await read
    expect((await published(officer, 'stranger')).length).toBe(1)
  })

  test('that cannot be read keeps nothing else from being read', async () => {
    await publish(33, { title: likeTexts.again.title, text: likeTexts.again.text })
    const { db } = here.site.ctx
    const { content } = await db
      .selectFrom('edition')
      .select('content')
      .where('guide', '=', guide)
      .where('n', '=', 33)
      .executeTakeFirstOrThrow()
    // As an edition of a program that does not exist yet might be: its parts are not what this one takes them for.
    const odd = JSON.stringify(content).replaceAll('"entries":', '"other":')
    await sql`insert into edition (guide, n, content, digest, published_at)
      select guide, 34, ${odd}::jsonb, '34', published_at from edition where guide = ${guide} and n = 33`.execute(
      db,
    )
    await db.transaction().execute((tx) => textsChanged(tx, [ids.original]))
    await editionRead()
    expect(await db.selectFrom('text_changed').select('suggestion').execute()).toEqual([])
    await publish(35, likeTexts.again)
    await editionRead()
    expect((await published(officer, 'original')).length).toBe(1)
  })

  test('of a suggestion that went away nothing is kept', async () => {
    const { db } = here.site.ctx
    await publish(44, likeTexts.original)
    await editionRead()
    const rows = async () =>
      (await db.selectFrom('direction_likeness').select('suggestion').execute()).map((it) => it.suggestion)
    const before = (await rows()).sort()
    expect(before).toEqual([ids.original, ids.again, ids.kin].sort())
    await db.transaction().execute((tx) => takeOut(tx, [ids.again]))
    expect((await rows()).sort()).toEqual([ids.original, ids.kin].sort())
    await compareSuggestion(here.site.ctx, ids.again)
  })

  test('is compared with what is near it and still open, as if it had been there before', async () => {
    const { db } = here.site.ctx
    const compared = () =>
      db.selectFrom('direction_likeness').select(['suggestion', 'score']).orderBy('suggestion').execute()
    const marked = async () =>
      (await db.selectFrom('text_changed').select('suggestion').execute()).map((it) => it.suggestion)
    const closed = async (state: string) =>
      db.updateTable('suggestion').set({ state }).where('id', '=', ids.kin).execute()
    await publish(45, likeTexts.stranger)
    await editionRead()
    expect((await compared()).map((it) => it.suggestion)).toEqual([ids.stranger])
    // One of three that are like the next edition has been concluded, and the stranger was like the one before.
    const { state } = await db
      .selectFrom('suggestion')
      .select('state')
      .where('id', '=', ids.kin)
      .executeTakeFirstOrThrow()
    await closed('not-adopted')
    await publish(46, likeTexts.original)
    await readDirections(here.site.ctx, async () => {})
    expect((await marked()).sort()).toEqual([ids.original, ids.again, ids.stranger].sort())
    await editionRead()
    const after = await compared()
    expect(after.map((it) => it.suggestion)).toEqual([ids.original, ids.again].sort())
    // What is compared afterwards, whole, finds the same.
    await compareSuggestion(here.site.ctx, ids.original)
    await compareSuggestion(here.site.ctx, ids.again)
    expect(await compared()).toEqual(after)
    await closed(state)
  })

  test('that goes out while the server runs is read at the next look, and a look without one asks for nothing', async () => {
    const { ctx } = here.site
    let reads = 0
    const read = async (): Promise<boolean> => {
      reads++
      await readChanged(ctx)
      return true
    }
    const looking = lookForChanges(ctx, { read }, { every: 10, longest: 10 })
    const editionsRead = async () =>
      (await ctx.db.selectFrom('direction_fingerprint').select('edition').execute()).map((it) => it.edition)
    try {
      await publish(47, likeTexts.again)
      await expect.poll(editionsRead).toEqual([47])
      await publish(48, likeTexts.kin)
      await expect.poll(editionsRead).toEqual([48])
      expect(reads).toBeLessThanOrEqual(3)
    } finally {
      await looking.stop()
    }
  })
})

test('from where on two are called alike is the call’s to say', async () => {
  const found = async () => names(await similar(officer, ids.again)).map(([name]) => name)
  expect(await found()).toContain('kin')
  const whole = (await here.site.ctx.calls.byId(here.call.id))?.call
  if (!whole) throw new Error('The call is gone.')
  await here.site.install({ ...whole, likeness: { kindred: 1 } })
  await compareSuggestion(here.site.ctx, ids.again)
  expect(await found()).not.toContain('kin')
  await here.site.install(whole)
  await compareSuggestion(here.site.ctx, ids.again)
  expect(await found()).toContain('kin')
})

test('the list takes as many statements however many are alike', async () => {
  const count = async (id: string): Promise<number> => {
    await similar(officer, id)
    return statementsDuring(async () => granted(await similar(officer, id)))
  }
  expect([await count(ids.original), await count(ids.kin)]).toEqual([6, 6])
})

test('a text that was changed is compared as it is now, not as it was read before', async () => {
  // A person has judged the two, so that they stay a pair; what was counted of them says whether their texts are alike.
  const counted = async () => (await likenessOf(here.site.ctx.db, ids.original, ids.again))?.parts
  const filer = filers.again
  // Read and kept: the one is compared with the other.
  await compareSuggestion(here.site.ctx, ids.original)
  expect(await counted()).toMatchObject({ reasons: expect.any(Array) })
  granted(await move(officer, ids.again, 'office-return', { reason: '请写明考核指标。', remarks: [] }))
  const { answers } = granted(await filer.get(`/suggestions/${ids.again}/draft`))
  const told = likeTexts.again.text.split(/(?<=。)/u)
  const ops = answers
    .filter(({ value }: { value: unknown }) => value === likeTexts.again.text || told.includes(String(value)))
    .map(({ path, rev, value }: { path: string; rev: number; value: string }) => ({
      op: aKey(),
      path,
      value: likeTexts.stranger.text.slice(0, value.length),
      base: rev,
    }))
  const title = answers.find((it: { path: string }) => it.path === 'title')
  ops.push({ op: aKey(), path: 'title', value: likeTexts.stranger.title, base: title.rev })
  granted(await filer.post(`/suggestions/${ids.again}/answers`, { ops }))
  granted(await move(filer, ids.again, 'hand-in'))
  await compareSuggestion(here.site.ctx, ids.original)
  expect(await counted()).toEqual({})
  await changesRead()
  expect(names(await similar(officer, ids.stranger)).map(([name]) => name)).toContain('again')
})

describe('attachments', () => {
  const annex = Array.from(
    { length: 14 },
    (_, n) => `第 ${n * 37 + 3} 次海试由第 ${n * 53 + 7} 组保存记录，备查`,
  )
  const files: Partial<Record<Name, string>> = {}
  /** One more attachment of the latest version, as the job that reads them leaves it. */
  const attached = async (name: Name, called: string, text: string): Promise<string> => {
    const by = (
      await here.site.ctx.db
        .selectFrom('suggestion')
        .select('filer')
        .where('id', '=', ids[name])
        .executeTakeFirstOrThrow()
    ).filer
    const id = await attach(
      here.site,
      { suggestion: ids[name], field: 'attachments', name: called, by },
      aPdf([]),
    )
    await keepFileText(here.site.ctx.db, id, { outcome: 'read', text }, here.site.ctx.now())
    return id
  }
  const moveFile = (name: Name, field: string) =>
    here.site.ctx.db
      .updateTable('file')
      .set({ field })
      .where('id', '=', files[name] ?? '')
      .execute()
  const again = async (name: Name) => {
    await here.site.ctx.db.transaction().execute((tx) => textsChanged(tx, [ids[name]]))
    await changesRead()
  }
  const byFiles = (answer: Answer) => names(answer).filter(([, relation]) => relation === null)

  beforeAll(async () => {
    await attached('original', '许可证.pdf', '营业许可证')
    await attached('again', '许可证.pdf', '营业许可证')
    files.kin = await attached('kin', '海试记录.pdf', annex.join('；'))
    files.stranger = await attached('stranger', '试验.pdf', annex.with(3, '其余从略').join('。'))
    expect(await changesRead()).toBe(4)
  })

  test('that say nearly the same are a reason of their own, and change no score', async () => {
    const answer = await similar(officer, ids.kin)
    expect(byFiles(answer)).toEqual([['stranger', null]])
    const found = granted(answer).items.at(-1)
    expect([found.score, found.judged]).toEqual([0, null])
    expect(found.reasons).toEqual([
      {
        code: 'like-files',
        files: [
          {
            own: { id: files.kin, name: '海试记录.pdf' },
            other: { id: files.stranger, name: '试验.pdf' },
            percent: expect.any(Number),
          },
        ],
      },
    ])
    expect(byFiles(await similar(officer, ids.stranger))).toEqual([['kin', null]])
    expect(byFiles(await similar(officer, ids.original))).toEqual([])
    const side = granted(await officer.get(`/suggestions/${ids.kin}/similar/${ids.stranger}`))
    expect(side.relation).toBeNull()
    expect(side.files).toHaveLength(1)
    expect(side.files[0].percent).toBeGreaterThan(80)
    expect(side.files[0].passages[0]).toContain('第 3 次海试由第 7 组保存记录')
  })

  test('are told of nobody who may not read both, nor where they answer what only the office reads', async () => {
    const { db } = here.site.ctx
    const other = [...here.officers.keys()].find((it) => it !== office) ?? ''
    await db.updateTable('suggestion').set({ office: other }).where('id', '=', ids.stranger).execute()
    const answer = await similar(officer, ids.kin)
    expect([byFiles(answer), JSON.stringify(answer.body).includes('试验.pdf')]).toEqual([[], false])
    expect(said(await officer.get(`/suggestions/${ids.kin}/similar/${ids.stranger}`))).toBe('404 not-found')
    expect(byFiles(await similar(await here.as(here.triage), ids.kin))).toEqual([['stranger', null]])
    await db.updateTable('suggestion').set({ office }).where('id', '=', ids.stranger).execute()
    await moveFile('stranger', 'competitorTeamsCity')
    await again('stranger')
    expect(byFiles(await similar(officer, ids.kin))).toEqual([])
    await moveFile('stranger', 'attachments')
    await again('stranger')
    expect(byFiles(await similar(officer, ids.kin))).toEqual([['stranger', null]])
  })

  test('of what is frozen are out at once and back when it is thawed; a file that is taken out is out', async () => {
    granted(await move(officer, ids.stranger, 'freeze', { reason: '疑似涉密，先行隐藏，待核。' }))
    expect(byFiles(await similar(head, ids.kin))).toEqual([])
    await changesRead()
    expect(byFiles(await similar(head, ids.kin))).toEqual([])
    granted(await move(head, ids.stranger, 'thaw', { reason: '经核实不涉密，恢复办理。' }))
    await changesRead()
    expect(byFiles(await similar(head, ids.kin))).toEqual([['stranger', null]])
    await here.site.ctx.db.transaction().execute((tx) => markRemoved(tx, files.stranger ?? ''))
    expect(byFiles(await similar(head, ids.kin))).toEqual([])
  })

  test('that many suggestions hold are a paper to fill in, and tell nothing', async () => {
    const { db } = here.site.ctx
    const form = Array.from({ length: 20 }, (_, n) => `承诺事项第 ${n} 条按办法第 ${n * 71} 款执行`).join(
      '；',
    )
    const held = [await attached('kin', '承诺书.pdf', form)]
    for (const name of ['original', 'again'] as const) held.push(await attached(name, '承诺书.pdf', form))
    await changesRead()
    const told = async () =>
      JSON.stringify((await similar(officer, ids.original)).body).includes('承诺书.pdf')
    expect(await told()).toBe(true)
    for (let n = 0; n < 8; n++) held.push(await attached('stranger', `承诺书${n}.pdf`, form))
    await changesRead()
    expect(await told()).toBe(false)
    await db.transaction().execute(async (tx) => {
      for (const id of held) await markRemoved(tx, id)
    })
  })

  test('of which the likest are another office’s hide none that may be read', async () => {
    const { db } = here.site.ctx
    const other = [...here.officers.keys()].find((it) => it !== office) ?? ''
    await db.updateTable('suggestion').set({ office: other }).where('id', '=', ids.again).execute()
    const several = (name: Name, many: number) =>
      Promise.all(Array.from({ length: many }, (_, n) => attached(name, `附件${n}.pdf`, '略')))
    const [own, theirs] = [await several('kin', 8), await several('again', 8)]
    const readable = await several('stranger', 1)
    await changesRead()
    const print = (name: Name, of: readonly string[]) =>
      db
        .insertInto('file_print')
        .values(of.map((file) => ({ file, suggestion: ids[name], bands: [] })))
        .execute()
    await print('kin', own)
    await print('again', theirs)
    await print('stranger', readable)
    const like = (one: readonly string[], two: readonly string[], share: number) =>
      sql`insert into file_likeness (a, b, share) select least(one, two), greatest(one, two), ${share}
        from unnest(${[...one]}::uuid[]) one, unnest(${[...two]}::uuid[]) two`.execute(db)
    await like(own.slice(1), theirs, 0.9)
    await like(own.slice(0, 1), readable, 0.6)
    expect(byFiles(await similar(officer, ids.kin))).toEqual([['stranger', null]])
    const all = await similar(await here.as(here.triage), ids.kin)
    expect(JSON.stringify(all.body).includes(theirs[0] ?? '?')).toBe(true)
    await db.transaction().execute(async (tx) => {
      for (const id of [...own, ...theirs, ...readable]) await markRemoved(tx, id)
    })
    await db.updateTable('suggestion').set({ office }).where('id', '=', ids.again).execute()
  })

  test('are compared every one, however much they say together', async () => {
    const longText = (seed: number): string => {
      let at = seed
      return Array.from({ length: 45_000 }, () => {
        at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0
        return String.fromCodePoint(0x4e00 + ((at >>> 8) % 20_000))
      }).join('')
    }
    const held: { readonly id: string; readonly seed: number }[] = []
    for (const seed of [1, 2, 3, 4])
      held.push({ id: await attached('kin', `长报告${seed}.pdf`, longText(seed)), seed })
    // The others say more than a suggestion is found by.
    const last = held.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1)
    const theirs = await attached('stranger', '报告.pdf', `${longText(last?.seed ?? 0)}以下从略`)
    for (const name of ['kin', 'stranger'] as const)
      expect(await compareFiles(here.site.ctx, ids[name])).toBe(true)
    const side = granted(await officer.get(`/suggestions/${ids.kin}/similar/${ids.stranger}`))
    expect(side.files).toMatchObject([{ own: { id: last?.id }, other: { id: theirs } }])
  })
})
