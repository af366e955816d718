import type { SuggestionView } from '#api/suggestions.ts'
import type { versions } from '#api/versions.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { formOf } from '../commands/draft/form-of.ts'
import { namesOf } from '../db/drafts.ts'
import { factsOf } from '../db/facts.ts'
import { filesByIds, suggestionFiles } from '../db/files.ts'
import { versionAt, versionsOf } from '../db/versions.ts'
import { presentFile } from '../present/file.ts'
import { remarksFor } from '../present/remark.ts'
import { officeRef } from '../present/suggestion.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { seen, seenText } from './seen.ts'

/** What the office does within itself is not the filer's to follow. */
const internal: readonly string[] = ['suggestion-opinion-added', 'suggestion-assigned']

/** What was handed in and what has happened. */
export const versionRoutes: HandlersOf<typeof versions> = {
  'GET /suggestions/:id/timeline': async (ctx, { actor, params }) => {
    const { it, relation } = await seen(ctx, actor, params.id)
    const { call, form } = await formOf(ctx, it)
    const readsText = it.state !== 'purged' && (it.state !== 'frozen' || relation === 'office')
    const hidden = new Set(hiddenFields(form, hiddenSections(form, relation)))
    const known = new Set(fieldsOf(form).map((field) => field.id))
    const outside = relation === 'author' || relation === 'unit'
    const facts = (await factsOf(ctx.db, it.id)).filter(
      (fact) => !(outside && internal.includes(fact.happened)),
    )
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
      })),
      next: {
        state: it.state,
        office: officeRef(
          (await ctx.calls.byId(it.call))?.call ?? call,
          'destination' in it ? it.destination : null,
        ) satisfies SuggestionView['officeRef'],
      },
    }
  },
  'GET /suggestions/:id/versions': async (ctx, { actor, params }) => {
    const { it } = await seen(ctx, actor, params.id)
    return { versions: [...(await versionsOf(ctx.db, it.id))] }
  },
  'GET /suggestions/:id/versions/:n': async (ctx, { actor, params }) => {
    const { it, relation } = await seenOrPurged(ctx, actor, params.id)
    const version = await versionAt(ctx.db, it.id, params.n)
    if (!version) throw new Refused({ why: 'not-found' })
    const { form } = await formOf(ctx, {
      kind: it.kind,
      callVersion: version.callVersion as typeof it.callVersion,
    })
    const sections = hiddenSections(form, relation)
    const hidden = new Set(hiddenFields(form, sections))
    const files = await filesByIds(
      ctx.db,
      suggestionFiles(it.id),
      version.files.map((file) => file.id),
    )
    return {
      head: version.head,
      answers: Object.fromEntries(Object.entries(version.answers ?? {}).filter(([id]) => !hidden.has(id))),
      unit: { ...version.unit },
      files: files.filter((file) => !hidden.has(file.field)).map(presentFile),
      hidden: [...sections],
      purged: version.answers === null,
    }
  },
}

/** A purged version can still be asked for: it answers that it is gone by order. */
async function seenOrPurged(...[ctx, actor, id]: Parameters<typeof seen>) {
  const found = await seen(ctx, actor, id)
  return found.it.state === 'purged' ? found : seenText(ctx, actor, id)
}

const hiddenFields = (form: Form, sections: readonly string[]): readonly string[] =>
  fieldsOf({ ...form, sections: form.sections.filter((it) => sections.includes(it.id)) }).map((it) => it.id)
