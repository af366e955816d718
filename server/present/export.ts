import type { ExportView } from '#api/exports.ts'
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
  lacking: it.lacking,
  problem: it.problem === null ? null : problemOf(it, language),
  createdAt: it.createdAt,
  readyAt: it.readyAt,
  expiresAt: it.expiresAt,
})

function problemOf({ problem, state }: ExportRow, language: Language): string {
  const { failed, waits } = sentences(language).export
  return state === 'making' ? waits : failed(problem ?? '')
}
