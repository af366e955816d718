import { z } from 'zod'
import { err, ok, type Result } from '../result.ts'
import { assemble, type WrittenCall } from './assemble.ts'
import type { Call, ListItem } from './call.ts'
import {
  blocksShape,
  code,
  count,
  day,
  fieldShape,
  formShape,
  insertedShape,
  option,
  words,
} from './parse-form.ts'
import { type CallProblem, pathText, problem } from './problem.ts'

/** The files of a call's folder, by path inside it; what calls share stands under `shared/`. */
export type CallFiles = Readonly<Record<string, string>>

/** Reads a call's folder whole: the call, or every problem with its file and path. Nothing is read twice and nothing is guessed. */
export function parseCall(files: CallFiles): Result<Call, readonly CallProblem[]> {
  const problems: CallProblem[] = []
  const written: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(fileShapes)) {
    const text = files[name]
    if (text === undefined) problems.push(problem(name, '', 'missing-file'))
    else written[name] = read(name, text, shape, problems)
  }
  for (const name of Object.keys(files).toSorted()) {
    const shape = shapeByPlace(name)
    if (shape !== undefined) written[name] = read(name, files[name] ?? '', shape, problems)
  }
  for (const name of ['notice.zh-CN.md', 'notice.en.md'])
    if ((files[name] ?? '').trim() === '') problems.push(problem(name, '', 'missing-file'))
  if (problems.length > 0) return err(problems)
  const notice = { zh: files['notice.zh-CN.md'] ?? '', en: files['notice.en.md'] ?? '' }
  const { call, problems: found } = assemble(written as unknown as WrittenCall, notice, wrongInField)
  return found.length > 0 ? err(found) : ok(call)
}

/** What is wrong with a field that was put together from a shared one and a form's changes. */
const wrongInField = (field: unknown): readonly { readonly path: string; readonly message: string }[] =>
  fieldShape.safeParse(field).error?.issues.map((it) => ({ path: pathText(it.path), message: it.message })) ??
  []

function read(name: string, text: string, shape: z.ZodType, problems: CallProblem[]): unknown {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    problems.push(problem(name, '', 'not-json', { message: (cause as SyntaxError).message }))
    return undefined
  }
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    problems.push(problem(name, pathText(issue.path), 'shape', { message: issue.message }))
  return undefined
}

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const item = z.strictObject({
  code,
  name: words,
  parent: code.exactOptional(),
  properties: z.record(z.string(), z.union([z.string(), z.boolean()])).exactOptional(),
})
/** A code list with what its reader should know of its origin. */
const list = z
  .strictObject({
    name: words.exactOptional(),
    asOf: day.exactOptional(),
    source: words.exactOptional(),
    note: words.exactOptional(),
    items: z.array(item).min(1),
  })
  .transform((it): readonly ListItem[] => it.items)

const call = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Another folder whose files count wherever this one has none of its own. */
  basedOn: z.string().exactOptional(),
  /** Words that read otherwise in what is taken from there: `["2026", "2027"]`, in this order. */
  reword: z.array(z.tuple([z.string().min(1), z.string()])).exactOptional(),
  title: words,
  short: words,
  year: z.int().min(2000).max(2100),
  numberPrefix: z.string().regex(/^[A-Z]{1,6}\d{4}$/),
  issuer: words,
  issued: day,
  window: z.strictObject({ opens: instant, closes: instant, unitGraceDays: count.max(60) }),
  hotline: z.strictObject({ phone: z.string().min(5), note: words }),
  sponsors: z.array(words).min(1),
  placeWords: z.array(z.string().trim().min(2).max(40)).max(200).exactOptional(),
  invented: z.boolean().default(false),
  handling: z.strictObject({
    acceptWithin: count.min(1),
    returnWithin: count.min(1),
    objectWithin: count.min(1),
    triageWithin: count.min(1),
    maxTransfers: count.min(1),
    triageOffice: code,
    refusalReasons: z.array(option).min(1),
    declineReasons: z.array(option).min(1),
    quotaPerKind: z.record(code, count),
    outage: z
      .strictObject({ withinHours: count.min(1), leastMinutes: count.min(5), addsHours: count.min(1) })
      .optional(),
  }),
  figures: z.strictObject({ least: count.min(3), few: count }).optional(),
  likeness: z
    .strictObject({
      duplicate: z.number().min(0).max(1).optional(),
      kindred: z.number().min(0).max(1).optional(),
    })
    .optional(),
  breadth: z.strictObject({ teams: count, digits: count.min(1), rangePercent: count.max(100) }).optional(),
  uploads: z.strictObject({ maxFiles: count.min(1), maxBytes: z.record(z.string(), count.min(1)) }),
})

const kind = z.strictObject({
  code,
  name: words,
  short: words,
  aliases: z.array(z.string()),
  purpose: words,
  who: words,
  annex: code,
  form: code,
  field: z.union([
    z.strictObject({ ask: z.enum(['always', 'never']) }),
    z.strictObject({ fixed: code }),
    z.strictObject({ forLivelihood: z.array(code).min(1) }),
  ]),
  asksLivelihood: z.boolean(),
  readiness: z.enum(['required', 'optional', 'none']),
  suggestedBy: z.record(
    code,
    z.strictObject({ may: z.enum(['yes', 'noted', 'no']), note: words.exactOptional() }),
  ),
})

