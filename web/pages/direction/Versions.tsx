import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import { request } from '../../api.ts'
import { FormDiff } from '../../form/FormDiff.tsx'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { usePastWords } from './past-words.ts'
import { useSheet, type View } from './use-direction.ts'

/** A version against an earlier one, or against what is written now. */
export interface Looking {
  readonly n: number
  readonly before: number | null
}

/** What was frozen at each step that somebody answered for. */
export function Versions({
  view,
  onLook,
}: {
  readonly view: View
  readonly onLook: (looking: Looking) => void
}) {
  const words = usePastWords()
  const language = useLanguage()
  const versions = useQuery({
    queryKey: ['direction', view.id, 'versions'],
    queryFn: async ({ signal }) =>
      (await request('GET /directions/:id/versions', { signal, params: { id: view.id } })).items,
  })
  const list = versions.data ?? []
  return (
    <section>
      <h3>{words.versions}</h3>
      {versions.isError ? <Broken error={versions.error} /> : null}
      {versions.data !== undefined && list.length === 0 ? (
        <p className="sub small">{words.noVersion}</p>
      ) : null}
      <ul className="past-list">
        {list.map((it, at) => {
          const before = list[at + 1]?.n ?? null
          return (
            <li key={it.n}>
              <span className="row wrap-row">
                <b>{words.version(it.n, words.steps[it.step] ?? it.step)}</b>
                <button
                  type="button"
                  className="link"
                  aria-label={words.withNowOf(it.n)}
                  onClick={() => onLook({ n: it.n, before: null })}
                >
                  {words.withNow}
                </button>
                {before === null ? null : (
                  <button
                    type="button"
                    className="link"
                    aria-label={words.withBeforeOf(it.n, before)}
                    onClick={() => onLook({ n: it.n, before })}
                  >
                    {words.withBefore(before)}
                  </button>
                )}
              </span>
              <span className="small sub num">{words.by(it.by.name, momentOf(it.at, language))}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const useVersion = (id: string, n: number | null) =>
  useQuery({
    queryKey: ['direction-version', id, n],
    enabled: n !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request('GET /directions/:id/versions/:n', { signal, params: { id, n: n ?? 0 } }),
  })

interface ComparedProps extends Looking {
  readonly view: View
  readonly form: Form
  readonly now: Answers
  readonly onBack: () => void
}

/** What changed, field by field. */
export function Compared({ view, form, now, n, before, onBack }: ComparedProps) {
  const words = usePastWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const one = useVersion(view.id, n)
  const earlier = useVersion(view.id, before)
  const sheet = useSheet(view.call, view.callVersion)
  useEffect(() => heading.current?.focus(), [])
  const error = one.error ?? earlier.error ?? sheet.error
  const answers = one.data?.answers as Answers | undefined
  const older = before === null ? answers : (earlier.data?.answers as Answers | undefined)
  const newer = before === null ? now : answers
  return (
    <section>
      <button type="button" className="link" onClick={onBack}>
        {words.back}
      </button>
      <h3 ref={heading} tabIndex={-1}>
        {before === null ? words.comparedNow(n) : words.compared(before, n)}
      </h3>
      {error ? (
        <Broken error={error} />
      ) : older === undefined || newer === undefined || sheet.data === undefined ? (
        <Waiting />
      ) : (
        <FormDiff form={form} lists={sheet.data.lists} before={older} after={newer} />
      )}
    </section>
  )
}
