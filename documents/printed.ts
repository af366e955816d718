import type { Field } from '#core/form/form.ts'
import { codesOf } from '#core/form/kinds/choices.ts'
import { readOrg } from '#core/form/kinds/org-ref.ts'
import { readPeriod } from '#core/form/kinds/period.ts'
import { kindOf } from '#core/form/kinds.ts'
import { type Lists, nameOf, optionsOf } from '#core/form/lists.ts'
import type { Words } from '#core/text.ts'
import { document as english } from '#text/en/document.ts'
import { document as chinese } from '#text/zh-CN/document.ts'

/** More options than these are written by name and not as boxes. */
export const mostBoxes = 16

/** A question's name with the unit of its answer, as papers write it. */
export function labelled(field: Field): Words {
  const unit: Words | undefined =
    field.kind === 'money'
      ? { zh: chinese.moneyUnit, en: english.moneyUnit }
      : 'unit' in field
        ? field.unit
        : undefined
  if (unit === undefined || field.label.zh.includes(unit.zh)) return field.label
  return { zh: `${field.label.zh}（${unit.zh}）`, en: `${field.label.en} (${unit.en})` }
}

/** What stands between several things in one cell; people use either mark, so both are read. */
export const between = '；'
/** The sign between two ends: to (U+81F3), as such forms write it. */
export const betweenEnds = ' \u81f3 '

/** Whether an answer is given by ticking. */
export const isTicked = (field: Field, lists: Lists): boolean =>
  field.kind === 'declaration' ||
  ((field.kind === 'choice' || field.kind === 'choices') && optionsOf(field, lists).length <= mostBoxes)

/**
 * An answer as a cell of a paper form holds it: exact and readable back, so numbers have no thousands marks and
 * names that two entries share carry their code.
 */
export function printed(field: Field, raw: unknown, lists: Lists): string {
  const kind = kindOf(field)
  if (kind.isBlank(raw)) return ''
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'tree-choice':
      return codesOf(raw)
        .map((it) => namedApart(field, it, lists))
        .join(between)
    case 'tags':
      return (Array.isArray(raw) ? raw : []).map((it) => String(it).trim()).join(between)
    case 'period': {
      const { from = '', to = '' } = readPeriod(raw)
      return from === '' && to === '' ? '' : `${from}${betweenEnds}${to}`
    }
    case 'org-ref': {
      const org = readOrg(raw)
      return org?.code === undefined ? (org?.name ?? '') : `${org.name}（${org.code}）`
    }
    case 'text':
    case 'long-text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'date':
    case 'readiness': {
      const canonical = kind.canonical(field, raw)
      return typeof canonical === 'string' || typeof canonical === 'number' ? String(canonical) : ''
    }
    default:
      return kind.show(field, raw, lists, 'zh')
  }
}

/** A name, with its code where another entry has the same name: districts of two cities may be called alike. */
function namedApart(
  field: Extract<Field, { kind: 'choice' | 'choices' | 'tree-choice' }>,
  code: string,
  lists: Lists,
): string {
  const name = nameOf(field, code, lists, 'zh')
  const alike = optionsOf(field, lists).filter((it) => it.name.zh === name).length
  return alike > 1 ? `${name}（${code}）` : name
}
