import type { SuggestionView } from '#api/suggestions.ts'
import type { Field } from '#core/form/form.ts'
import type { Answer } from '../../api.ts'
import { momentOf } from '../../form/time.ts'
import { useMineWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { LetterLinks } from '../../parts/PaperLinks.tsx'
import { useForm } from '../suggestion-edit/load.ts'

type Entry = Answer<'GET /suggestions/:id/timeline'>['entries'][number]

interface Props {
  readonly entries: readonly Entry[]
  readonly suggestion: SuggestionView
}

/** What has happened, newest first, with the remarks that came with it. */
export function Timeline({ entries, suggestion }: Props) {
  const say = useSay()
  const asksForm = entries.some((it) => it.remarks.some((one) => one.field !== ''))
  const { form } =
    useForm(asksForm ? suggestion.call : undefined, suggestion.kind, suggestion.callVersion).data ?? {}
  /** The question that a remark is about, as the form puts it. */
  const label = (id: string): string => {
    const field = form?.sections
      .flatMap((section): readonly Field[] => section.fields)
      .find((it) => it.id === id)
    return field === undefined ? '' : say(field.label)
  }
  const { one: words } = useMineWords()
  const language = useLanguage()
  const known: Readonly<Record<string, string>> = words.happened
  return (
    <ol className="timeline">
      {[...entries].reverse().map((it) => (
        <li key={it.n}>
          <time dateTime={new Date(it.at).toISOString()}>{momentOf(it.at, language)}</time>
          <p>
            <b>{known[it.happened] ?? words.other}</b>
            {it.by === null ? null : <span className="sub">　{it.by.name}</span>}
          </p>
          {it.letter ? (
            <p>
              <LetterLinks id={suggestion.id} fact={it.n} name={known[it.happened] ?? words.other} />
            </p>
          ) : null}
          {it.remarks.map((one) => (
            <p key={one.id} className="find remark">
              <b>{one.by.name}</b>
              {one.field === '' ? null : <span className="sub">　{label(one.field)}</span>}　{one.body}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
