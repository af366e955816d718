import { readCall } from '#cli/call.ts'
import type { Answers } from '#core/form/answers.ts'
import type { OrgId, PersonId } from '#core/id.ts'
import { fill } from '#demo/fill.ts'
import type { Citizen } from '#demo/people.ts'
import { type Planned, plan } from '#demo/plan.ts'
import { randomOf } from '#demo/random.ts'
import { texts } from '#demo/texts.ts'
import { wordsOf } from '#demo/words.ts'
import { callNames } from '#server/call-folder.ts'

/** A suggestion of the demo city as likeness sees it. */
export interface DemoText {
  readonly title: string
  readonly text: string
  readonly topic: string
  /** The facet's own title, also for who suggests it again. */
  readonly facet: string
}

const now = Date.parse('2026-11-22T15:00:00+08:00')

/** What the people of the demo city wrote, without a database: the same words by the same chance. */
export async function demoTexts(): Promise<readonly DemoText[]> {
  const calls = []
  for (const name of await callNames()) {
    const read = await readCall(name)
    if (!read.ok) throw new Error(name)
    calls.push(read.value)
  }
  const seed = texts.planted.seed
  return plan(calls, now, randomOf(seed, 'plan')).map((it) => ({
    title: it.title,
    text: proseOf(answersOf(it, seed)),
    topic: it.topic.id,
    facet: it.facet.title,
  }))
}

function answersOf(it: Planned, seed: number): Answers {
  const form = it.call.forms[it.kind.form]
  if (form === undefined) throw new Error(it.kind.form)
  const copied = texts.planted.duplicates.some((one) => one.again === it.title && one.how === 'copied')
  const wordedAs = copied ? it.facet.title : it.title
  const filer: Citizen = {
    id: '' as PersonId,
    name: '王安',
    email: 'a@example.org',
    mobile: '13000000000',
    titleCode: '',
    title: '',
  }
  const unit = {
    unit: it.unit,
    id: '' as OrgId,
    creditCode: '',
    filers: [filer],
    reviewers: [],
    admin: filer,
  }
  const words = wordsOf(it, unit, filer, () => '李平', randomOf(seed, wordedAs))
  return fill(
    {
      call: it.call,
      form,
      kind: it.kind.code,
      orgType: it.unit.type,
      slots: words.slots,
      lists: words.lists,
      random: randomOf(seed, wordedAs, 'words'),
      weighing: randomOf(seed, wordedAs, 'readiness'),
      today: words.today,
    },
    {},
  )
}

/** What people wrote, without names, codes and statements. */
const proseOf = (answers: Answers): string =>
  Object.entries(answers)
    .filter(([field]) => !/^(proposer|secret|agreement|title|c[A-Z])/.test(field))
    .map(([, value]) => value)
    .filter((it): it is string => typeof it === 'string' && it.length > 12)
    .join('\n')
