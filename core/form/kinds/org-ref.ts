import { canonicalCreditCode, readCreditCode } from '../../org/credit-code.ts'
import type { OrgAnswer } from '../answers.ts'
import type { Finding } from '../finding.ts'
import type { OrgRefField } from '../form.ts'
import { type FieldKind, must, should } from '../kind.ts'
import { canonicalText, checkLength, isBlankText } from './text.ts'

/** An organisation by name, with its credit code where it is known. */
export const orgRef: FieldKind<OrgRefField> = {
  isBlank: (raw) => isBlankText(raw) || (isOrg(raw) && isBlankText(raw.name) && isBlankText(raw.code)),
  fits: (raw) =>
    typeof raw === 'string' ||
    (isOrg(raw) &&
      Object.keys(raw).every((it) => it === 'name' || it === 'code') &&
      [raw.name, raw.code].every((it) => it === undefined || it === null || typeof it === 'string')),
  check(field, raw) {
    const org = readOrg(raw)
    if (org === undefined) return [must(field, 'not-text')]
    const found = isBlankText(org.name)
      ? [must(field, 'missing')]
      : checkLength(field, org.name, { max: field.max })
    return [...found, ...checkCode(field, org.code)]
  },
  canonical: (_field, raw) => readOrg(raw) ?? raw,
  show(_field, raw) {
    const org = readOrg(raw)
    if (org === undefined) return ''
    return org.code === undefined ? org.name : `${org.name} (${org.code})`
  },
}

/** Plain text is an organisation of which only the name is known. */
export function readOrg(raw: unknown): OrgAnswer | undefined {
  if (typeof raw === 'string') return { name: canonicalText(raw) }
  if (!isOrg(raw)) return undefined
  const name = raw.name ?? ''
  const code = raw.code ?? ''
  if (typeof name !== 'string' || typeof code !== 'string') return undefined
  return { name: canonicalText(name), ...(!isBlankText(code) && { code: canonicalCreditCode(code) }) }
}

function checkCode(field: OrgRefField, code: string | undefined): Finding[] {
  if (code === undefined) return []
  const read = readCreditCode(code)
  if (!read.ok) return [must(field, 'not-a-credit-code', { length: code.length })]
  return read.value.checkFits ? [] : [should(field, 'credit-code-check')]
}

const isOrg = (raw: unknown): raw is { readonly name?: unknown; readonly code?: unknown } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
