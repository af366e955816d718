import type { Call, Kind } from '#core/call/call.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { formForKind } from '#core/form/for-kind.ts'
import { assemble } from '#core/form/paths.ts'
import type { Actor } from '#core/permission/actor.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Paper } from '#documents/paper.ts'
import { paperOf } from '#documents/sheet.ts'
import type { PaperLanguage } from '#documents/speaking.ts'
import type { InstalledCall } from '../call-book.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Context } from '../context.ts'
import { answersOf } from '../db/answers.ts'
import { versionAt } from '../db/versions.ts'
import { Refused } from '../refused.ts'
import { seenText } from '../routes/seen.ts'

/** The blank form of a kind: everything that could be asked, with how to fill it in. */
export function blankPaper(installed: InstalledCall, kind: Kind, language: PaperLanguage): Paper {
  const { call, versionId } = installed
  const form = call.forms[kind.form]
  if (!form) throw new Refused({ why: 'not-found' })
  return paperOf({
    identity: { call: call.id, version: versionId, kind: kind.code, form: form.id },
    form: formForKind(form, kind.code),
    lists: call.lists,
    title: form.title,
    language,
    heads: [{ label: (words) => words.kind, text: kind.name.zh }],
    filled: undefined,
  })
}

interface Shown {
  readonly paper: Paper
  /** Number and kind, for the file's name. */
  readonly name: string
}

/** A version as handed in, redacted to what the reader may read; without a number the draft, to those who write it. */
export async function suggestionPaper(
  ctx: Context,
  actor: Actor,
  id: string,
  version: number | undefined,
  language: PaperLanguage,
): Promise<Shown> {
  const { it, relation } = await seenText(ctx, actor, id)
  const content = await contentOf(ctx, it, version, editable(actor, it).ok)
  const { call, form } = await formOf(ctx, { kind: it.kind, callVersion: content.callVersion })
  const kind = call.kinds.find((one) => one.code === it.kind)
  const sections = hiddenSections(form, relation)
  const answers = 'stored' in content ? assemble(form, content.stored) : content.answers
  const name = `${it.no ?? ''}${it.no === null ? '' : ' '}${kind?.short.zh ?? ''}`
  return {
    name,
    paper: paperOf({
      identity: { call: call.id, version: content.callVersion, kind: it.kind, form: form.id },
      form,
      lists: call.lists,
      readiness: call.readiness,
      title: form.title,
      language,
      heads: headsOf(it, call, content.unit.name),
      filled: { kind: it.kind, orgType: content.unit.type, answers },
      hidden: fieldsOf({
        ...form,
        sections: form.sections.filter((one) => sections.includes(one.id)),
      }).map((field) => field.id),
    }),
  }
}

const headsOf = (it: Suggestion, call: Call, unit: string) => [
  { label: (words: { number: string; draft: string }) => words.number, text: it.no ?? '—' },
  {
    label: (words: { kind: string }) => words.kind,
    text: call.kinds.find((one) => one.code === it.kind)?.name.zh ?? it.kind,
  },
  { label: (words: { unit: string }) => words.unit, text: unit },
]

type Content = {
  readonly callVersion: Suggestion['callVersion']
  readonly unit: { readonly name: string; readonly type: string }
} & (
  | { readonly answers: Readonly<Record<string, unknown>> }
  | { readonly stored: Parameters<typeof assemble>[1] }
)

async function contentOf(
  ctx: Context,
  it: Suggestion,
  version: number | undefined,
  writes: boolean,
): Promise<Content> {
  if (version === undefined && writes) {
    const [stored, org] = await Promise.all([
      answersOf(ctx.db, it.id),
      ctx.db.selectFrom('org').select(['name', 'type']).where('id', '=', it.org).executeTakeFirstOrThrow(),
    ])
    return { callVersion: it.callVersion, unit: org, stored }
  }
  const found = await versionAt(ctx.db, it.id, version ?? it.versions)
  if (!found?.answers) throw new Refused({ why: 'not-found' })
  const text = (raw: unknown): string => (typeof raw === 'string' ? raw : '')
  return {
    callVersion: found.callVersion as Suggestion['callVersion'],
    unit: { name: text(found.unit?.['name']), type: text(found.unit?.['type']) },
    answers: found.answers,
  }
}
