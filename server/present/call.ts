import type { z } from 'zod'
import type { CallView, calls } from '#api/calls.ts'
import type { Call } from '#core/call/call.ts'
import { graceEnds, phaseOf } from '#core/call/window.ts'
import { usualBreadth } from '#core/direction/breadth.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import type { InstalledCall } from '../call-book.ts'

/** A call as the public sees it at this instant. */
export function presentCall({ call, version }: InstalledCall, at: Instant): CallView {
  return {
    id: call.id,
    version,
    title: call.title,
    short: call.short,
    year: call.year,
    issuer: call.issuer,
    issued: call.issued,
    invented: call.invented,
    phase: phaseOf(call.window, at),
    window: {
      opens: call.window.opens,
      closes: call.window.closes,
      unitGraceDays: call.window.unitGraceDays,
      graceEnds: graceEnds(call.window),
      pausedReason: call.window.paused?.reason ?? null,
    },
    hotline: call.hotline,
    sponsors: [...call.sponsors],
    kinds: call.kinds.map((it) => ({
      code: it.code,
      name: it.name,
      short: it.short,
      purpose: it.purpose,
      who: it.who,
      annex: it.annex,
      aliases: [...it.aliases],
      asksField: it.field,
      asksLivelihood: it.asksLivelihood,
      readiness: it.readiness,
      suggestedBy: it.suggestedBy as CallView['kinds'][number]['suggestedBy'],
    })),
    fields: call.fields.map(({ code, name, needsNote }) => ({ code, name, needsNote })),
    livelihoods: call.livelihoods.map(({ code, name }) => ({ code, name })),
    offices: call.offices.map(({ code, name, phone, scope }) => ({ code, name, phone, scope })),
    orgTypes: call.orgTypes.map(({ code, name, path }) => ({ code, name, path })),
    routing: [...call.routing],
    aliases: call.aliases.map((it) => ({ ...it })),
    annexes: call.annexes.map((it) => ({ ...it, forms: [...it.forms] })),
    handling: {
      acceptWithin: call.handling.acceptWithin,
      returnWithin: call.handling.returnWithin,
      objectWithin: call.handling.objectWithin,
      refusalReasons: call.handling.refusalReasons.map(({ code, name }) => ({ code, name })),
      declineReasons: call.handling.declineReasons.map(({ code, name }) => ({ code, name })),
    },
    uploads: { maxFiles: call.uploads.maxFiles, maxBytes: { ...call.uploads.maxBytes } },
    notices: call.notices.map(({ id, title, day }) => ({ id, title, day })),
    breadth: { ...(call.breadth ?? usualBreadth) },
    secrecyWords: [...call.secrecyWords],
  }
}

type FormAnswer = z.input<(typeof calls)['GET /calls/:call/forms/:kind']['response']>

/** A form with the lists it chooses from and no others. */
export function presentForm(call: Call, form: Form): FormAnswer {
  const names = new Set(fieldsOf(form).flatMap(listsOf))
  return { form, lists: Object.fromEntries([...names].map((name) => [name, [...(call.lists[name] ?? [])]])) }
}

function listsOf(field: Field): readonly string[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'tree-choice':
      return field.list ? [field.list] : []
    case 'table':
      return field.columns.flatMap(listsOf)
    case 'computed':
      return 'flag' in field.formula ? [field.formula.flag.list] : []
    default:
      return []
  }
}
