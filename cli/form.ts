import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Call, Kind } from '#core/call/call.ts'
import type { Answers, Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import { formForKind } from '#core/form/for-kind.ts'
import type { Form } from '#core/form/form.ts'
import { dayOf } from '#core/instant.ts'
import type { Paper } from '#documents/paper.ts'
import { paperOf } from '#documents/sheet.ts'
import type { PaperLanguage } from '#documents/speaking.ts'
import { openForm, readForm } from '#documents/word/read-form.ts'
import { callNames } from '#server/call-folder.ts'
import { drawn } from '#server/paper.ts'
import { readCall } from './call.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'

const writing =
  'form write --type <kind> --out x.docx|x.pdf [--answers a.json] [--call <name>] [--words zh|both]'
const reading = 'form read --file x.docx [--type <kind>] [--call <name>]'

interface Known {
  readonly call: Call
  readonly kind: Kind
  readonly form: Form
}

/** The kind of a call: of the one named, or of the first real one in `calls/` that has it. */
async function known(type: string | undefined, name: string | undefined): Promise<Known | string> {
  if (type === undefined) return 'Which kind?'
  const names = name === undefined ? await callNames() : [name]
  const calls = await Promise.all(names.map(async (it) => readCall(it)))
  const sound = calls.flatMap((it) => (it.ok ? [it.value] : []))
  const having = sound.filter((it) => it.kinds.some((kind) => kind.code === type))
  const call = having.find((it) => !it.invented) ?? having[0]
  const kind = call?.kinds.find((it) => it.code === type)
  const form = kind && call?.forms[kind.form]
  return call && kind && form ? { call, kind, form } : `No call has a kind ${type}.`
}

/** `form write`: a form as Word or PDF, blank or with the answers of a JSON file. Needs no database. */
export const formWriteVerb: Verb = {
  about: `write a form: ${writing}`,
  run: async (args) => {
    const [out, answers] = [option(args, 'out'), option(args, 'answers')]
    const format = path.extname(out ?? '').slice(1)
    const found = await known(option(args, 'type'), option(args, 'call'))
    if (typeof found === 'string' || !out || (format !== 'docx' && format !== 'pdf'))
      return refused(typeof found === 'string' ? found : 'Into which .docx or .pdf?', writing)
    const given = answers === undefined ? undefined : parsed(await readFile(answers, 'utf8'))
    if (typeof given === 'string') return refused(given, writing)
    const language = option(args, 'words') === 'both' ? 'both' : 'zh'
    await writeFile(out, await drawn(paperFor(found, given, language), format))
    console.log(out)
  },
}

/** `form read`: the answers of a filled form and what the checks find in them, as JSON. Needs no database. */
export const formReadVerb: Verb = {
  about: `read a filled form: ${reading}`,
  run: async (args) => {
    const file = option(args, 'file')
    if (!file) return refused('Which file?', reading)
    const opened = openForm(new Uint8Array(await readFile(file)))
    if (!opened.ok) return refused(`${file}: ${opened.error}.`, reading)
    const { identity } = opened.value
    const found = await known(option(args, 'type') ?? identity.kind, option(args, 'call') ?? identity.call)
    if (typeof found === 'string') return refused(found, reading)
    let n = 0
    const { call, kind, form } = found
    const read = readForm(opened.value, formForKind(form, kind.code), call.lists, () => `row-${++n}`)
    const orgType = option(args, 'org-type') ?? call.orgTypes[0]?.code ?? ''
    const findings: readonly Finding[] = checkAnswers(
      form,
      { kind: kind.code, orgType, answers: read.answers, today: dayOf(Date.now()) },
      call.lists,
      call.readiness.policy,
    )
    const unclear = read.fields.filter((it) => it.read.read === 'unclear' || it.unclear.length > 0)
    console.log(
      JSON.stringify(
        { identity, kind: kind.code, answers: read.answers, unclear, missing: read.missing, findings },
        null,
        2,
      ),
    )
  },
}

function paperFor({ call, kind, form }: Known, answers: Answers | undefined, language: PaperLanguage): Paper {
  return paperOf({
    identity: { call: call.id, version: '', kind: kind.code, form: form.id },
    form: answers === undefined ? formForKind(form, kind.code) : form,
    lists: call.lists,
    title: form.title,
    language,
    heads: [{ label: (words) => words.kind, text: kind.name.zh }],
    filled:
      answers === undefined
        ? undefined
        : { kind: kind.code, orgType: call.orgTypes[0]?.code ?? '', answers: withRows(form, answers) },
  })
}

/** Rows may be written as plain objects by column. */
const withRows = (form: Form, answers: Answers): Answers =>
  Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const value = answers[field.id]
      if (value === undefined) return []
      if (field.kind !== 'table' || !Array.isArray(value)) return [[field.id, value]]
      return [[field.id, value.map((it, at): Row => (isRow(it) ? it : { id: `row-${at}`, cells: it }))]]
    }),
  )

const isRow = (it: unknown): it is Row => typeof it === 'object' && it !== null && 'id' in it && 'cells' in it

function parsed(text: string): Answers | string {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Answers)
      : 'The answers must be an object: question by question.'
  } catch {
    return 'The answers are not JSON.'
  }
}

function refused(why: string, usage: string): void {
  console.error(`${why} Usage: ${usage}`)
  process.exitCode = 2
}
