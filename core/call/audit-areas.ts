import type { Call } from './call.ts'
import { type CallProblem, problem } from './problem.ts'

/** Whether fields and areas that name each other exist, no area says a word twice, and no synonym stands in two groups. */
export function auditAreas(call: Call): readonly CallProblem[] {
  const file = 'field-areas.json'
  const fields = new Set(call.fields.map((it) => it.code))
  const areas = new Set((call.areas ?? []).map((it) => it.id))
  const unknown = Object.entries(call.fieldAreas ?? {}).flatMap(([field, weights]) => [
    ...(fields.has(field) ? [] : [problem(file, field, 'unknown-code', { code: field })]),
    ...Object.keys(weights)
      .filter((it) => !areas.has(it))
      .map((it) => problem(file, `${field}.${it}`, 'unknown-code', { code: it })),
  ])
  return [
    ...unknown,
    ...again((call.synonyms ?? []).flat().map(plain)).map((it) =>
      problem('synonyms.json', '', 'twice', { code: it }),
    ),
    ...again((call.areas ?? []).map((it) => it.id)).map((it) =>
      problem('areas.json', '', 'twice', { code: it }),
    ),
    ...(call.areas ?? []).flatMap((area) =>
      again([...area.terms, ...(area.faint ?? [])].map(plain)).map((it) =>
        problem('areas.json', area.id, 'twice', { code: it }),
      ),
    ),
  ]
}

const plain = (word: string): string => word.normalize('NFKC').toLowerCase()

const again = (all: readonly string[]): readonly string[] => [
  ...new Set(all.filter((it, at) => all.indexOf(it) !== at)),
]
