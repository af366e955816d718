import type { Answers } from '../form/answers.ts'
import { fieldsOf } from '../form/asked.ts'
import { elementsIn, elementsTable, isAnswered } from '../form/assessment.ts'
import type { Field, Form, Section } from '../form/form.ts'
import type { Words } from '../text.ts'
import { levelOf } from '../trl/level.ts'
import { wantsComment } from '../trl/verdict.ts'
import type { ScoreSheet } from './sheet.ts'

/** A technology element whose readiness the filer assessed, as far as the subject's form has such a part (domain 2.5). */
export interface TechElement {
  /** The row of the element, or the field in which the level of the whole was stated. */
  readonly id: string
  readonly name: Words
  /** 0 where not even the first level is reached. */
  readonly self: number
}

/** The critical elements that were assessed, in the order of the form; where none was, what the filer stated of the whole. */
export function elementsOf(form: Form, answers: Answers): readonly TechElement[] {
  const fields = fieldsOf(form)
  const table = elementsTable(fields)
  const critical = table === undefined ? [] : elementsIn(table, answers).filter((it) => it.critical)
  if (critical.some(isAnswered))
    return critical.map(({ id, name, level }) => ({ id, name: { zh: name, en: name }, self: level }))
  return fields.flatMap((field) => {
    const self = field.use === 'readiness-now' ? levelOf(answers[field.id]) : undefined
    return self === undefined ? [] : [{ id: field.id, name: field.label, self }]
  })
}

/** The questions whose answers `elementsOf` looks at, so that no more is read of long forms. */
export const usedForElements = (form: Form): readonly string[] =>
  fieldsOf(form)
    .filter((it) => it.use === 'readiness-now' || (it.kind === 'table' && it.assesses !== undefined))
    .map((it) => it.id)

/** The sentences on the sheet that no call has to write. */
export interface SheetWords {
  readonly title: Words
  readonly scores: Words
  readonly readiness: Words
  readonly verdict: Words
  readonly points: (max: number) => Words
  readonly why: Words
  readonly levelOf: (element: Words, self: number) => Words
  readonly levelHint: Words
  readonly levelWhy: Words
  readonly levelWhyHint: Words
  readonly advise: Words
  readonly flags: Words
  readonly comment: Words
  readonly commentHint: Words
  readonly forOffice: Words
  readonly forOfficeHint: Words
}

/** Where on the sheet each thing stands. */
export const scoreAt = (criterion: string): string => `score-${criterion}`
export const whyAt = (criterion: string): string => `why-${criterion}`
export const levelAt = (element: string): string => `level-${element}`
export const levelWhyAt = (element: string): string => `level-why-${element}`
export const verdictAt = 'verdict'
export const flagsAt = 'flags'
export const commentAt = 'comment'
export const forOfficeAt = 'for-office'

/** Longest texts, in characters as a reader counts them. */
export const longestWhy = 300
export const longestComment = 1000
/** A general comment shorter than this tells a filer nothing. */
export const shortestComment = 10

/** The sheet of a call as a form, so that it is asked, kept and checked like every other form. */
export function sheetForm(sheet: ScoreSheet, elements: readonly TechElement[], words: SheetWords): Form {
  const section = (id: string, title: Words, fields: readonly Field[]): Section => ({
    id,
    title,
    group: words.title,
    sheet: 'collection',
    fields,
  })
  const scores = sheet.criteria.flatMap(({ code, name, help, max }): Field[] => [
    {
      id: scoreAt(code),
      kind: 'integer',
      label: name,
      hint: help,
      required: true,
      min: 0,
      max,
      unit: words.points(max),
    },
    { id: whyAt(code), kind: 'long-text', label: words.why, max: longestWhy },
  ])
  const levels = elements.flatMap(({ id, name, self }): Field[] => [
    {
      id: levelAt(id),
      kind: 'readiness',
      label: words.levelOf(name, self),
      hint: words.levelHint,
      required: true,
    },
    {
      id: levelWhyAt(id),
      kind: 'long-text',
      label: words.levelWhy,
      hint: words.levelWhyHint,
      max: longestWhy,
      required: { field: levelAt(id), is: farFrom(self) },
    },
  ])
  const ending: readonly Field[] = [
    ...(sheet.verdicts.length > 0
      ? [
          {
            id: verdictAt,
            kind: 'choice' as const,
            label: words.advise,
            required: true,
            options: sheet.verdicts,
          },
        ]
      : []),
    ...(sheet.flags.length > 0
      ? [{ id: flagsAt, kind: 'choices' as const, label: words.flags, options: sheet.flags }]
      : []),
    {
      id: commentAt,
      kind: 'long-text',
      label: words.comment,
      hint: words.commentHint,
      required: true,
      min: shortestComment,
      max: longestComment,
    },
    {
      id: forOfficeAt,
      kind: 'long-text',
      label: words.forOffice,
      hint: words.forOfficeHint,
      max: longestComment,
    },
  ]
  return {
    id: 'score-sheet',
    title: words.title,
    sections: [
      ...(scores.length > 0 ? [section('sheet-scores', words.scores, scores)] : []),
      ...(levels.length > 0 ? [section('sheet-readiness', words.readiness, levels)] : []),
      section('sheet-verdict', words.verdict, ending),
    ],
    rules: [],
  }
}

const farFrom = (self: number): readonly string[] =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((it) => wantsComment(self, it)).map(String)
