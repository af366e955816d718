import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catchUp, readChanged } from '#server/background/read.ts'
import { indexSuggestion } from '#server/jobs/index-search.ts'
import type { As } from '#test/support/app.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  fillDraft,
  granted,
  move,
  said,
} from '#test/support/journey.ts'
import { aPerson, type MadePerson, password } from '#test/support/people.ts'

let here: City
let writer: MadePerson
let reviewer: MadePerson
let orgId: string
/** The office that gets what these tests file, and one that gets nothing. */
let office: string
let other: string
const made: Record<string, string> = {}

beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  const org = await aReadyOrg(here, {
    type: 'UNI',
    name: '某某海事大学',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  orgId = org.id
  for (const [name, title, abstract] of [
    ['ships', '远洋船舶智能航行研究', '面向10MW海上风电运维船，采用AI与5G通信，减少CO₂排放。'],
    ['drones', '低空巡检体系研究', '用无人驾驶航空器巡检港口设施，定位精度达到3.5厘米。'],
    ['kelp', '海带养殖政策研究', '沿海海带养殖的扶持政策，含远洋捕捞对比。'],
    ['frozen', '绝密甲乙冻结课题研究', '绝密甲乙的正文。'],
    ['purged', '绝密丙丁清除课题研究', '绝密丙丁的正文。'],
  ] as const)
    made[name] = await filed(title, abstract)
  const filer = await here.as(writer)
  made['draft'] = await begin(here, filer, orgId, 'RKX', { title: '绝密戊己草稿课题研究' })
  await indexed()
})
afterAll(() => here.site.close())

async function filed(title: string, abstract: string): Promise<string> {
  const filer = await here.as(writer)
  const id = await begin(here, filer, orgId, 'RKX', { title, abstract: abstract.padEnd(130, '，余略') })
  await fillDraft(here, filer, id)
  granted(await move(filer, id, 'hand-in'))
  const { suggestion } = granted(await move(await here.as(reviewer), id, 'approve'))
  office = suggestion.office
  other = here.call.offices.find((it) => it.code !== office)?.code ?? ''
  return id
}

/** Reads what is marked as changed, and nothing that is not. */
const indexed = (): Promise<void> => readChanged(here.site.ctx)

const ask = (as: As, q: string, more = '', code = office) =>
  as.get(`/offices/${code}/search?q=${encodeURIComponent(q)}${more}`)

/** Names of what was found, in order. */
async function found(q: string, more = '', person = here.officers.get(office), code = office) {
  const { items, total } = granted(await ask(await here.as(person), q, more, code))
  const names = new Map(Object.entries(made).map(([name, id]) => [id, name]))
  const list: string[] = items.map((it: { id: string }) => names.get(it.id) ?? it.id)
  expect(total).toBe(list.length)
  return list
}

describe('words find', () => {
  test.each([
    ['one character', '船', ['ships']],
    ['a word', '海带养殖', ['kelp']],
    ['what no one word says', '带养', ['kelp']],
    ['titles first', '远洋', ['ships', 'kelp']],
    ['two words, both of which must be there', '远洋 海带', ['kelp']],
    ['Latin in Chinese', 'AI', ['ships']],
    ['in letters of another width', 'ａｉ', ['ships']],
    ['not a part of a Latin word', 'A', []],
    ['a number with its unit', '10MW', ['ships']],
    ['a number alone', '10', ['ships']],
    ['a decimal', '3.5', ['drones']],
    ['mixed', '5G通信', ['ships']],
    ['a subscript written plainly', 'CO2', ['ships']],
    ['another name of the same thing', '无人机', ['drones']],
    ['an English name of the same thing', 'drone', ['drones']],
    ['a phrase over signs', '"运维船,采用"', ['ships']],
    ['no characters that stand apart', '海带政策', []],
    ['without', '远洋 -海带', ['ships']],
    ['nothing that is there', '月球车', []],
    ['signs of the database', '100%_\\', []],
  ])('%s: %s', async (_, q, expected) => {
    expect(await found(q)).toEqual(expected)
  })
})

describe('keys narrow', () => {
  test.each([
    ['a kind', '船 kind:软科学', ['ships']],
    ['a state by its name', '船 状态:待受理', ['ships']],
    ['another state', '船 state:已受理', []],
    ['a unit', '船 unit:海事', ['ships']],
    ['another unit', '船 unit:钢铁', []],
    ['a wait', '船 waiting<1d', ['ships']],
    ['a longer wait', '船 waiting>3d', []],
    ['what nobody handles', '船 handler:张', []],
    ['the opposite for what has none', '船 -handler:张', ['ships']],
    ['remarks', '船 has:remark', []],
  ])('%s', async (_, q, expected) => {
    expect(await found(q)).toEqual(expected)
  })
  test('a number', async () => {
    const officer = await here.as(here.officers.get(office))
    const { no } = granted(await officer.get(`/suggestions/${made['ships']}`)).suggestion
    expect(await found(`no:${no}`)).toEqual(['ships'])
    expect(await found(no)).toEqual(['ships'])
  })
})

