import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { canonicalJson } from '#core/canonical.ts'
import type { Answers } from '#core/form/answers.ts'
import { composeEdition, type EditionContent } from '#core/guide/edition.ts'
import { dayOf } from '#core/instant.ts'
import type { InstalledCall } from '#server/call-book.ts'
import { copyOf } from '#server/present/edition-copy.ts'
import { fillForm } from '#test/support/fill-form.ts'

/** How many directions the guide has for which the goal is set (issue 3). */
export const directions = 200
const slug = 'measured'
const usualLength = 300

/** Its form answered from its definition, with long texts as long as people write them; null where that takes more than this. */
function answersFor({ call }: InstalledCall, kind: string): Answers | null {
  const { direction: form, lists, readiness, window } = call
  const asked = { form, kind, orgType: '', lists, policy: readiness.policy, today: dayOf(window.closes) }
  try {
    const { answers } = fillForm({ ...asked, answers: {} })
    const long = new Set(
      form.sections.flatMap((one) => one.fields.flatMap((it) => (it.kind === 'long-text' ? [it.id] : []))),
    )
    return Object.fromEntries(
      Object.entries(answers).map(([id, it]) =>
        long.has(id) && typeof it === 'string' ? [id, it.padEnd(usualLength, `${it}。`)] : [id, it],
      ),
    )
  } catch {
    return null
  }
}

/** A guide of so many directions, of all kinds that can be answered so. */
function guideOf(installed: InstalledCall): EditionContent {
  const { call } = installed
  const kinds = call.kinds.flatMap((kind) => {
    const answers = answersFor(installed, kind.code)
    return answers ? [{ ...kind, answers }] : []
  })
  const placed = Array.from({ length: directions }, (_, n) => {
    const kind = kinds[n % kinds.length]
    const office = call.offices[n % call.offices.length]
    return {
      id: randomUUID(),
      kind: kind?.code ?? '',
      title: `Direction ${n + 1}`,
      office: { code: office?.code ?? '', name: office?.name ?? { zh: '', en: '' }, phone: '' },
      field: call.fields[n % call.fields.length]?.name ?? null,
      form: call.direction,
      lists: call.lists,
      answers: kind?.answers ?? {},
    }
  })
  const title = { zh: 'Guide', en: 'Guide' }
  const head = { call: call.id, slug, year: 2024, title, intro: title, applyFrom: null, applyTo: null }
  return composeEdition(
    { ...head, kinds: kinds.map(({ code, name }) => ({ code, name, terms: title })) },
    placed,
  )
}

const timed = async (what: () => unknown): Promise<number> => {
  const began = performance.now()
  await what()
  return performance.now() - began
}
const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

/** Puts one together, publishes it, and reads it in every shape that it has. */
export async function guideLines(pool: pg.Pool, origin: string, call: InstalledCall) {
  const found: (readonly [what: string, times: number[]])[] = []
  const measure = async (what: string, how: () => unknown) => {
    const times: number[] = []
    for (let n = 0; n < 7; n++) times.push(await timed(how))
    found.push([what, times])
  }
  await measure('put together from the answers', () => guideOf(call))
  const content = guideOf(call)
  const text = canonicalJson(content)
  const digest = createHash('sha256').update(text).digest('hex')
  const edition = { n: 1, content, digest, note: { zh: '', en: '' }, publishedAt: 0 }
  await measure('static copy, two pages and the file', () => copyOf(edition, origin))
  await pool.query('delete from edition where guide in (select id from guide where slug = $1)', [slug])
  await pool.query('delete from guide where slug = $1', [slug])
  await pool.query(
    `with made as (
       insert into guide (id, call, slug, title, kinds, state, since, created_at, by_person, approved_by, approved_at, published_at)
       select gen_random_uuid(), $1, $2, $3, '{}', 'published', now(), now(), p.id, p.id, now(), now()
       from (select id from person limit 1) p returning id)
     insert into edition (guide, n, content, digest, published_at) select id, 1, $4, $5, now() from made`,
    [call.call.id, slug, JSON.stringify(content.title), text, digest],
  )
  const read = async (path: string) => {
    const answer = await fetch(`${origin}/api/v1/public/guides/${slug}${path}`)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.text()
  }
  await measure('the whole guide, as the server answers', () => read(''))
  await measure('its feed', () => read('/feed'))
  await measure('one direction of it', () => read('/directions/1.1'))
  return found.map(
    ([what, times]) =>
      `| ${what} | ${middle(times).toFixed(1)} ms | ${Math.max(...times).toFixed(1)} ms | 2,000 ms |`,
  )
}
