import type { Words } from '#core/text.ts'
import { type Checklists, levelsFor } from '#core/trl/checklists.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { paper as english } from '#text/en/paper.ts'
import { paper as chinese, type PaperText } from '#text/zh-CN/paper.ts'
import type { Said } from './paper.ts'
import type { Prose, ProseBlock, TableBlock } from './prose.ts'
import { type PaperLanguage, speaking } from './speaking.ts'

export interface Standard {
  readonly title: Words
  readonly issuer: Words
  readonly language: PaperLanguage
  readonly scale: ReadinessScale
  readonly policy: ReadinessPolicy
  /** Without them levels can only be stated, and the paper ends with the scale. */
  readonly checklists?: Checklists | undefined
  readonly classes: readonly { readonly code: string; readonly name: Words }[]
}

/** The standard by which readiness is assessed, as the annex of a notice: rules, levels, and a sheet for each class of technology. */
export function readinessPaper(standard: Standard): Prose {
  const { title, issuer, language, scale, policy, checklists } = standard
  const { said, own } = speaking(language, chinese, english)
  const heading = (text: Said, level: 1 | 2): ProseBlock => ({ sort: 'heading', level, text })
  const text = (text: Said): ProseBlock => ({ sort: 'text', text })
  const starts = (words: PaperText) => policy.usualStarts.join(words.readiness.join)
  return {
    title: said(title),
    under: [
      said({
        zh: chinese.readiness.under(issuer.zh, scale.name.zh),
        en: english.readiness.under(issuer.en, scale.name.en),
      }),
    ],
    contents: own((it) => it.contents),
    blocks: [
      heading(
        own((it) => it.readiness.rules),
        1,
      ),
      ...(checklists === undefined ? [] : rulesOf(checklists, own).map(text)),
      text(own((it) => it.readiness.policy(policy.leastRise, policy.lowestTarget, starts(it)))),
      ...(checklists === undefined
        ? []
        : [
            heading(
              own((it) => it.readiness.critical),
              2,
            ),
            text(own((it) => it.readiness.criticalLead)),
            questions(checklists, standard),
          ]),
      heading(
        own((it) => it.readiness.levels),
        1,
      ),
      text(own((it) => it.readiness.levelsLead)),
      levelsTable(standard),
      ...(checklists === undefined
        ? []
        : [
            heading(
              own((it) => it.readiness.classes),
              1,
            ),
            text(own((it) => it.readiness.classLead)),
            ...standard.classes.flatMap(({ code, name }, at) => [
              heading(
                said({
                  zh: chinese.readiness.className(at + 1, name.zh),
                  en: english.readiness.className(at + 1, name.en),
                }),
                2,
              ),
              classTable(standard, checklists, code),
            ]),
          ]),
    ],
    notes: [own((it) => it.readiness.note)],
  }
}

const rulesOf = (by: Checklists, own: (of: (words: PaperText) => string) => Said): readonly Said[] => [
  own((it) => it.readiness.passMark(by.passMark)),
  own((it) => it.readiness.key),
  own((it) => it.readiness.aside(by.mostNotApplicable)),
  own((it) => it.readiness.overall),
  own((it) => it.readiness.kept(by.keptWhenChanged.application, by.keptWhenChanged.environment)),
]

function questions({ questions }: Checklists, { language }: Standard): TableBlock {
  const { own, said } = speaking(language, chinese, english)
  const listed = (list: Checklists['questions']['importance']): Said =>
    said({ zh: list.map((it) => it.text.zh).join('\n'), en: list.map((it) => it.text.en).join('\n') })
  return {
    sort: 'table',
    columns: [
      { label: own((it) => it.readiness.importance), share: 1 },
      { label: own((it) => it.readiness.novelty), share: 1 },
    ],
    rows: [[listed(questions.importance), listed(questions.novelty)]],
  }
}

function levelsTable({ scale, language }: Standard): TableBlock {
  const { own, said } = speaking(language, chinese, english)
  return {
    sort: 'table',
    columns: [
      { label: own((it) => it.readiness.level), share: 1.2 },
      { label: own((it) => it.readiness.meaning), share: 2.6 },
      { label: own((it) => it.readiness.evidence), share: 2.2 },
    ],
    rows: scale.levels.map((it) => [
      said({
        zh: chinese.readiness.levelLine(it.level, it.name.zh),
        en: english.readiness.levelLine(it.level, it.name.en),
      }),
      said(it.definition),
      said(it.evidence),
    ]),
  }
}

/** One class level by level: what it is shown with and where, and the criteria as this class words them. */
function classTable({ scale, language }: Standard, checklists: Checklists, code: string): TableBlock {
  const { own, said } = speaking(language, chinese, english)
  const ours = checklists.classes.find((it) => it.code === code)?.levels
  return {
    sort: 'table',
    columns: [
      { label: own((it) => it.readiness.level), share: 1 },
      { label: own((it) => it.readiness.carrier), share: 1.9 },
      { label: own((it) => it.readiness.item), share: 3.6 },
    ],
    rows: levelsFor(scale, checklists, code).map(({ level, items }) => {
      const name = scale.levels.find((it) => it.level === level)?.name ?? { zh: '', en: '' }
      const shown = ours?.find((it) => it.level === level)
      const lines = (words: PaperText, in_: keyof Words): string =>
        items
          .map(({ id, text, weight, critical }) =>
            (critical ? words.readiness.keyLine : words.readiness.itemLine)(id, text[in_], weight),
          )
          .join('\n')
      const where = (words: PaperText, in_: keyof Words): string =>
        shown === undefined ? '' : words.readiness.carrierLine(shown.carrier[in_], shown.environment[in_])
      return [
        said({
          zh: chinese.readiness.levelLine(level, name.zh),
          en: english.readiness.levelLine(level, name.en),
        }),
        said({ zh: where(chinese, 'zh'), en: where(english, 'en') }),
        said({ zh: lines(chinese, 'zh'), en: lines(english, 'en') }),
      ]
    }),
  }
}
