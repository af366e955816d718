import type { ExportView } from '#api/exports.ts'
import type { Reason } from '#core/reason.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { ExportRow } from '../db/exports.ts'

/** An export as the one who asked for it sees it. */
export const presentExport = (it: ExportRow, language: Language): ExportView => ({
  id: it.id,
  sort: it.sort,
  state: it.state,
  name: it.name,
  wanted: { ...it.wanted },
  done: it.done,
  total: it.total,
  size: it.size,
  sha256: it.sha256,
  personal: it.personal,
  problem: it.problem === null ? null : problemOf(it.problem as Problem, language),
  createdAt: it.createdAt,
  readyAt: it.readyAt,
  expiresAt: it.expiresAt,
})

type Problem = Reason['why'] | 'broken' | 'exhausted' | 'store-full'

const problemOf = (why: Problem, language: Language): string => {
  const { failed } = sentences(language).export
  return why === 'broken' || why === 'exhausted' || why === 'store-full' ? failed[why] : failed.refused
}
