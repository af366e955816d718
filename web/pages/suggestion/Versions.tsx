import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SuggestionView } from '#api/suggestions.ts'
import { addressOf, request } from '../../api.ts'
import { FormDiff } from '../../form/FormDiff.tsx'
import { FormView } from '../../form/FormView.tsx'
import { momentOf } from '../../form/time.ts'
import { useMineWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { FilledLinks } from '../../parts/PaperLinks.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useForm } from '../suggestion-edit/load.ts'

interface Looking {
  readonly n: number
  readonly against?: number
}

/** Every version handed in: read one, or compare it with the one before. */
export function Versions({ suggestion }: { readonly suggestion: SuggestionView }) {
  const { one: words } = useMineWords()
  const language = useLanguage()
  const [looking, setLooking] = useState<Looking | null>(null)
  const versions = useQuery({
    queryKey: ['suggestion', suggestion.id, 'versions', suggestion.versions],
    queryFn: async ({ signal }) =>
      (await request('GET /suggestions/:id/versions', { signal, params: { id: suggestion.id } })).versions,
  })
  const list = [...(versions.data ?? [])].sort((a, b) => b.n - a.n)
  return (
    <>
      <h2>{words.versions}</h2>
      {list.length === 0 ? <p className="sub small">{words.noVersion}</p> : null}
      <ul className="receipts">
        {list.map((it) => (
          <li key={it.n}>
            <span className="row wrap-row">
              <button type="button" className="link" onClick={() => setLooking({ n: it.n })}>
                {words.version(it.n)}
              </button>
              {it.n > 1 ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => setLooking({ n: it.n, against: it.n - 1 })}
                >
                  {words.compare(it.n - 1)}
                </button>
              ) : null}
            </span>
            <span className="small sub num">
              {momentOf(it.handedIn, language)}　{it.by.name}
            </span>
            {['frozen', 'purged'].includes(suggestion.state) ? null : (
              <FilledLinks id={suggestion.id} version={it.n} name={words.version(it.n)} />
            )}
          </li>
        ))}
      </ul>
      {looking === null ? null : (
        <Dialog
          wide
          title={
            looking.against === undefined
              ? words.version(looking.n)
              : words.compared(looking.against, looking.n)
          }
          onClose={() => setLooking(null)}
        >
          <Version suggestion={suggestion} {...looking} />
        </Dialog>
      )}
    </>
  )
}

const useVersion = (id: string, n: number | undefined) =>
  useQuery({
    queryKey: ['version', id, n],
    enabled: n !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request('GET /suggestions/:id/versions/:n', { signal, params: { id, n: n ?? 0 } }),
  })

function Version({ suggestion, n, against }: Looking & { readonly suggestion: SuggestionView }) {
  const { one: words } = useMineWords()
  const version = useVersion(suggestion.id, n)
  const form = useForm(
    version.data === undefined ? undefined : suggestion.call,
    suggestion.kind,
    version.data?.head.callVersion,
  )
  const before = useVersion(suggestion.id, against)
  const error = form.error ?? version.error ?? before.error
  if (error) return <Broken error={error} />
  if (form.data === undefined || version.data === undefined) return <Waiting />
  if (version.data.purged) return <p className="sub">{words.purged}</p>
  if (against === undefined)
    return (
      <FormView
        form={form.data.form}
        lists={form.data.lists}
        answers={version.data.answers}
        hidden={version.data.hidden}
        call={suggestion.call}
        callVersion={version.data.head.callVersion}
        kind={suggestion.kind}
        orgType={suggestion.org.type}
        fileHref={(file) =>
          addressOf('GET /suggestions/:id/files/:file', { params: { id: suggestion.id, file } })
        }
      />
    )
  if (before.data === undefined) return <Waiting />
  return (
    <FormDiff
      form={form.data.form}
      lists={form.data.lists}
      before={before.data.answers}
      after={version.data.answers}
      hidden={version.data.hidden}
    />
  )
}
