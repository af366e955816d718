import { canonicalJson } from '#core/canonical.ts'
import type { Op, WhyRefused } from '#core/decide/draft/save.ts'
import type { FileAnswer } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import { kindOf } from '#core/form/kinds.ts'
import { placeOf } from '#core/form/paths.ts'
import type { Db, Tx } from '../../context.ts'
import { type FileRow, filesByIds, type Owner } from '../../db/files.ts'

/** How a file stands in an answer; undefined while it is not whole. */
export const fileAnswer = (it: FileRow): FileAnswer | undefined =>
  it.state === 'ready' && it.sha256 !== null
    ? { id: it.id, name: it.name, size: it.size, sha256: it.sha256 }
    : undefined

/** Edits of file slots that name a file which is not here, not whole, or described otherwise than it is. */
export async function unknownFiles(
  db: Db | Tx,
  owner: Owner,
  form: Form,
  ops: readonly Op[],
): Promise<ReadonlyMap<string, WhyRefused>> {
  const slots = ops.flatMap(({ op, path, value }) => {
    const place = value === null ? undefined : placeOf(form, path)
    if (place?.to !== 'field' || place.field.kind !== 'files') return []
    return kindOf(place.field).fits(value)
      ? [{ op, field: place.field.id, files: value as FileAnswer[] }]
      : []
  })
  const ids = [...new Set(slots.flatMap((it) => it.files.map((file) => file.id)))]
  if (ids.length === 0) return new Map()
  const known = await filesByIds(db, owner, ids.filter(isId))
  const holds = (field: string, file: FileAnswer): boolean => {
    const row = known.find((it) => it.id === file.id && it.field === field)
    return row !== undefined && canonicalJson(fileAnswer(row)) === canonicalJson(file)
  }
  return new Map(
    slots
      .filter((it) => !it.files.every((file) => holds(it.field, file)))
      .map((it) => [it.op, 'unknown-file' as const]),
  )
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
