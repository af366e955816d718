import type { z } from 'zod'
import type { SuggestionView } from '#api/suggestions.ts'
import type { versions } from '#api/versions.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import type { Relation } from '#core/permission/suggestion.ts'
import { getsLetters, isToldByLetter } from '#core/suggestion/letter.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Context } from '../context.ts'
import { namesOf } from '../db/drafts.ts'
import { factsOf } from '../db/facts.ts'
import { type FileRow, filesByIds, suggestionFiles } from '../db/files.ts'
import { versionAt } from '../db/versions.ts'
import { remarksFor } from './remark.ts'
import { officeRef } from './suggestion.ts'

/** A suggestion that exists for this reader, and what it is to them. */
export interface SeenAs {
  readonly it: Suggestion
  readonly relation: Relation
}

/** What the office does within itself is not the filer's to follow. */
const internal: readonly string[] = ['suggestion-opinion-added', 'suggestion-assigned']

/** Whether this reader gets a fact about a suggestion. */
export const readsFact = (relation: Relation, happened: string): boolean =>
  !((relation === 'author' || relation === 'unit') && internal.includes(happened))

type Timeline = z.input<(typeof versions)['GET /suggestions/:id/timeline']['response']>

/** What has happened to it, with what was said, as this reader may follow it. */
export async function timelineOf(ctx: Context, { it, relation }: SeenAs): Promise<Timeline> {
  const { call, form } = await formOf(ctx, it)
  const readsText = it.state !== 'purged' && (it.state !== 'frozen' || relation === 'office')
  const hidden = new Set(hiddenFields(form, relation))
  const known = new Set(fieldsOf(form).map((field) => field.id))
  const facts = (await factsOf(ctx.db, it.id)).filter((fact) => readsFact(relation, fact.happened))
  // Of a question that a newer form left out nobody can tell any more whom it was for.
  const told = (field: string) =>
    field === '' || known.has(field) || (relation !== 'unit' && relation !== 'reading-office')
  const remarks = readsText
    ? (await remarksFor(ctx.db, it.id, relation, hidden)).filter((remark) => told(remark.field))
    : []
  const names = await namesOf(
    ctx.db,
    facts.flatMap((fact) => (fact.by === null ? [] : [fact.by])),
  )
  // What is hidden cannot be fetched as a letter either.
  const lettered = getsLetters(relation) && it.no !== null && it.state !== 'frozen' && it.state !== 'purged'
  // What was said in a move carries the move's own instant; the rest stands with the last thing before it.
  const indexOf = (at: number) =>
    Math.max(
      0,
      facts.findLastIndex((fact) => fact.at <= at),
    )
  return {
    entries: facts.map((fact, i) => ({
      n: fact.n,
      happened: fact.happened,
      at: fact.at,
      by: fact.by === null ? null : { id: fact.by, name: names[fact.by] ?? '' },
      detail: { ...fact.detail },
      remarks: remarks.filter((remark) => indexOf(remark.at) === i),
      letter: lettered && isToldByLetter(fact.happened),
    })),
    next: {
      state: it.state,
      office: officeRef(
        (await ctx.calls.byId(it.call))?.call ?? call,
        'destination' in it ? it.destination : null,
      ) satisfies SuggestionView['officeRef'],
    },
  }
}

/** A version as this reader may read it; undefined where there is none of that number. */
export async function versionFor(ctx: Context, { it, relation }: SeenAs, n: number) {
  const version = await versionAt(ctx.db, it.id, n)
  if (!version) return undefined
  const { form } = await formOf(ctx, {
    kind: it.kind,
    callVersion: version.callVersion as typeof it.callVersion,
  })
  const hidden = new Set(hiddenFields(form, relation))
  const files: readonly FileRow[] = await filesByIds(
    ctx.db,
    suggestionFiles(it.id),
    version.files.map((file) => file.id),
  )
  return {
    head: version.head,
    answers: Object.fromEntries(Object.entries(version.answers ?? {}).filter(([id]) => !hidden.has(id))),
    unit: { ...version.unit },
    files: files.filter((file) => !hidden.has(file.field)),
    /** The files as the version itself names them. */
    named: version.files,
    hidden: hiddenSections(form, relation),
    purged: version.answers === null,
  }
}

const hiddenFields = (form: Form, relation: Relation): readonly string[] => {
  const sections = hiddenSections(form, relation)
  return fieldsOf({ ...form, sections: form.sections.filter((it) => sections.includes(it.id)) }).map(
    (it) => it.id,
  )
}
