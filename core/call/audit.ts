import { auditAreas } from './audit-areas.ts'
import { auditForms } from './audit-forms.ts'
import { auditReadiness } from './audit-readiness.ts'
import { auditRouting } from './audit-routing.ts'
import type { Call } from './call.ts'
import { type CallProblem, problem } from './problem.ts'
import { twice } from './twice.ts'

/** Whether a call hangs together: every code exists, every case is decided, weights sum, limits are sane, both languages are there. */
export const audit = (call: Call): readonly CallProblem[] => [
  ...headOf(call),
  ...kindsOf(call),
  ...auditRouting(call),
  ...listsOf(call),
  ...auditReadiness(call),
  ...auditAreas(call),
  ...auditForms(call),
  ...wordsOf(call),
]

function headOf(call: Call): readonly CallProblem[] {
  const found: CallProblem[] = []
  if (call.window.opens >= call.window.closes) found.push(problem('call.json', 'window', 'window-order'))
  const offices = new Set<string>(call.offices.map((it) => it.code))
  const kinds = new Set(call.kinds.map((it) => it.code))
  if (!offices.has(call.handling.triageOffice))
    found.push(
      problem('call.json', 'handling.triageOffice', 'unknown-code', { code: call.handling.triageOffice }),
    )
  for (const kind of Object.keys(call.handling.quotaPerKind))
    if (!kinds.has(kind))
      found.push(problem('call.json', `handling.quotaPerKind.${kind}`, 'unknown-code', { code: kind }))
  found.push(
    ...twice(
      'call.json',
      'handling.refusalReasons',
      call.handling.refusalReasons.map((it) => it.code),
    ),
  )
  found.push(
    ...twice(
      'call.json',
      'handling.declineReasons',
      call.handling.declineReasons.map((it) => it.code),
    ),
  )
  const points = call.scoring.criteria.reduce((sum, it) => sum + it.max, 0)
  if (points !== 100)
    found.push(problem('scoring.json', 'criteria', 'not-a-hundred', { sum: String(points) }))
  found.push(
    ...twice(
      'offices.json',
      '',
      call.offices.map((it) => it.code),
    ),
  )
  found.push(
    ...twice(
      'org-types.json',
      '',
      call.orgTypes.map((it) => it.code),
    ),
  )
  found.push(
    ...twice(
      'fields.json',
      '',
      call.fields.map((it) => it.code),
    ),
  )
  found.push(
    ...twice(
      'livelihoods.json',
      '',
      call.livelihoods.map((it) => it.code),
    ),
  )
  found.push(
    ...twice(
      'annexes.json',
      '',
      call.annexes.map((it) => it.no),
    ),
  )
  found.push(
    ...twice(
      'notices.json',
      '',
      call.notices.map((it) => it.id),
    ),
  )
  found.push(
    ...twice(
      'to-confirm.json',
      '',
      call.toConfirm.map((it) => it.id),
    ),
  )
  for (const [at, annex] of call.annexes.entries())
    for (const [position, form] of annex.forms.entries())
      if (call.forms[form] === undefined)
        found.push(problem('annexes.json', `[${at}].forms[${position}]`, 'unknown-code', { code: form }))
  return found
}

function kindsOf(call: Call): readonly CallProblem[] {
  const found: CallProblem[] = [
    ...twice(
      'kinds.json',
      '',
      call.kinds.map((it) => it.code),
    ),
  ]
  const fields = new Set(call.fields.map((it) => it.code))
  const livelihoods = new Set(call.livelihoods.map((it) => it.code))
  const orgTypes = new Set(call.orgTypes.map((it) => it.code))
  const unknown = (path: string, code: string) =>
    found.push(problem('kinds.json', path, 'unknown-code', { code }))
  for (const [at, kind] of call.kinds.entries()) {
    const annex = call.annexes.find((it) => it.no === kind.annex)
    if (annex === undefined) unknown(`[${at}].annex`, kind.annex)
    else if (!annex.forms.includes(kind.form))
      found.push(
        problem('kinds.json', `[${at}].form`, 'annex-of-another', { form: kind.form, annex: kind.annex }),
      )
    if (call.forms[kind.form] === undefined) unknown(`[${at}].form`, kind.form)
    if ('fixed' in kind.field && !fields.has(kind.field.fixed))
      unknown(`[${at}].field.fixed`, kind.field.fixed)
    if ('forLivelihood' in kind.field)
      for (const [position, code] of kind.field.forLivelihood.entries())
        if (!livelihoods.has(code)) unknown(`[${at}].field.forLivelihood[${position}]`, code)
    for (const type of call.orgTypes) {
      const may = kind.suggestedBy[type.code]
      const path = `[${at}].suggestedBy.${type.code}`
      if (may === undefined)
        found.push(problem('kinds.json', path, 'suggested-by-gap', { kind: kind.code, code: type.code }))
      else if (may.may !== 'yes' && may.note === undefined)
        found.push(problem('kinds.json', `${path}.note`, 'empty-words'))
    }
    for (const type of Object.keys(kind.suggestedBy))
      if (!orgTypes.has(type)) unknown(`[${at}].suggestedBy.${type}`, type)
  }
  return found
}

function listsOf(call: Call): readonly CallProblem[] {
  return Object.entries(call.lists).flatMap(([name, items]) => {
    const codes = new Set(items.map((it) => it.code))
    const orphans = items.flatMap((it) =>
      it.parent !== undefined && (it.parent === it.code || !codes.has(it.parent))
        ? [problem(`${name}.json`, `items.${it.code}.parent`, 'unknown-code', { code: it.parent })]
        : [],
    )
    return [
      ...twice(
        `${name}.json`,
        'items',
        items.map((it) => it.code),
      ),
      ...orphans,
    ]
  })
}

/** Both languages, everywhere: whatever has the shape of words must have both of them. */
function wordsOf(call: Call): readonly CallProblem[] {
  const found: CallProblem[] = []
  const visit = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const [at, it] of value.entries()) visit(it, `${path}[${at}]`)
      return
    }
    if (typeof value !== 'object' || value === null) return
    const words = value as { readonly zh?: unknown; readonly en?: unknown }
    if ('zh' in value || 'en' in value)
      for (const language of ['zh', 'en'] as const) {
        const text = words[language]
        if (typeof text !== 'string' || text.trim() === '')
          found.push(problem('call', `${path}.${language}`, 'empty-words'))
      }
    else for (const [key, it] of Object.entries(value)) visit(it, path === '' ? key : `${path}.${key}`)
  }
  visit(call, '')
  return found
}
