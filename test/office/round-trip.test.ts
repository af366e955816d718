import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordOf } from '#documents/word/form.ts'
import { onPaper } from '../support/any-answers.ts'
import { filledAnyhow, paperFor, paperForms, readBack } from '../support/paper-forms.ts'
import { Office } from './soffice.ts'

/** One filling of each kind in the suite; the long form takes many. */
const seeds = process.env['ZHINAN_SOAK'] ? Array.from({ length: 12 }, (_, n) => n + 100) : [7]
const forms = await paperForms()
const filled = seeds.flatMap((seed, n) =>
  forms.map((form, at) => {
    // Half of them in both languages, each kind in turn.
    const words = n + at
    return { name: `${form.kind.code}-${seed}`, form, answers: filledAnyhow(form, seed + at), words }
  }),
)

let office: Office
const written = new Map<string, Uint8Array>()
beforeAll(async () => {
  office = await Office.open()
  for (const { name, form, answers, words } of filled)
    written.set(name, await wordOf(paperFor(form, answers, words)))
})
afterAll(() => office.close())

test.each(['odt', 'doc'] as const)(
  'every field of all kinds survives Word → %s → Word in LibreOffice',
  async (through) => {
    const there = await office.convert(written, 'docx', through)
    const back = await office.convert(there, through, 'docx')
    for (const { name, form, answers } of filled) {
      const read = readBack(form, back.get(name) ?? new Uint8Array())
      expect(read.identity, name).toMatchObject({ call: form.call.id, kind: form.kind.code })
      expect(read.unclear, name).toEqual([])
      expect(read.answers, name).toEqual(onPaper(form.form, answers))
    }
  },
  600_000,
)
