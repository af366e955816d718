import type { Words } from '#core/text.ts'
import type { AssessedElement, Assessment } from '#core/trl/assessment.ts'
import type { LevelItems } from '#core/trl/checklists.ts'
import { paper as english } from '#text/en/paper.ts'
import { paper as chinese, type PaperText } from '#text/zh-CN/paper.ts'
import type { GridRow, Part } from './paper.ts'
import { type PaperLanguage, speaking } from './speaking.ts'

export interface PrintedAssessment {
  readonly assessment: Assessment
  /** The levels as its class of technology words them. */
  readonly levels: readonly LevelItems[]
  readonly verdicts: readonly { readonly code: string; readonly name: Words }[]
  readonly evidenceTypes: readonly { readonly code: string; readonly name: Words }[]
  readonly language: PaperLanguage
}

/** An assessment as it was kept: elements, what was answered of each, documents and steps. */
export function assessmentPart(it: PrintedAssessment): Part {
  const { assessment, language, evidenceTypes } = it
  const { own } = speaking(language, chinese, english)
  const column = (id: string, of: (words: PaperText['assessment']) => string, wide = false) => ({
    id,
    label: own((words) => of(words.assessment)),
    wide,
  })
  const type = (code: string): string => evidenceTypes.find((one) => one.code === code)?.name.zh ?? code
  const grid = (
    path: string,
    of: (words: PaperText['assessment']) => string,
  ): Pick<GridRow, 'sort' | 'path' | 'label'> => ({
    sort: 'grid',
    path,
    label: own((words) => of(words.assessment)),
  })
  const elements: GridRow = {
    ...grid('elements', (words) => words.elements),
    columns: [
      column('no', (words) => words.no),
      column('element', (words) => words.element, true),
      column('critical', (words) => words.critical),
      column('level', (words) => words.level),
      column('target', (words) => words.target),
    ],
    rows: assessment.elements.map((one) => [
      one.no,
      one.name,
      one.critical ? chinese.assessment.yes : '',
      String(one.level),
      one.target === null ? '' : String(one.target),
    ]),
  }
  const evidence: GridRow = {
    ...grid('evidence', (words) => words.evidence),
    columns: [
      column('name', (words) => words.evidenceName, true),
      column('type', (words) => words.evidenceType),
      column('issuer', (words) => words.issuer),
      column('on', (words) => words.on),
      column('file', (words) => words.file),
    ],
    rows: assessment.evidence.map((one) => [
      one.name,
      type(one.type),
      one.issuer,
      one.on,
      one.file?.name ?? '',
    ]),
  }
  const steps: GridRow = {
    ...grid('steps', (words) => words.steps),
    columns: [
      column('by', (words) => words.by),
      column('level', (words) => words.target),
      column('text', (words) => words.stepText, true),
    ],
    rows: assessment.steps.map((one) => [one.by, String(one.level), one.text]),
  }
  const items = assessment.elements.filter((one) => Object.keys(one.answers).length > 0)
  return {
    title: own((words) => words.assessment.title),
    rows: [elements, ...items.map((one) => itemsOf(one, it)), evidence, steps].filter(
      (one) => one.rows.length > 0,
    ),
  }
}

function itemsOf(element: AssessedElement, { levels, verdicts, language }: PrintedAssessment): GridRow {
  const { said, own } = speaking(language, chinese, english)
  const name = (code: string): string => verdicts.find((one) => one.code === code)?.name.zh ?? code
  return {
    sort: 'grid',
    path: element.id,
    label: said({
      zh: chinese.assessment.items(element.name),
      en: english.assessment.items(element.name),
    }),
    columns: [
      { id: 'item', label: own((words) => words.assessment.item), wide: false },
      { id: 'content', label: own((words) => words.assessment.content), wide: true },
      { id: 'verdict', label: own((words) => words.assessment.verdict), wide: false },
      { id: 'reason', label: own((words) => words.assessment.reason), wide: true },
    ],
    rows: levels
      .flatMap((level) => level.items)
      .flatMap(({ id, text }) => {
        const answer = element.answers[id]
        return answer === undefined ? [] : [[id, text.zh, name(answer.verdict), answer.reason ?? '']]
      }),
  }
}
