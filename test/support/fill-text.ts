import type { Field } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import { creditCodeCheck, organisationCodeCheck } from '#core/org/credit-code.ts'

/** A right text for one question. `at` is the row's place in its table, so that rows differ. */
export function textFor(
  field: Extract<Field, { kind: 'text' | 'long-text' }>,
  suggestionKind: string,
  at: number,
): string {
  const max = maxOf(field, suggestionKind)
  switch (field.kind === 'text' ? field.format : undefined) {
    case 'email':
      return `person${at}@example.com`
    case 'mobile':
      return '13800000000'
    case 'phone':
      return '0411-80000000'
    case 'postcode':
      return '116000'
    case 'url':
      return 'https://www.example.com'
    case 'latin':
      return 'Harbour Works'.slice(0, max)
    case 'credit-code':
      return creditCode(8000 + at)
    case undefined: {
      const sentence = `海上风电叶片在盐雾中的防腐问题${at + 1}`
      const least = Math.max(field.min ?? 1, Math.min(sentence.length, max))
      return sentence.repeat(Math.ceil(least / sentence.length)).slice(0, Math.min(least, max))
    }
    default:
      throw new Error(`No example of ${field.id}.`)
  }
}

/** A code with both check digits right. */
export function creditCode(n: number): string {
  const organisation = `MA0Y${String(n).padStart(4, '0')}`
  const first = `91210200${organisation}${organisationCodeCheck(organisation)}`
  return first + creditCodeCheck(first)
}
