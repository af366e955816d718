import { describe, expect, test } from 'vitest'
import { wordOf } from '#documents/word/form.ts'
import { onPaper } from './support/any-answers.ts'
import { filledAnyhow, paperFor, paperForms, readBack } from './support/paper-forms.ts'
import { habits, savedElsewhere, withoutMarks } from './support/saved-elsewhere.ts'

const forms = await paperForms()

test('fillings hold what is hard: answers to items, what documents show, rows of many pages', () => {
  const said = JSON.stringify(forms.map((it) => onPaper(it.form, filledAnyhow(it, 2))))
  expect(said.split('"verdict"').length).toBeGreaterThan(100)
  expect(said).toMatch(/"0\/\d/)
  expect(said).toContain('𠮷')
})

test.each(forms.map((it, at) => [it.kind.code, it, at] as const))(
  'a filled form of kind %s comes back with every field, items of elements too',
  async (_, form, seed) => {
    const answers = filledAnyhow(form, seed)
    const back = readBack(form, await wordOf(paperFor(form, answers, seed)))
    expect(back.unclear).toEqual([])
    expect(back.answers).toEqual(onPaper(form.form, answers))
  },
)

/** The longest form, and in turn another. */
const some = (at: number) => [...forms.slice(0, 1), ...forms.slice(at + 1, at + 2)]

describe.each(Object.entries(habits).map(([name, habit], at) => [name, habit, at] as const))(
  'a program that %s',
  (_, habit, at) => {
    test('leaves every field of a form readable', async () => {
      for (const form of some(at)) {
        const answers = filledAnyhow(form, 4)
        const saved = savedElsewhere(await wordOf(paperFor(form, answers, 4)), habit)
        const back = readBack(form, saved)
        expect(back.identity).toEqual({})
        expect(back.unclear, form.kind.code).toEqual([])
        expect(back.answers, form.kind.code).toEqual(onPaper(form.form, answers))
      }
    })
  },
)

test('a form without its marks is read by its labels; what two questions call alike is left to a person', async () => {
  for (const form of forms) {
    const answers = onPaper(form.form, filledAnyhow(form, 4))
    const saved = savedElsewhere(await wordOf(paperFor(form, filledAnyhow(form, 4), 4)), withoutMarks)
    const back = readBack(form, saved)
    const read = Object.keys(back.answers)
    expect(Object.fromEntries(read.map((it) => [it, answers[it]]))).toEqual(back.answers)
    expect(read.length / Object.keys(answers).length, form.kind.code).toBeGreaterThan(0.75)
    expect(new Set(back.sure)).toEqual(new Set(['label']))
  }
})
