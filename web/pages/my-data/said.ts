import { formatInstant } from '#text/format.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { useLanguage } from '../../language.tsx'
import { usePersonalWords } from '../../parts/personal-words.ts'
import { useSuggestionWords } from '../../words.ts'
import { useHappeningWords } from '../admin-audit/words.ts'
import { useRefusalWords } from '../admin-refusals/words.ts'
import { useNoticeWords } from '../notices/words.ts'

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>
type Texts = Readonly<Record<string, string>>

/** Columns that hold an instant, in milliseconds. */
export const instants: ReadonlySet<string> = new Set([
  'at',
  'createdAt',
  'emailVerifiedAt',
  'passwordAt',
  'since',
  'grantedAt',
  'lastSeen',
  'askedAt',
  'decidedAt',
])
/** What the file holds and the page says by other words, or not at all: a notice by its sentence, an export by its name. */
const unsaid: Readonly<Record<string, readonly string[]>> = { notices: ['params'], exports: ['sort'] }

export const columnsOf = (section: string, rows: readonly Row[]): readonly string[] =>
  Object.keys(rows[0] ?? {}).filter((it) => !unsaid[section]?.includes(it))

/** What codes mean, by the column in which they stand. */
type Names = Readonly<Record<string, Readonly<Record<string, { readonly zh: string; readonly en: string }>>>>
/** Columns that hold several of something, a line each. */
const several: ReadonlySet<string> = new Set(['fields', 'disciplines', 'keywords'])

/** How a value is said where people read it; the file keeps the codes. */
export function useSaid(names: Names): (section: string, column: string, row: Row) => string {
  const words = usePersonalWords()
  const language = useLanguage()
  const { roleNames } = useAdminWords()
  const states: Texts = useSuggestionWords().states
  const happenings: Texts = useHappeningWords()
  const { reasons } = useRefusalWords()
  const notices = useNoticeWords()
  const told = ({ sort, params }: Row): string => {
    const tell = notices[String(sort) as keyof typeof notices] as
      | ((params: unknown) => { readonly title: string })
      | undefined
    return tell?.(JSON.parse(String(params ?? '{}'))).title ?? String(sort)
  }
  return (section, column, row) => {
    const value = row[column] ?? null
    if (value === null || value === '') return '—'
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value === 'number')
      return instants.has(column) ? formatInstant(value, language) : String(value)
    if (section === 'expert' && several.has(column)) {
      const all = value.split('\n').map((it) => {
        const found = names[column]?.[it]
        return found === undefined ? it : found[language === 'en' ? 'en' : 'zh']
      })
      return all.join(words.separator)
    }
    if (section === 'notices' && column === 'sort') return told(row)
    const texts: Readonly<Record<string, Texts>> = {
      state: { ...states, ...words.values },
      role: roleNames,
      happened: happenings,
      why: reasons,
      outcome: words.admin.outcomes,
      language: words.values,
      part: words.values,
      duty: words.values,
      sort: words.values,
      scope: words.values,
    }
    return texts[column]?.[value] ?? value
  }
}
