import type { State } from '#core/suggestion/suggestion.ts'
import type { Preface } from '#documents/dossier/manifest.ts'
import type { Filled } from '#documents/dossier/packing.ts'
import { type Cell, type Page, type Part, pageOf } from '#documents/dossier/page.ts'
import { formatInstant, formatSize } from '#text/format.ts'
import { sentences } from '#text/sentences.ts'
import { type pagesIn, type Row, saidIn, wordsIn } from '../exports/dossier-run.ts'

export interface Contents {
  readonly title: (language: 'zh-CN' | 'en') => string
  readonly preface: Preface
  readonly filled: Filled
  /** What stands before and in place of the plain list of suggestions. */
  readonly parts: (language: 'zh-CN' | 'en') => readonly Part[]
  readonly suggestions: number
}

/** The page with which an archive opens: what it is of, who made it, and where everything is. */
export function contentsPage(it: Contents, { language, other }: (typeof pagesIn)[number]): string {
  const words = wordsIn(language)
  const { preface, filled } = it
  const about: (readonly [string, string])[] = [
    [words.about.holds, words.holds(it.suggestions)],
    [words.about.madeAt, formatInstant(Date.parse(preface.madeAt), language)],
    [words.about.madeBy, preface.madeBy.name],
    [words.about.site, preface.site],
    ...(preface.checkpoint
      ? [[words.about.checkpoint, words.checkpoint(preface.checkpoint.n)] as const]
      : []),
    ...(filled.leftOut > 0 ? [[words.about.leftOut, words.leftOut(filled.leftOut)] as const] : []),
  ]
  const page: Page = {
    language,
    title: it.title(language),
    other: { href: other, text: words.otherLanguage },
    about: about.map(([label, text]) => ({ label, text })),
    parts: [
      ...lackingPart(filled, language),
      ...it.parts(language),
      {
        title: words.checking.title,
        notes: words.checking.how,
        links: ['manifest.json', 'manifest.sha256'].map((name) => ({ href: name, text: name })),
      },
    ],
    mark: preface.mark,
  }
  return pageOf(page)
}

/** Every attachment that is missing or not whole, with the suggestion that it belongs to: what is not there has to be seen first. */
function lackingPart({ lacking, subjects }: Filled, language: 'zh-CN' | 'en'): readonly Part[] {
  if (lacking.length === 0) return []
  const words = wordsIn(language)
  const own = language === 'en' ? 'index.en.html' : 'index.html'
  const numbers = new Map(subjects.map((it) => [it.folder, it.no ?? words.noNumber]))
  const rows = lacking.map(({ path, why }): Cell[] => {
    const [folder = '', name = ''] = path.split('/attachments/')
    return [{ href: `${folder}/${own}`, text: numbers.get(folder) ?? folder }, name, words.lacks[why]]
  })
  const { suggestion, name, lacks } = words.columns
  return [
    {
      title: words.lackingTitle(lacking.length),
      notes: [words.lackingWhy],
      table: { columns: [suggestion, name, lacks], rows },
    },
  ]
}

/** Suggestions as a table with a link to the page of each. */
export function listOf(rows: readonly Row[], language: 'zh-CN' | 'en', title: string): Part {
  const words = wordsIn(language)
  const { no, title: name, kind, unit, state, files, size } = words.columns
  const own = language === 'en' ? 'index.en.html' : 'index.html'
  const { states } = sentences(language).suggestion
  return {
    title,
    ...(rows.length === 0 && { notes: [words.none] }),
    ...(rows.length > 0 && {
      table: {
        columns: [no, name, kind, unit, state, files, size],
        rows: rows.map((it): Cell[] => [
          { href: `${it.folder}/${own}`, text: it.no ?? words.noNumber },
          it.title === '' ? words.noTitle : it.title,
          saidIn(language)(it.kind),
          it.unit,
          states[it.state as State],
          words.filesIn(it.files, it.lacking),
          formatSize(it.bytes),
        ]),
      },
    }),
  }
}
