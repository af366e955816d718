import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Identity } from '../paper.ts'
import { labelled } from '../printed.ts'
import { type ReadValue, readValue } from '../read-value.ts'
import {
  blocksOf,
  type CellBlock,
  parseXml,
  propertiesOf,
  type TableBlock,
  type WordBlock,
} from './blocks.ts'
import { properties } from './form.ts'
import { markOf } from './mark.ts'
import { Assessed } from './read-elements.ts'
import { type NamedFile, plain, readTable, type UnclearCell } from './read-table.ts'
import { type Unreadable, unpackWord } from './unpack.ts'

/** A Word file opened as far as to know which form it is. */
export interface OpenedForm {
  /** Nothing where the file does not say; a form typed anew is then found by its labels alone. */
  readonly identity: Partial<Identity>
  readonly blocks: readonly WordBlock[]
}

export function openForm(bytes: Uint8Array): Result<OpenedForm, Unreadable> {
  const unpacked = unpackWord(bytes)
  if (!unpacked.ok) return unpacked
  const document = parseXml(unpacked.value.document)
  if (!document.ok) return err('damaged')
  const own = parseXml(unpacked.value.properties)
  const found = own.ok ? propertiesOf(own.value) : new Map<string, string>()
  const blocks = blocksOf(document.value)
  if (blocks === undefined) return err('damaged')
  if (blocks.length === 0) return err('not-word')
  const identity = Object.fromEntries(
    Object.entries(properties).flatMap(([key, name]) => {
      const value = found.get(name)
      return value === undefined ? [] : [[key, value]]
    }),
  ) as Partial<Identity>
  return ok({ identity, blocks })
}

/** How sure it is whose answer a text is: mark and label say so, one of them does, or they contradict each other. */
export type Confidence = 'both' | 'mark' | 'label' | 'contradiction'

export interface ReadField {
  readonly field: string
  readonly confidence: Confidence
  /** What stood there. */
  readonly text: string
  readonly read: ReadValue
  /** Cells of a table that could not be read. */
  readonly unclear: readonly UnclearCell[]
  /** Files that its rows name. */
  readonly files: readonly NamedFile[]
}

export interface ReadForm {
  readonly fields: readonly ReadField[]
  /** The answers as far as they were read without doubt. */
  readonly answers: Answers
  /** Questions of the form that the file has no place for. */
  readonly missing: readonly string[]
}

/** Reads what stands in a form's places. Row ids are new ones. */
export function readForm({ blocks }: OpenedForm, form: Form, lists: Lists, newId: () => string): ReadForm {
  const fields = fieldsOf(form).filter((it) => it.kind !== 'files' && it.kind !== 'computed')
  const byMark = new Map(fields.map((it) => [markOf(it.kind === 'table' ? 't' : 'f', it.id), it]))
  const byLabel = uniqueLabels(fields)
  const found = new Map<string, ReadField>()
  const assessed = new Assessed(fields, lists, newId)
  const note = (it: ReadField) => {
    if (!found.has(it.field)) found.set(it.field, it)
  }
  for (const [at, block] of blocks.entries()) {
    if (block.sort === 'table') {
      for (const it of pairsIn(block, byMark, byLabel)) note(readPair(it, lists))
      continue
    }
    const next = blocks.slice(at + 1, at + 4).find((it) => it.sort === 'table')
    if (next?.sort !== 'table' || assessed.takes(block, next)) continue
    const place = placeOf(block, block.text, byMark, byLabel)
    if (place?.field.kind !== 'table' || found.has(place.field.id)) continue
    const { field, confidence } = place
    const table = readTable(field, next, lists, newId)
    assessed.saw(field, table)
    const { text, read, unclear, files } = table
    found.set(field.id, { field: field.id, confidence, text, read, unclear, files })
  }
  const read = fields.flatMap((it) => {
    const field = found.get(it.id)
    return field === undefined ? [] : [assessed.completed(field)]
  })
  return {
    fields: read,
    answers: Object.fromEntries(
      read.flatMap((it) => (it.read.read === 'value' ? [[it.field, it.read.value]] : [])),
    ),
    missing: fields.filter((it) => !found.has(it.id)).map((it) => it.id),
  }
}

/** Labels that one question alone has; the rest cannot tell. A unit behind the label may be there or not. */
function uniqueLabels(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const byLabel = new Map<string, Field | undefined>()
  for (const field of fields)
    for (const label of new Set([field.label.zh, labelled(field).zh].map(plain)))
      byLabel.set(label, byLabel.has(label) ? undefined : field)
  return new Map([...byLabel].flatMap(([label, field]) => (field ? [[label, field]] : [])))
}

interface Placed {
  readonly field: Field
  readonly confidence: Confidence
}

function placeOf(
  { marks }: { readonly marks: readonly string[] },
  label: string,
  byMark: ReadonlyMap<string, Field>,
  byLabel: ReadonlyMap<string, Field>,
): Placed | undefined {
  const marked = marks.map((it) => byMark.get(it)).find((it) => it !== undefined)
  const labelled = byLabel.get(plain(label))
  if (marked === undefined) return labelled && { field: labelled, confidence: 'label' }
  if (labelled === undefined) return { field: marked, confidence: 'mark' }
  return { field: marked, confidence: marked === labelled ? 'both' : 'contradiction' }
}

interface Pair extends Placed {
  readonly text: string
}

/** Label and value side by side, or the value in the row below its label. */
function pairsIn(
  { rows }: TableBlock,
  byMark: ReadonlyMap<string, Field>,
  byLabel: ReadonlyMap<string, Field>,
): Pair[] {
  const pairs: Pair[] = []
  for (let at = 0; at < rows.length; at++) {
    const [first, second] = rows[at] ?? []
    if (first === undefined) continue
    const below = second === undefined ? rows[at + 1]?.[0] : undefined
    const value: CellBlock | undefined = second ?? below
    if (value === undefined) continue
    const place = placeOf(value, first.text, byMark, byLabel)
    if (place === undefined || place.field.kind === 'table') continue
    pairs.push({ ...place, text: value.text })
    if (second === undefined) at++
  }
  return pairs
}

const readPair = ({ field, confidence, text }: Pair, lists: Lists): ReadField => ({
  field: field.id,
  confidence,
  text,
  read: readValue(field, text, lists),
  unclear: [],
  files: [],
})