test('a row says where it was found, in title and text', async () => {
  const { items } = granted(await ask(await here.as(here.officers.get(office)), '远洋'))
  const marked = items.map(
    (it: { title: string; marks: { title: Span[]; snippet: { text: string; marks: Span[] } | null } }) => [
      it.marks.title.map(({ from, to }) => it.title.slice(from, to)),
      it.marks.snippet?.marks.map(({ from, to }) => it.marks.snippet?.text.slice(from, to)),
    ],
  )
  expect(marked).toEqual([
    [['远洋'], undefined],
    [[], ['远洋']],
  ])
})
interface Span {
  readonly from: number
  readonly to: number
}

test('what could not be read is said in the reader’s language, and the rest counts', async () => {
  const officer = await here.as(here.officers.get(office))
  const { items, findings } = granted(await ask(officer, 'colour:red field:月球 trl>=x 船'))
  expect(findings).toHaveLength(3)
  expect(findings[0]).toEqual({ at: { from: 0, to: 6 }, says: expect.stringContaining('colour') })
  expect(items).toEqual([])
  expect(await found('field:月球 船')).toEqual(['ships'])
})

test('pages meet without gap or repetition', async () => {
  const officer = await here.as(here.officers.get(office))
  const all = await found('研究')
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: { id: string }[]; next: string | null; total: number } = granted(
      await ask(officer, '研究', `&limit=2&cursor=${next}`),
    )
    expect(page.total).toBe(all.length)
    seen.push(...page.items.map((it) => it.id))
    next = page.next
  }
  expect(seen).toHaveLength(all.length)
  expect(new Set(seen).size).toBe(all.length)
})

