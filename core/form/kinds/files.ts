import { unstorable } from '../../text.ts'
import type { FileAnswer } from '../answers.ts'
import type { FilesField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { naming } from './choice.ts'

/** A named slot for attachments. What is inside a file is looked at where it is received. */
export const files: FieldKind<FilesField> = {
  isBlank: (raw) => raw === undefined || raw === null || (Array.isArray(raw) && raw.length === 0),
  fits: (raw) => Array.isArray(raw) && raw.every(isFile),
  check(field, raw) {
    if (!Array.isArray(raw) || !raw.every(isFile)) return [must(field, 'not-a-file')]
    const found = raw
      .filter((it) => !field.accept.some((ending) => endingsOf(ending).includes(endingOf(it.name))))
      .map((it) => must(field, 'file-type', { ...naming(it.name), accept: field.accept.join(', ') }))
    if (raw.length > field.maxFiles)
      found.push(must(field, 'too-many', { max: field.maxFiles, count: raw.length }))
    return found
  },
  canonical: (_field, raw) =>
    Array.isArray(raw) && raw.every(isFile)
      ? raw.map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 }))
      : raw,
  show: (_field, raw) =>
    Array.isArray(raw)
      ? raw
          .filter(isFile)
          .map((it) => it.name)
          .join('\n')
      : '',
}

/** The part after the last point, in small letters. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at < 0 ? '' : name.slice(at + 1).toLowerCase()
}

/** How a file can be looked at without fetching it, told by its name; undefined for what is only downloaded. */
export function previewOf(name: string): 'picture' | 'pdf' | 'page' | undefined {
  switch (endingOf(name)) {
    case 'jpg':
    case 'jpeg':
    case 'png':
      return 'picture'
    case 'pdf':
      return 'pdf'
    case 'docx':
      return 'page'
    default:
      return undefined
  }
}

/** A JPEG image goes by two endings. */
const endingsOf = (accepted: string): readonly string[] => (accepted === 'jpg' ? ['jpg', 'jpeg'] : [accepted])

function isFile(raw: unknown): raw is FileAnswer {
  if (typeof raw !== 'object' || raw === null) return false
  const { id, name, size, sha256 } = raw as Partial<Record<keyof FileAnswer, unknown>>
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    unstorable(name) === undefined &&
    typeof size === 'number' &&
    Number.isSafeInteger(size) &&
    size >= 0 &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256)
  )
}
