import type { Answer } from '../../api.ts'
import { momentOf } from '../../form/time.ts'
import { useMineWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'

type Entry = Answer<'GET /suggestions/:id/timeline'>['entries'][number]

/** What has happened, newest first, with the remarks that came with it. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
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
          {it.remarks.map((one) => (
            <p key={one.id} className="find remark">
              <b>{one.by.name}</b>　{one.body}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
