import type { Condition } from '../form/condition.ts'
import type { Field, Form, Rule, Section } from '../form/form.ts'
import type { Words } from '../text.ts'
import type { Checklists, Question } from '../trl/checklists.ts'
import { assessing } from './assessing.ts'
import type { Area, Call, ListItem } from './call.ts'
import { type CallProblem, problem } from './problem.ts'

/** A section as written: in full, or a block that several forms share. */
export type WrittenSection = Section | Inclusion
export interface Inclusion {
  readonly block: string
  readonly when?: Condition
  readonly without?: readonly string[]
  readonly change?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
interface WrittenForm extends Omit<Form, 'sections'> {
  readonly sections: readonly WrittenSection[]
}

/** The files of a folder, each of the right shape, not yet put together. */
export interface WrittenCall {
  readonly 'call.json': Omit<Call, 'window'> & {
    readonly window: Call['window']
    readonly basedOn?: string
    readonly reword?: unknown
  }
  readonly 'kinds.json': Call['kinds']
  readonly 'fields.json': Call['fields']
  readonly 'livelihoods.json': Call['livelihoods']
  readonly 'offices.json': Call['offices']
  readonly 'org-types.json': Call['orgTypes']
  readonly 'routing.json': { readonly rules: Call['routing']; readonly aliases: Call['aliases'] }
  readonly 'readiness.json': Call['readiness']
  readonly 'scoring.json': Call['scoring']
  readonly 'forms/direction.json': WrittenForm
  readonly 'annexes.json': Call['annexes']
  readonly 'notices.json': Call['notices']
  readonly 'faq.json': Call['faq']
  readonly 'to-confirm.json': Call['toConfirm']
  readonly 'secrecy-words.json': Call['secrecyWords']
  readonly 'districts.json': readonly ListItem[]
  readonly 'synonyms.json'?: { readonly groups: readonly (readonly string[])[] }
  readonly 'shared/synonyms.json'?: { readonly groups: readonly (readonly string[])[] }
  readonly 'shared/unit-names.json'?: NonNullable<Call['unitNames']>
  readonly 'shared/readiness-checklists.json'?: Checklists
  readonly 'areas.json'?: { readonly areas: readonly Area[] }
  readonly 'shared/areas.json'?: { readonly areas: readonly Area[] }
  readonly 'field-areas.json'?: NonNullable<Call['fieldAreas']>
  readonly 'shared/calendar.json': { readonly years: readonly Call['calendar'][] }
}

/** Says what is wrong with a field, when a form's changes have been laid over a shared one. */
type Judge = (field: unknown) => readonly { readonly path: string; readonly message: string }[]

/** Puts the files together: lists derived, blocks included, the condensation sheet inserted into every form. */
export function assemble(
  written: WrittenCall,
  notice: Words,
  wrongIn: Judge,
): { readonly call: Call; readonly problems: readonly CallProblem[] } {
  const problems: CallProblem[] = []
  const { basedOn: _base, reword: _words, ...head } = written['call.json']
  const routing = written['routing.json']
  const years = written['shared/calendar.json'].years
  const readiness = readinessOf(written)
  const forms = formsOf(written, wrongIn, problems)
  const stages = stagesOf(written, wrongIn, problems)
  const call: Call = {
    ...head,
    window: { ...head.window, extensions: [] },
    kinds: written['kinds.json'],
    fields: written['fields.json'],
    ...areasOf(written),
    ...synonymsOf(written),
    ...unitNamesOf(written),
    livelihoods: written['livelihoods.json'],
    offices: written['offices.json'],
    orgTypes: written['org-types.json'],
    routing: routing.rules,
    aliases: routing.aliases,
    lists: listsOf(written),
    forms: inEach(forms, (it) => assessing(it, readiness)),
    ...(Object.keys(stages).length > 0 && { stages: inEach(stages, (it) => assessing(it, readiness)) }),
    direction: directionOf(written, wrongIn, problems),
    scoring: written['scoring.json'],
    annexes: written['annexes.json'],
    readiness,
    calendar: {
      holidays: years.flatMap((it) => it.holidays).toSorted(),
      workdays: years.flatMap((it) => it.workdays).toSorted(),
    },
    notice,
    notices: written['notices.json'],
    faq: written['faq.json'],
    toConfirm: written['to-confirm.json'],
    secrecyWords: written['secrecy-words.json'],
  }
  return { call, problems }
}

/** A folder's own groups come beside the shared ones; a shared group that one of them meets gives way. */
function synonymsOf(written: WrittenCall): Pick<Call, 'synonyms'> {
  const own = written['synonyms.json']?.groups ?? []
  const shared = written['shared/synonyms.json']?.groups ?? []
  const taken = new Set(own.flat())
  const synonyms = [...own, ...shared.filter((it) => !it.some((word) => taken.has(word)))]
  return synonyms.length === 0 ? {} : { synonyms }
}

function unitNamesOf(written: WrittenCall): Pick<Call, 'unitNames'> {
  const unitNames = written['shared/unit-names.json']
  return unitNames === undefined ? {} : { unitNames }
}

/** Checklists of another scale than the call's are not for it: levels of two scales never mix. */
function readinessOf(written: WrittenCall): Call['readiness'] {
  const own = written['readiness.json']
  const checklists = written['shared/readiness-checklists.json']
  return checklists?.scale === own.scale.id ? { ...own, checklists } : own
}

const inEach = (
  forms: Readonly<Record<string, Form>>,
  change: (form: Form) => Form,
): Readonly<Record<string, Form>> =>
  Object.fromEntries(Object.entries(forms).map(([id, form]) => [id, change(form)]))

/** Areas that the folder writes itself take the place of shared ones. */
function areasOf(written: WrittenCall): Pick<Call, 'areas' | 'fieldAreas'> {
  const fieldAreas = written['field-areas.json']
  if (fieldAreas === undefined) return {}
  const own = written['areas.json']?.areas ?? []
  const shared = written['shared/areas.json']?.areas ?? []
  const ids = new Set(own.map((it) => it.id))
  return { areas: [...own, ...shared.filter((it) => !ids.has(it.id))], fieldAreas }
}

const bare = (items: readonly { readonly code: string; readonly name: Words }[]): readonly ListItem[] =>
  items.map(({ code, name }) => ({ code, name }))

const asOptions = (questions: readonly Question[]): readonly ListItem[] =>
  questions.map(({ id, text }) => ({ code: id, name: text }))

/** What calls share beside code lists. */
const otherThanLists = new Set([
  'shared/calendar.json',
  'shared/areas.json',
  'shared/synonyms.json',
  'shared/unit-names.json',
  'shared/readiness-checklists.json',
])

/** Shared lists first, then the folder's own, which win; the call's own nouns are lists too. */
function listsOf(written: WrittenCall): Call['lists'] {
  const lists: Record<string, readonly ListItem[]> = {}
  const everything: Readonly<Record<string, unknown>> = { ...written }
  for (const place of ['shared/', 'lists/'])
    for (const [name, items] of Object.entries(everything))
      if (name.startsWith(place) && !otherThanLists.has(name))
        lists[name.slice(place.length, -'.json'.length)] = items as readonly ListItem[]
  const regions = everything['regions.json'] as readonly ListItem[] | undefined
  if (regions !== undefined) lists['regions'] = regions
  const questions = written['shared/readiness-checklists.json']?.questions
  if (questions !== undefined) {
    lists['readinessImportance'] = asOptions(questions.importance)
    lists['readinessNovelty'] = asOptions(questions.novelty)
  }
  lists['districts'] = written['districts.json']
  lists['fields'] = bare(written['fields.json'])
  lists['livelihoods'] = bare(written['livelihoods.json'])
  lists['orgTypes'] = bare(written['org-types.json'])
  return lists
}

/** The bureau's own sheet for a direction; it may include shared blocks like any form. */
function directionOf(written: WrittenCall, wrongIn: Judge, problems: CallProblem[]): Form {
  const form = written[direction]
  return { ...form, sections: expand(direction, form.sections, blocksOf(written), wrongIn, problems) }
}
const direction = 'forms/direction.json'

/** The forms that a project is asked at its stages; they may include the shared blocks of the suggestions' forms. */
function stagesOf(
  written: WrittenCall,
  wrongIn: Judge,
  problems: CallProblem[],
): Readonly<Record<string, Form>> {
  const everything: Readonly<Record<string, unknown>> = { ...written }
  const blocks = blocksOf(written)
  const found: Record<string, Form> = {}
  for (const [file, value] of Object.entries(everything)) {
    if (!file.startsWith(stagesFolder)) continue
    const form = value as WrittenForm
    found[file.slice(stagesFolder.length, -'.json'.length)] = {
      ...form,
      sections: expand(file, form.sections, blocks, wrongIn, problems),
    }
  }
  return found
}
const stagesFolder = 'stages/'

function blocksOf(written: WrittenCall): Readonly<Record<string, Section>> {
  const everything: Readonly<Record<string, unknown>> = { ...written }
  const shared = everything['forms/shared.json'] as
    | { readonly blocks: Readonly<Record<string, Section>> }
    | undefined
  return shared?.blocks ?? {}
}

function formsOf(written: WrittenCall, wrongIn: Judge, problems: CallProblem[]): Call['forms'] {
  const everything: Readonly<Record<string, unknown>> = { ...written }
  const blocks = blocksOf(written)
  const sheet = everything['forms/condensation.json'] as
    | { readonly sections: readonly WrittenSection[]; readonly rules: readonly Rule[] }
    | undefined
  const condensed = expand('forms/condensation.json', sheet?.sections ?? [], blocks, wrongIn, problems)
  const forms: Record<string, Form> = {}
  for (const [file, value] of Object.entries(everything)) {
    if (!file.startsWith('forms/') || notForSuggestions.includes(file)) continue
    const form = value as WrittenForm
    if (forms[form.id] !== undefined) problems.push(problem(file, 'id', 'twice', { code: form.id }))
    forms[form.id] = {
      id: form.id,
      title: form.title,
      sections: beforeLast(expand(file, form.sections, blocks, wrongIn, problems), condensed),
      rules: [...form.rules, ...(sheet?.rules ?? [])],
    }
  }
  return forms
}

const notForSuggestions = ['forms/shared.json', 'forms/condensation.json', direction]

/** The condensation sheet is filled in after the annex and before what closes a suggestion. */
function beforeLast(sections: readonly Section[], inserted: readonly Section[]): readonly Section[] {
  const at = sections.findIndex((it) => it.id === 'files' || it.id === 'declarations')
  return at === -1
    ? [...sections, ...inserted]
    : [...sections.slice(0, at), ...inserted, ...sections.slice(at)]
}

function expand(
  file: string,
  sections: readonly WrittenSection[],
  blocks: Readonly<Record<string, Section>>,
  wrongIn: Judge,
  problems: CallProblem[],
): readonly Section[] {
  return sections.flatMap((it, position) => {
    if (!('block' in it)) return [it]
    const block = blocks[it.block]
    const at = `sections[${position}]`
    if (block === undefined) {
      problems.push(problem(file, `${at}.block`, 'unknown-block', { code: it.block }))
      return []
    }
    return [include(file, at, block, it, wrongIn, problems)]
  })
}

function include(
  file: string,
  at: string,
  block: Section,
  it: Inclusion,
  wrongIn: Judge,
  problems: CallProblem[],
): Section {
  const known = new Set(block.fields.map((field) => field.id))
  for (const [index, id] of (it.without ?? []).entries())
    if (!known.has(id)) problems.push(problem(file, `${at}.without[${index}]`, 'unknown-field', { code: id }))
  for (const id of Object.keys(it.change ?? {}))
    if (!known.has(id)) problems.push(problem(file, `${at}.change.${id}`, 'unknown-field', { code: id }))
  const fields = block.fields
    .filter((field) => !it.without?.includes(field.id))
    .map((field) => {
      const change = it.change?.[field.id]
      if (change === undefined) return field
      const result = changed(field, change)
      for (const wrong of wrongIn(result))
        problems.push(
          problem(file, `${at}.change.${field.id}.${wrong.path}`, 'shape', { message: wrong.message }),
        )
      return result
    })
  const when = both(block.when, it.when)
  return { ...block, fields, ...(when === undefined ? {} : { when }) }
}

/** The field with what the form has otherwise; `null` takes a property away. */
function changed(field: Field, change: Readonly<Record<string, unknown>>): Field {
  const entries = Object.entries({ ...field, ...change }).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as unknown as Field
}

const both = (one: Condition | undefined, other: Condition | undefined): Condition | undefined =>
  one !== undefined && other !== undefined ? { all: [one, other] } : (one ?? other)
