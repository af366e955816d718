import { canonicalCreditCode, readCreditCode } from '../../org/credit-code.ts'
import { halfWidth, lengthOf, unixLines, unstorable } from '../../text.ts'
import type { Finding } from '../finding.ts'
import type { TextField } from '../form.ts'
import { type FieldKind, maxOf, must, should } from '../kind.ts'

/** A line of text, possibly of a fixed format. */
export const text: FieldKind<TextField> = {
  isBlank: isBlankText,
  fits: (raw) => typeof raw === 'string',
  check(field, raw, { asking }) {
    if (typeof raw !== 'string') return [must(field, 'not-text')]
    if (unstorable(raw) !== undefined) return [must(field, 'unstorable')]
    const it = formatted(field, canonicalText(raw))
    const wrong = checkFormat(field, it)
    if (wrong.some(({ weight }) => weight === 'must')) return wrong
    const limits = { max: maxOf(field, asking.kind), ...(field.min !== undefined && { min: field.min }) }
    return [...checkLength(field, it, limits), ...wrong]
  },
  canonical: (field, raw) => (typeof raw === 'string' ? formatted(field, canonicalText(raw)) : raw),
  show: (field, raw) => (typeof raw === 'string' ? formatted(field, canonicalText(raw)) : ''),
}

export function isBlankText(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')
}

/** Nothing of a person's text is changed but line ends and the space around it. */
export const canonicalText = (raw: string): string => unixLines(raw).trim()

/** Length by code point after trimming, and what the database cannot hold. */
export function checkLength(
  field: { readonly id: string; readonly label: TextField['label'] },
  raw: string,
  { min, max }: { readonly min?: number; readonly max: number },
): Finding[] {
  if (unstorable(raw) !== undefined) return [must(field, 'unstorable')]
  const length = lengthOf(unixLines(raw))
  if (length > max) return [must(field, 'too-long', { max, length })]
  if (min !== undefined && length < min) return [must(field, 'too-short', { min, length })]
  return []
}

/** Longer than any of the formats allows (an e-mail address has at most 254 characters, RFC 5321). */
const longestFormatted = 254

function checkFormat(field: TextField, it: string): Finding[] {
  if (field.format === undefined) return []
  const short = it.length <= longestFormatted
  switch (field.format) {
    case 'email':
      return short && email.test(it) ? [] : [must(field, 'not-an-email')]
    case 'mobile':
      return short && mobile.test(it) ? [] : [must(field, 'not-a-mobile')]
    case 'phone':
      return short && (landline.test(it) || mobile.test(it)) ? [] : [must(field, 'not-a-phone')]
    case 'postcode':
      return postcode.test(it) ? [] : [must(field, 'not-a-postcode')]
    case 'url':
      return it.length <= 2000 && url.test(it) ? [] : [must(field, 'not-a-url')]
    case 'latin':
      return latin.test(it) && /\p{Script=Latin}/u.test(it) ? [] : [must(field, 'not-latin')]
    case 'credit-code':
      return checkCreditCode(field, it)
    default:
      return field.format satisfies never
  }
}

/** A misfitting 18th digit is looked at by a person, since genuine codes with one exist. */
function checkCreditCode(field: TextField, code: string): Finding[] {
  const read = readCreditCode(code)
  if (!read.ok) return [must(field, 'not-a-credit-code', { length: code.length })]
  return read.value.checkFits ? [] : [should(field, 'credit-code-check')]
}

/** Numbers and codes in half-width, without the spaces people put in; prose as it is. */
function formatted({ format }: TextField, it: string): string {
  if (it.length > 2000) return it
  switch (format) {
    case 'credit-code':
      return canonicalCreditCode(it)
    case 'mobile':
      return halfWidth(it)
        .replaceAll(/[\s-]/g, '')
        .replace(/^(\+|00)86/, '')
    case 'phone':
      return halfWidth(it)
        .replaceAll(/[\s()]+/g, '-')
        .replaceAll(/-+/g, '-')
        .replaceAll(/^-|-$/g, '')
    case 'postcode':
    case 'email':
    case 'url':
      return halfWidth(it).trim()
    case 'latin':
    case undefined:
      return it
    default:
      return format satisfies never
  }
}

const email = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9][a-z0-9-]{0,62})+$/i
const mobile = /^1[3-9]\d{9}$/
const landline = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/
const postcode = /^\d{6}$/
/** With or without its beginning, as people write it; schemes other than the web's are refused. */
const url = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}(?::\d{1,5})?(?:[/?#]\S*)?$/iu
const latin = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u
