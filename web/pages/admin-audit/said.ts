import { keptBack } from '#core/model/sendable.ts'
import { formatInstant } from '#text/format.ts'
import type { Answer } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { useNames } from '../../desk/names.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useLanguage } from '../../language.tsx'
import { useSuggestionWords } from '../../words.ts'
import { type AuditWords, useAuditWords } from './words.ts'

type Fact = Answer<'GET /admin/audit'>['facts'][number]
/** What the ids that facts speak of stand for. */
export type Known = Readonly<Record<string, string>>

/** Says in words which suggestion, unit, person or call a chain of facts is about. */
export function useAbout(): (subject: string, known: Known) => string {
  const { about } = useAuditWords()
  const names = useNames(undefined)
  return (subject, known) => {
    if (subject === 'checkpoint') return about.checkpoint
    const [, sort = '', id = ''] = /^(?:(\w+):)?(.+)$/.exec(subject) ?? []
    if (sort === 'call') return about.call(names.callName(id))
    if (sort === 'office') return about.office(names.office(id))
    const name = known[id]
    if (name === undefined) return about.other(subject)
    return sort === 'org' ? about.org(name) : sort === 'person' ? about.person(name) : about.suggestion(name)
  }
}

/** Says in words what a fact's detail holds; digests and technical ids stay in its record. */
export function useSaid(): (fact: Fact, known: Known) => string {
  const { detail: words, parts, comma, about } = useAuditWords()
  const admin = useAdminWords()
  const desk = useDeskWords()
  const states: Readonly<Record<string, string>> = useSuggestionWords().states
  const language = useLanguage()
  const names = useNames(undefined)
  const paths: Readonly<Record<string, string>> = admin.orgs.paths
  const cohorts: Readonly<Record<string, string>> = desk.cohorts
  return ({ happened, detail }, known) => {
    const text = (name: string): string => {
      const value = detail[name]
      return typeof value === 'string' ? value : ''
    }
    const number = (name: string): number | null => {
      const value = detail[name]
      return typeof value === 'number' ? value : null
    }
    const list = (name: string): readonly string[] => {
      const value = detail[name]
      return Array.isArray(value) ? value.map(String) : []
    }
    const counted = (name: string, say: (n: number) => string): string => {
      const n = number(name)
      return n === null ? '' : say(n)
    }
    /** A state, an office, a person or an instant, by what was recorded. */
    const place = (name: string): string => {
      const value = text(name)
      const at = number(name)
      if (at !== null) return formatInstant(at, language)
      return value === '' ? '' : (states[value] ?? known[value] ?? names.office(value))
    }
    const named = (name: string, say: (it: string) => string): string => {
      const value = place(name)
      return value === '' ? '' : say(value)
    }
    const held = ['filer', 'reviewer', 'admin'].filter((it) => detail[it] === true)
    const roles = [...held, text('role')].filter(Boolean).map((it) => admin.roleNames[it] ?? it)
    const scope = text('scope')
    return [
      text('call') === '' ? '' : names.callName(text('call')),
      text('kind') === '' ? '' : names.kind(text('kind')),
      text('type') === '' ? '' : names.orgType(text('type')),
      text('district') === '' ? '' : names.district(text('district')),
      known[text('org')] ?? '',
      known[text('person')] ?? known[text('handler')] ?? '',
      counted('version', words.version),
      happened === 'suggestion-copied'
        ? words.copiedFrom(about.suggestion(known[text('from')] ?? ''))
        : named('from', words.from),
      named('to', words.to),
      text('office') === '' ? '' : words.office(names.office(text('office'))),
      cohorts[text('cohort')] ?? '',
      text('code') === '' ? '' : words.reason(names.reason(text('code'))),
      list('fields').length === 0 ? '' : words.fields(list('fields').length),
      roles.length === 0 ? '' : words.roles(roles.join(desk.comma)),
      scope === '' ? '' : names.scope(scope),
      text('deputyFrom') === '' ? '' : words.deputy(text('deputyFrom'), text('deputyTo')),
      counted('transfers', words.transfers),
      counted('failures', words.failures),
      counted('since', (at) => words.since(formatInstant(at, language))),
      list('parts').length === 0
        ? ''
        : words.parts(
            list('parts')
              .map((it) => parts[it] ?? it)
              .join(desk.comma),
          ),
      list('quotas').length === 0 ? '' : words.quotas,
      ...(happened.startsWith('model-') ? saidOfModel(words.model, detail) : []),
      'path' in detail ? words.path(paths[text('path')] ?? words.byDefault) : '',
      ...Object.entries(words.yes).map(([name, said]) => (detail[name] === true ? said : '')),
      detail['disabled'] === false ? words.enabled : '',
      detail['checkDigitFits'] === false ? words.digitWrong : '',
    ]
      .filter(Boolean)
      .join(comma)
  }
}

/** What was asked of a language model and what came of it, in numbers. */
function saidOfModel(words: AuditWords['detail']['model'], detail: Fact['detail']): readonly string[] {
  const countOf = (name: string): number => {
    const value = detail[name]
    return Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0
  }
  const textOf = (name: string): string => String(detail[name] ?? '')
  const kept = keptBack.reduce((sum, it) => sum + countOf(it), 0)
  return [
    words.uses[textOf('use')] ?? '',
    textOf('model') === '' ? '' : words.name(textOf('model')),
    countOf('sent') === 0 ? '' : words.sent(countOf('sent')),
    kept === 0 ? '' : words.kept(kept),
    countOf('characters') === 0 ? '' : words.characters(countOf('characters')),
    words.outcomes[textOf('outcome')] ?? '',
    'received' in detail ? words.received(countOf('received')) : '',
    countOf('places') === 0 ? '' : words.places(countOf('places')),
  ]
}
