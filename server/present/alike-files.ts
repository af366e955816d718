import type { z } from 'zod'
import type { likeness, ShownReason } from '#api/likeness.ts'
import { passages } from '#core/likeness/passages.ts'
import type { Context } from '../context.ts'
import type { AlikeFiles } from '../db/alike-files.ts'
import { fileTexts } from '../db/file-texts.ts'
import { nothingShared, type View } from './likeness.ts'

/** Two of which nothing but attachments is alike. */
export const likeByFiles: View = { relation: null, score: 0, parts: nothingShared, reasons: [], judged: null }

const percent = (share: number): number => Math.round(share * 100)

/** What was counted of two, with the attachments that say nearly the same among the reasons. */
export function withFiles(view: View, files: readonly AlikeFiles[]): View {
  if (files.length === 0) return view
  const reason: ShownReason = {
    code: 'like-files',
    files: files.map(({ own, other, share }) => ({ own, other, percent: percent(share) })),
  }
  return { ...view, reasons: [...view.reasons, reason] }
}

type Shown = z.input<(typeof likeness)['GET /suggestions/:id/similar/:other']['response']>['files']

/** So much of each is looked through for passages while somebody waits. */
const letters = 12_000
const [shortest, longest, mostPassages] = [12, 120, 3]

/** Attachments of two with the longest passages that both have; who reads the two reads these. */
export async function filesSideBySide(
  { db }: Pick<Context, 'db'>,
  id: string,
  otherId: string,
  files: readonly AlikeFiles[],
): Promise<Shown> {
  const said = new Map<string, string>()
  for (const [owner, ids] of [
    [id, files.map((it) => it.own.id)],
    [otherId, files.map((it) => it.other.id)],
  ] as const)
    for (const it of await fileTexts(db, owner, [...new Set(ids)], { ofOne: letters }))
      said.set(it.id, it.text)
  return files.map(({ own, other, share }) => ({
    own,
    other,
    percent: percent(share),
    passages: longestOf(said.get(own.id) ?? '', said.get(other.id) ?? ''),
  }))
}

/** In the order in which they stand, each cut where it is too long to be read here. */
function longestOf(a: string, b: string): string[] {
  const found = passages(a, b, shortest)
  const least = found.map((it) => it.text.length).sort((x, y) => y - x)[mostPassages - 1] ?? 0
  return found
    .filter((it) => it.text.length >= least)
    .slice(0, mostPassages)
    .map(({ text }) => {
      const points = Array.from(text.replaceAll(/\s+/g, ' ').trim())
      return points.length <= longest ? points.join('') : `${points.slice(0, longest).join('')}…`
    })
}
