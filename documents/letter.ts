import type { Instant } from '#core/instant.ts'
import type { ToldByLetter } from '#core/suggestion/letter.ts'
import type { Words } from '#core/text.ts'
import { paper as english } from '#text/en/paper.ts'
import { dayOf, formatDay, formatInstant } from '#text/format.ts'
import { paper as chinese, type PaperText } from '#text/zh-CN/paper.ts'
import type { Said } from './paper.ts'
import type { Prose, ProseBlock } from './prose.ts'
import { inGroups, type PaperLanguage, plain, speaking } from './speaking.ts'

/** By what a paper is checked: number and digest together, and the address of the page that checks them. */
export interface Checked {
  readonly no: string
  readonly digest: string
  /** With both in it, for the code. */
  readonly address: string
  /** The page alone, for those who type. */
  readonly page: string
}

export interface PrintedReceipt {
  readonly language: PaperLanguage
  readonly issuer: Words
  readonly title: string
  readonly kind: Words
  readonly unit: string
  readonly stage: keyof PaperText['receipt']['stages']
  readonly at: Instant
  readonly version: number
  /** Its place in the chain of the suggestion, and whether a checkpoint seals it. */
  readonly fact: number
  readonly sealed: boolean
  readonly checked: Checked
}

/** What proves that something was handed in. */
export function receiptPaper(it: PrintedReceipt): Prose {
  const speak = speaking(it.language, chinese, english)
  const { said, own } = speak
  return {
    title: own((words) => words.receipt.title),
    under: [said(it.issuer)],
    blocks: [
      {
        sort: 'pairs',
        rows: [
          { label: own((words) => words.verify.no), text: plain(it.checked.no) },
          { label: own((words) => words.receipt.suggestion), text: plain(it.title) },
          { label: own((words) => words.receipt.kind), text: said(it.kind) },
          { label: own((words) => words.receipt.unit), text: plain(it.unit) },
          {
            label: own((words) => words.receipt.stage),
            text: own((words) => words.receipt.stages[it.stage]),
          },
          { label: own((words) => words.receipt.at), text: moment(it.at, speak) },
          {
            label: own((words) => words.receipt.version),
            text: own((words) => words.receipt.nth(it.version)),
          },
          {
            label: own((words) => words.receipt.fact),
            text: own((words) => words.receipt.position(it.fact, it.sealed)),
          },
          { label: own((words) => words.digest), text: plain(inGroups(it.checked.digest)) },
        ],
      },
      code(it.checked, speak),
    ],
    notes: [own((words) => words.receipt.note)],
  }
}

export interface PrintedLetter {
  readonly language: PaperLanguage
  readonly issuer: Words
  readonly to: string
  readonly title: string
  readonly happened: ToldByLetter
  /** Who decided: the office, or the unit's research office. */
  readonly by: Words
  readonly at: Instant
  /** What was said with it; on which question, or on the whole. */
  readonly remarks: readonly { readonly field: Words | undefined; readonly body: string }[]
  /** Why, by the lists of the call. */
  readonly reasons: readonly Words[]
  readonly ended:
    | {
        readonly result: Words
        readonly uses: readonly {
          readonly guide: Words
          readonly directions: readonly { readonly no: string; readonly title: string }[]
        }[]
      }
    | undefined
  readonly checked: Checked
}

/** The letter that tells those who wrote a suggestion what became of it. */
export function letterPaper(it: PrintedLetter): Prose {
  const speak = speaking(it.language, chinese, english)
  const { said, own } = speak
  const { by } = it
  return {
    letterhead: said(it.issuer),
    title: own((words) => words.letter.happened[it.happened].title),
    under: [],
    blocks: [
      { sort: 'text', flush: true, text: own((words) => words.letter.to(it.to)) },
      { sort: 'text', text: own((words) => words.letter.thanks(it.title, it.checked.no)) },
      {
        sort: 'text',
        text: said({
          zh: chinese.letter.happened[it.happened].body(by.zh),
          en: english.letter.happened[it.happened].body(by.en),
        }),
      },
      ...endedOf(it, speak),
      ...reasonsOf(it, speak),
      {
        sort: 'signed',
        lines: [said(by), said({ zh: formatDay(dayOf(it.at), 'zh-CN'), en: formatDay(dayOf(it.at), 'en') })],
      },
      code(it.checked, speak),
    ],
    notes: [own((words) => words.letter.note)],
  }
}

type Speak = ReturnType<typeof speaking<PaperText>>

function endedOf({ ended }: PrintedLetter, { own, said }: Speak): ProseBlock[] {
  if (ended === undefined) return []
  return [
    {
      sort: 'pairs',
      rows: [
        { label: own((words) => words.letter.result), text: said(ended.result) },
        ...ended.uses.flatMap(({ guide, directions }) => [
          { label: own((words) => words.letter.guide), text: said(guide) },
          {
            label: own((words) => words.letter.directions),
            text: plain(directions.map(({ no, title }) => chinese.guide.direction(no, title)).join('\n')),
          },
        ]),
      ],
    },
  ]
}

function reasonsOf({ remarks, reasons }: PrintedLetter, { own, said }: Speak): ProseBlock[] {
  if (remarks.length === 0 && reasons.length === 0) return []
  return [
    {
      sort: 'table',
      caption: own((words) => words.letter.reasons),
      columns: [
        { label: own((words) => words.letter.field), share: 1 },
        { label: own((words) => words.letter.reason), share: 3 },
      ],
      rows: [
        ...reasons.map((reason) => [own((words) => words.letter.whole), said(reason)]),
        ...remarks.map(({ field, body }) => [
          field === undefined ? own((words) => words.letter.whole) : said(field),
          plain(body),
        ]),
      ],
    },
  ]
}

const moment = (at: Instant, { said }: Speak): Said =>
  said({ zh: formatInstant(at, 'zh-CN'), en: formatInstant(at, 'en') })

const code = ({ no, digest, address, page }: Checked, { own }: Speak): ProseBlock => ({
  sort: 'code',
  address,
  lines: [
    own((words) => words.verify.code),
    plain(page),
    plain(`${chinese.verify.no} ${no}`),
    plain(`${chinese.verify.digest} ${inGroups(digest)}`),
  ],
})
