import type { z } from 'zod'
import type { condensing } from '#api/condensing.ts'
import type { BreadthHit } from '#core/direction/breadth.ts'
import type { SourcingHit } from '#core/direction/sourcing.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { DirectionChecked } from '../commands/direction/check.ts'

type CheckView = z.input<(typeof condensing)['GET /directions/:id/check']['response']>

/** The result of a check, its reasons in the reader's language. */
export const presentChecked = (
  { findings, breadth, sourcing }: DirectionChecked,
  language: Language,
): CheckView => ({
  findings: findings.map((it) => ({ ...it, ...(it.params && { params: { ...it.params } }) })),
  breadth: breadth.map((it) => presentHit(it, language)),
  sourcing: sourcing.map((it) => presentSourcing(it, language)),
})

const presentHit = (hit: BreadthHit, language: Language): CheckView['breadth'][number] => ({
  place: hit.place,
  from: hit.range?.[0] ?? null,
  to: hit.range?.[1] ?? null,
  code: hit.code,
  params: { ...hit.params },
  weight: hit.weight,
  message: sentences(language).breadth.of(hit),
})

const presentSourcing = (hit: SourcingHit, language: Language): CheckView['sourcing'][number] => ({
  code: hit.code,
  place: 'place' in hit ? hit.place : null,
  suggestion: 'suggestion' in hit ? hit.suggestion : null,
  no: 'no' in hit ? hit.no : null,
  weight: hit.weight,
  message: sentences(language).breadth.sourcing[hit.code]('no' in hit ? hit.no : ''),
})
