import type { Answers } from '../form/answers.ts'
import { checkAnswers } from '../form/check.ts'
import type { Finding } from '../form/finding.ts'
import type { Form } from '../form/form.ts'
import type { Day } from '../instant.ts'
import { levelOf } from '../trl/level.ts'
import type { ScoreSheet } from './sheet.ts'
import {
  commentAt,
  flagsAt,
  forOfficeAt,
  levelAt,
  levelWhyAt,
  scoreAt,
  type TechElement,
  verdictAt,
  whyAt,
} from './sheet-form.ts'

/** Everything that keeps a sheet from being handed in, at once. */
export const checkSheet = (form: Form, answers: Answers, today: Day): readonly Finding[] =>
  checkAnswers(
    form,
    { kind: '', orgType: '', answers, today },
    {},
    { lowestTarget: 1, leastRise: 0, usualStarts: [] },
  )

/** A sheet as it was handed in. */
export interface Judged {
  readonly scores: readonly { readonly criterion: string; readonly points: number; readonly why: string }[]
  readonly total: number
  readonly verdict: string
  readonly flags: readonly string[]
  readonly comment: string
  readonly forOffice: string
  readonly levels: readonly { readonly element: string; readonly level: number; readonly why: string }[]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Reads a sheet that was checked; what a call asks no longer is left out. */
export function judgedOf(sheet: ScoreSheet, elements: readonly TechElement[], answers: Answers): Judged {
  const scores = sheet.criteria.flatMap(({ code }) => {
    const raw = answers[scoreAt(code)]
    const points = raw === undefined || raw === null || raw === '' ? Number.NaN : Number(raw)
    return Number.isInteger(points) ? [{ criterion: code, points, why: textOf(answers[whyAt(code)]) }] : []
  })
  const flags = answers[flagsAt]
  return {
    scores,
    total: scores.reduce((sum, it) => sum + it.points, 0),
    verdict: textOf(answers[verdictAt]),
    flags: Array.isArray(flags) ? flags.map(String) : [],
    comment: textOf(answers[commentAt]),
    forOffice: textOf(answers[forOfficeAt]),
    levels: elements.flatMap(({ id }) => {
      const level = levelOf(answers[levelAt(id)])
      return level === undefined ? [] : [{ element: id, level, why: textOf(answers[levelWhyAt(id)]) }]
    }),
  }
}

/** How a group of numbers lies. */
export interface Spread {
  readonly count: number
  readonly mean: number
  readonly lowest: number
  readonly highest: number
  /** Average deviation from the mean. */
  readonly deviation: number
  /** Whether the experts disagree so far that somebody should look. */
  readonly disagrees: boolean
}

/**
 * Disagreement by the average deviation index AD(M): the mean distance from the mean, on the scale's own points. Raters agree
 * as long as it is at most c/6, c being the number of possible answers (M. J. Burke and W. P. Dunlap, Estimating interrater
 * agreement with the average deviation index, Organizational Research Methods 5 (2002) 159–172).
 */
export function spreadOf(points: readonly number[], max: number): Spread | null {
  const [first] = points
  if (first === undefined) return null
  const mean = points.reduce((sum, it) => sum + it, 0) / points.length
  const deviation = points.reduce((sum, it) => sum + Math.abs(it - mean), 0) / points.length
  return {
    count: points.length,
    mean,
    lowest: Math.min(...points),
    highest: Math.max(...points),
    deviation,
    disagrees: points.length > 1 && deviation > (max + 1) / 6,
  }
}
