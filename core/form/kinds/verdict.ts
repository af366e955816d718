import { lengthOf, unstorable } from '../../text.ts'
import { type ItemAnswer, verdicts } from '../../trl/item-answer.ts'
import type { VerdictField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { nameOf } from '../lists.ts'

/** How far an item is met. What is set aside wants a reason. */
export const verdict: FieldKind<VerdictField> = {
  isBlank: (raw) => raw === undefined || raw === null,
  fits: isItemAnswer,
  check(field, raw) {
    if (!isItemAnswer(raw)) return [must(field, 'not-an-option', { value: '' })]
    const length = lengthOf(raw.reason ?? '')
    if (length > field.max) return [must(field, 'too-long', { max: field.max, length })]
    return raw.verdict === 'not-applicable' && (raw.reason ?? '').trim() === ''
      ? [must(field, 'readiness-reason-missing')]
      : []
  },
  canonical(_field, raw) {
    if (!isItemAnswer(raw)) return raw
    const reason = (raw.reason ?? '').trim()
    return { verdict: raw.verdict, ...(reason !== '' && { reason }) }
  },
  show(field, raw, lists, language) {
    if (!isItemAnswer(raw)) return ''
    const name = nameOf(field, raw.verdict, lists, language)
    const reason = (raw.reason ?? '').trim()
    if (reason === '') return name
    return language === 'zh' ? `${name}\uff08${reason}\uff09` : `${name} (${reason})`
  },
}

/** Whether a value is an answer to an item, right or wrong. */
export function isItemAnswer(raw: unknown): raw is ItemAnswer {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false
  const { verdict, reason, ...more } = raw as { verdict?: unknown; reason?: unknown }
  return (
    Object.keys(more).length === 0 &&
    (verdicts as readonly unknown[]).includes(verdict) &&
    (reason === undefined || (typeof reason === 'string' && unstorable(reason) === undefined))
  )
}
