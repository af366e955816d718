import { expect, test } from 'vitest'
import { parseCall } from '#core/call/parse.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { assessmentOf } from '#core/form/assessment.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { fillForm } from '#test/support/fill-form.ts'

/** Always the same throws. */
const thrower = (seed: number) => {
  let at = seed
  return (options: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((at / 2_147_483_648) * options)
  }
}

async function callNamed(name: string) {
  const parsed = parseCall(await readCallFolder(await findCallFolder(name)))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

test('every kind can be filled from its definition alone, by every type of unit, whatever is chosen', async () => {
  const call = await callNamed('dalian-2024')
  expect(call.kinds).toHaveLength(9)
  for (const kind of call.kinds)
    for (const { code: orgType } of call.orgTypes)
      for (const seed of [0, 1]) {
        const form = call.forms[kind.form]
        if (!form) throw new Error(kind.form)
        const filled = fillForm({
          form,
          kind: kind.code,
          orgType,
          lists: call.lists,
          policy: call.readiness.policy,
          today: '2024-02-10',
          answers: {},
          ...(seed > 0 && { pick: thrower(seed) }),
        })
        expect(Object.keys(filled.answers).length).toBeGreaterThan(10)
      }
})

test('what a project is asked can be answered at every stage, and holds an assessment', async () => {
  const { stages = {}, lists, readiness, kinds } = await callNamed('dalian-2024')
  expect(Object.keys(stages).toSorted()).toEqual(['acceptance', 'application', 'mid-term', 'task-book'])
  for (const [stage, form] of Object.entries(stages))
    for (const seed of [0, 1]) {
      const { answers, files } = fillForm({
        form,
        kind: kinds[0]?.code ?? '',
        orgType: 'ENT',
        lists,
        policy: readiness.policy,
        today: '2024-02-10',
        answers: {},
        ...(seed > 0 && { pick: thrower(seed) }),
      })
      expect(assessmentOf(fieldsOf(form), answers)?.overall, stage).toEqual({
        level: 4,
        binding: ['element1'],
      })
      expect(files.map((it) => it.id)).toEqual(['trlEvidence'])
    }
})

test('a stage keeps the kind of question that the one before asked under the same id', async () => {
  const { stages = {}, forms } = await callNamed('dalian-2024')
  const inOrder = [
    forms['annex-1'],
    ...['application', 'task-book', 'mid-term', 'acceptance'].map((it) => stages[it]),
  ]
  const known = new Map<string, string>()
  for (const field of inOrder.flatMap((it) => (it === undefined ? [] : fieldsOf(it)))) {
    for (const { id, kind } of [field, ...(field.kind === 'table' ? field.columns : [])]) {
      const place = id === field.id ? id : `${field.id}/${id}`
      expect([place, known.get(place) ?? kind]).toEqual([place, kind])
      known.set(place, kind)
    }
  }
})