describe('nobody finds what they may not read', () => {
  test('another office: not the desk, and on its own desk nothing', async () => {
    const stranger = here.officers.get(other)
    expect(said(await ask(await here.as(stranger), '船'))).toBe('404 not-found')
    for (const q of ['船', `no:`, 'unit:海事', '-月球'])
      for (const view of ['all', 'opinions', 'frozen', 'triage', 'waiting'])
        expect([q, view, await found(q, `&view=${view}`, stranger, other)]).toEqual([q, view, []])
    const offered = granted(
      await (await here.as(stranger)).get(`/offices/${other}/search/complete?q=unit%3A&at=5`),
    )
    expect(offered.completions).toEqual([])
  })

  test('drafts are found by nobody, whatever is asked', async () => {
    for (const q of ['绝密戊己', '草稿'])
      for (const person of [here.officers.get(office), here.heads.get(office), here.triage])
        expect(await found(q, '', person)).toEqual([])
    const rows = await here.site.ctx.db
      .selectFrom('search_text')
      .select('body')
      .where('suggestion', '=', made['draft'] ?? '')
      .execute()
    expect(rows).toEqual([])
  })

  test('frozen: the head who clears it up, and nobody else', async () => {
    const officer = here.officers.get(office)
    expect(await found('绝密甲乙')).toEqual(['frozen'])
    const reason = '疑似涉及国家秘密，先行冻结核查。'
    granted(await move(await here.as(officer), made['frozen'] ?? '', 'freeze', { reason }))
    // Before the queue has done anything, and after.
    for (const round of ['at once', 'indexed']) {
      for (const view of ['all', 'waiting', 'frozen', 'opinions'])
        for (const person of [officer, here.triage])
          expect([round, view, await found('绝密甲乙', `&view=${view}`, person)]).toEqual([round, view, []])
      expect(await found('绝密甲乙', '&view=frozen', here.heads.get(office))).toEqual(['frozen'])
      await indexed()
    }
    const left = await here.site.ctx.db
      .selectFrom('search_text')
      .select('audience')
      .where('suggestion', '=', made['frozen'] ?? '')
      .execute()
    expect(left).toEqual([{ audience: 'office' }])
  })

  test('purged: the text is gone with the purge itself, and no later job brings it back', async () => {
    const head = await here.as(here.heads.get(office))
    const id = made['purged'] ?? ''
    const reason = '经核查涉及国家秘密，按规定清除。'
    granted(await move(head, id, 'freeze', { reason }))
    granted(await head.post('/session/confirm', { password }))
    granted(await move(head, id, 'purge', { reason }))
    const left = () =>
      here.site.ctx.db.selectFrom('search_text').select('body').where('suggestion', '=', id).execute()
    expect(await left()).toEqual([])
    await indexed()
    await catchUp(here.site.ctx)
    expect(await left()).toEqual([])
    for (const view of ['all', 'frozen'])
      expect(await found('绝密丙丁', `&view=${view}`, here.heads.get(office))).toEqual([])
  })

  test('a reading office finds by what it may read: no section and no remark that is for the office alone', async () => {
    const { db } = here.site.ctx
    const id = made['kelp'] ?? ''
    const form = Object.values((await here.site.ctx.calls.current())[0]?.call.forms ?? {}).find((it) =>
      it.sections.some((section) => section.seenBy === 'office'),
    )
    const kind = (await here.site.ctx.calls.current())[0]?.call.kinds.find((it) => it.form === form?.id)
    const section = form?.sections.find((it) => it.seenBy === 'office')
    const field = section?.fields.find((it) => it.kind === 'text' || it.kind === 'long-text')
    const titleField = form?.sections.flatMap((it) => it.fields).find((it) => it.use === 'title')
    if (!kind || !field || !titleField) throw new Error('The call has no section for the office alone.')
    await db
      .updateTable('suggestion')
      .set({ kind: kind.code, readers: [other] })
      .where('id', '=', id)
      .execute()
    await db
      .updateTable('version')
      .set({
        content: JSON.stringify({ [titleField.id]: '海带养殖政策研究', [field.id]: '竞对庚辛之事' }),
      })
      .where('suggestion', '=', id)
      .execute()
    const remark = (body: string, where: string) => ({
      id: here.site.ctx.dice.id(here.site.clock.now()),
      suggestion: id,
      version: 1,
      sort: 'office-return',
      field: where,
      body,
      by_person: here.officers.get(office)?.id ?? '',
      office,
      at: new Date(here.site.clock.now()),
    })
    await db
      .insertInto('remark')
      .values([remark('批注壬癸之语', field.id)])
      .execute()
    await indexSuggestion(here.site.ctx, id)
    const reader = here.officers.get(other)
    const own = here.officers.get(office)
    for (const q of ['竞对庚辛', '批注壬癸', '庚', '海带 has:remark'])
      expect([q, await found(q), await found(q, '&view=opinions', reader, other)]).toEqual([q, ['kelp'], []])
    expect(await found('海带', '&view=opinions', reader, other)).toEqual(['kelp'])
    expect(await found('海带 -竞对庚辛', '&view=opinions', reader, other)).toEqual(['kelp'])
    expect(await found('海带 -竞对庚辛', '', own)).toEqual([])
    const { items } = granted(await ask(await here.as(reader), '海 竞', '&view=opinions', other))
    expect(items).toEqual([])
  })

  test('an opinion is found by the office, and as soon as it is queued and done', async () => {
    const officer = await here.as(here.officers.get(office))
    granted(
      await officer.post(`/suggestions/${made['ships']}/opinion`, {
        key: aKey(),
        body: '与去年专项内容寅卯重复，请留意。',
      }),
    )
    await indexed()
    expect(await found('寅卯')).toEqual(['ships'])
    expect(await found('船 has:opinion')).toEqual(['ships'])
  })
})

describe('completion', () => {
  const complete = async (marked: string, person = here.officers.get(office)) => {
    const at = marked.indexOf('|')
    const q = marked.replace('|', '')
    const { completions } = granted(
      await (await here.as(person)).get(
        `/offices/${office}/search/complete?q=${encodeURIComponent(q)}&at=${at}`,
      ),
    )
    return completions.map((it: { insert: string }) => it.insert)
  }
  test.each([
    ['a key', 'trl|', ['trl>=']],
    ['a kind by its beginning', 'kind:软|', ['软科学']],
    ['a unit of a row that is seen', 'unit:海事|', ['某某海事大学']],
    ['a unit of none', 'unit:钢铁|', []],
    ['a handler of none', 'handler:|', []],
  ])('%s', async (_, q, expected) => {
    expect(await complete(q)).toEqual(expected)
  })
})

test('what was handed in before there was a search is caught up on', async () => {
  await here.site.ctx.db.deleteFrom('search_text').execute()
  expect(await found('船')).toEqual([])
  await catchUp(here.site.ctx)
  expect(await found('船')).toEqual(['ships'])
})
