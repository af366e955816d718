import type { EditionContent, EditionDirection, EditionEntry } from '#core/guide/edition.ts'
import type { Instant } from '#core/instant.ts'
import type { Words } from '#core/text.ts'
import { paper as english } from '#text/en/paper.ts'
import { dayOf, formatDay, formatMoney } from '#text/format.ts'
import { paper as chinese, type PaperText } from '#text/zh-CN/paper.ts'
import type { Said } from './paper.ts'
import type { Prose, ProseBlock } from './prose.ts'
import { inGroups, type PaperLanguage, plain, speaking } from './speaking.ts'

export interface PrintedGuide {
  readonly content: EditionContent
  readonly issuer: Words
  readonly language: PaperLanguage
  /** The edition that this is; a guide that is not published has none. */
  readonly edition:
    | { readonly n: number; readonly publishedAt: Instant; readonly digest: string; readonly note: Words }
    | undefined
  /** What it must not be taken for. */
  readonly mark: 'draft' | 'commenting' | 'superseded' | undefined
  /** Where it is read online; nothing while the public cannot. */
  readonly address: string | undefined
}

type Speak = ReturnType<typeof speaking<PaperText>>

/** A guide as a paper: contents, its kinds as parts, its directions as sections with the numbers that they have online. */
export function guidePaper(guide: PrintedGuide): Prose {
  const { content, language, mark, address, edition } = guide
  const speak = speaking(language, chinese, english)
  const { said, own } = speak
  return {
    ...(mark !== undefined && { running: own((it) => it.guide[mark]) }),
    title: said(content.title),
    under: underOf(guide, speak),
    contents: own((it) => it.contents),
    blocks: [
      ...(content.intro.zh === '' ? [] : [{ sort: 'text', text: said(content.intro) } as const]),
      ...content.sections.flatMap(({ no, name, terms, directions }): ProseBlock[] => [
        {
          sort: 'heading',
          level: 1,
          text: said({ zh: chinese.guide.section(no, name.zh), en: english.guide.section(no, name.en) }),
        },
        ...(terms.zh === ''
          ? []
          : [{ sort: 'text', label: own((it) => it.guide.terms), text: said(terms) } as const]),
        ...directions.flatMap((it) => directionOf(it, speak)),
      ]),
      ...(content.sections.length === 0 ? [{ sort: 'text', text: own((it) => it.guide.none) } as const] : []),
      ...(address === undefined
        ? []
        : [
            {
              sort: 'code',
              address,
              lines: [
                own((it) => it.guide.online),
                plain(address),
                ...(edition === undefined ? [] : [own((it) => `${it.digest} ${inGroups(edition.digest)}`)]),
              ],
            } as const,
          ]),
    ],
    notes: [],
  }
}

function underOf({ content, issuer, edition, mark }: PrintedGuide, { own, said }: Speak): readonly Said[] {
  const { applyFrom, applyTo } = content
  return [
    ...(edition === undefined
      ? [said(issuer)]
      : [
          said({
            zh: chinese.guide.issued(issuer.zh, formatDay(dayOf(edition.publishedAt), 'zh-CN')),
            en: english.guide.issued(issuer.en, formatDay(dayOf(edition.publishedAt), 'en')),
          }),
          own((it) => it.guide.edition(edition.n)),
        ]),
    ...(edition === undefined || edition.n === 1 || edition.note.zh === ''
      ? []
      : [
          said({
            zh: chinese.guide.corrected(edition.note.zh),
            en: english.guide.corrected(edition.note.en),
          }),
        ]),
    ...(mark === undefined ? [] : [own((it) => it.guide[mark])]),
    ...(applyFrom === null || applyTo === null
      ? []
      : [
          said({
            zh: chinese.guide.apply(formatDay(applyFrom, 'zh-CN'), formatDay(applyTo, 'zh-CN')),
            en: english.guide.apply(formatDay(applyFrom, 'en'), formatDay(applyTo, 'en')),
          }),
        ]),
  ]
}

function directionOf(it: EditionDirection, speak: Speak): ProseBlock[] {
  const { said, own } = speak
  const heading: ProseBlock = {
    sort: 'heading',
    level: 2,
    text: plain(chinese.guide.direction(it.no, it.title)),
  }
  if (it.withheld)
    return [
      { ...heading, text: plain(it.no) },
      { sort: 'text', text: own((one) => one.guide.withheld) },
    ]
  const { name, phone } = it.office
  return [
    heading,
    ...it.parts.flatMap((part): ProseBlock[] => [
      { sort: 'heading', level: 3, text: said(part.title) },
      ...part.entries.flatMap((entry) => entryOf(entry, speak)),
    ]),
    ...(it.field === null
      ? []
      : [{ sort: 'text', label: own((one) => one.guide.field), text: said(it.field) } as const]),
    {
      sort: 'text',
      label: own((one) => one.guide.officeLabel),
      text: said({ zh: chinese.guide.office(name.zh, phone), en: english.guide.office(name.en, phone) }),
    },
  ]
}

function entryOf(entry: EditionEntry, { said }: Speak): ProseBlock[] {
  const label = said(entry.label)
  switch (entry.sort) {
    case 'text':
      return [{ sort: 'text', label, text: plain(entry.sentences.map((it) => it.text).join('\n')) }]
    case 'value':
      return [{ sort: 'text', label, text: said(entry.value) }]
    case 'list':
      return [
        {
          sort: 'text',
          label,
          text: said({
            zh: entry.names.map((it) => it.zh).join(chinese.guide.join),
            en: entry.names.map((it) => it.en).join(english.guide.join),
          }),
        },
      ]
    case 'money':
      return [
        {
          sort: 'text',
          label,
          text: said({ zh: formatMoney(entry.amount, 'zh-CN'), en: formatMoney(entry.amount, 'en') }),
        },
      ]
    case 'table':
      return [
        {
          sort: 'table',
          caption: label,
          columns: entry.columns.map((it) => ({ label: said(it), share: 1 })),
          rows: entry.rows.map((row) => row.cells.map(said)),
        },
      ]
  }
}