const rule = z.strictObject({
  kind: z.array(code).min(1),
  field: z.array(code).min(1).exactOptional(),
  livelihood: z.array(code).min(1).exactOptional(),
  office: code.exactOptional(),
  triage: z.boolean().exactOptional(),
  refuse: words.exactOptional(),
})

const level = z.strictObject({
  level: z.int().min(1),
  name: words,
  definition: words,
  evidence: words,
  items: z.array(z.strictObject({ id: code, text: words, weight: z.int().min(1).max(100) })).min(1),
})

const questions = z.array(z.strictObject({ id: code, text: words })).min(1)

/** `shared/readiness-checklists.json`. */
const checklists = z.strictObject({
  scale: code,
  passMark: z.int().min(1).max(100),
  mostNotApplicable: count,
  keptWhenChanged: z.strictObject({ application: count, environment: count }),
  questions: z.strictObject({ importance: questions, novelty: questions }),
  independent: z.array(code),
  classes: z
    .array(
      z.strictObject({
        code,
        levels: z.array(
          z.strictObject({
            level: z.int().min(1),
            carrier: words,
            environment: words,
            items: z.array(z.strictObject({ id: code, text: words })),
          }),
        ),
      }),
    )
    .min(1),
})

const area = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  terms: z.array(z.string().trim().min(1)).min(1),
  faint: z.array(z.string().trim().min(1)).min(1).exactOptional(),
})
const areas = z.strictObject({ note: words.exactOptional(), areas: z.array(area).min(1) })
const synonyms = z.strictObject({
  note: words.exactOptional(),
  groups: z.array(z.array(z.string().trim().min(1)).min(2)).min(1),
})
/** `shared/unit-names.json`. */
const unitNames = z
  .strictObject({
    note: words.exactOptional(),
    publicMail: z.array(z.string().regex(/^[a-z0-9.-]+$/)).min(1),
    parts: z.array(
      z.strictObject({
        whole: z.string().min(1),
        begins: z.array(z.string().min(1)),
        ends: z.array(z.string().min(1)),
        unless: z.array(z.string().min(1)),
      }),
    ),
  })
  .transform(({ publicMail, parts }) => ({ publicMail, parts }))
const fieldAreas = z.record(code, z.record(z.string(), z.number().positive().max(1)))

const year = z.strictObject({
  year: z.int(),
  note: words.exactOptional(),
  holidays: z.array(day),
  workdays: z.array(day),
})

const fileShapes: Readonly<Record<string, z.ZodType>> = {
  'call.json': call,
  'kinds.json': z.array(kind).min(1),
  'fields.json': z
    .array(z.strictObject({ code, name: words, aliases: z.array(z.string()), needsNote: z.boolean() }))
    .min(1),
  'livelihoods.json': z.array(z.strictObject({ code, name: words, aliases: z.array(z.string()) })),
  'offices.json': z
    .array(z.strictObject({ code, name: words, phone: z.string().min(5), scope: words }))
    .min(1),
  'org-types.json': z
    .array(z.strictObject({ code, name: words, path: z.enum(['unit', 'direct', 'admin']) }))
    .min(1),
  'routing.json': z.strictObject({
    rules: z.array(rule).min(1),
    aliases: z.array(z.strictObject({ kind: code, livelihood: code, becomes: code })),
  }),
  'readiness.json': z.strictObject({
    scale: z.strictObject({ id: code, name: words, levels: z.array(level).min(1) }),
    policy: z.strictObject({ lowestTarget: count, leastRise: count, usualStarts: z.array(count).min(1) }),
  }),
  'annexes.json': z.array(z.strictObject({ no: code, title: words, forms: z.array(code) })).min(1),
  'notices.json': z.array(z.strictObject({ id: code, title: words, day, body: words })),
  'faq.json': z.array(z.strictObject({ question: words, answer: words })),
  'to-confirm.json': z.array(z.strictObject({ id: code, problem: words, resolution: words })),
  'secrecy-words.json': z.array(z.string().min(1)),
  'scoring.json': z.strictObject({
    criteria: z
      .array(z.strictObject({ code, name: words, help: words, max: z.int().min(1).max(100) }))
      .min(1),
    flags: z.array(option),
    verdicts: z.array(option).min(2),
  }),
  'forms/direction.json': formShape,
  'districts.json': list,
  'shared/calendar.json': z.strictObject({ note: words.exactOptional(), years: z.array(year).min(1) }),
}

/** What a file is by where it stands: a form, the shared blocks, the condensation sheet, a further list. */
function shapeByPlace(name: string): z.ZodType | undefined {
  if (name in fileShapes) return undefined
  if (name === 'forms/shared.json') return blocksShape
  if (name === 'forms/condensation.json') return insertedShape
  if (/^forms\/[^/]+\.json$/.test(name)) return formShape
  if (/^stages\/(application|task-book|mid-term|acceptance)\.json$/.test(name)) return formShape
  if (name === 'field-areas.json') return fieldAreas
  if (name === 'synonyms.json' || name === 'shared/synonyms.json') return synonyms
  if (name === 'shared/unit-names.json') return unitNames
  if (name === 'shared/readiness-checklists.json') return checklists
  if (name === 'areas.json' || name === 'shared/areas.json') return areas
  if (name === 'regions.json' || /^(shared|lists)\/[^/]+\.json$/.test(name)) return list
  return undefined
}
