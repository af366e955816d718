import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { request } from '../../api.ts'
import { FormDiff } from '../../form/FormDiff.tsx'
import { FormView } from '../../form/FormView.tsx'
import { useEditorWords } from '../../form/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { FilledLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import type { Draft } from './EditPage.tsx'

interface Props {
  readonly draft: Draft
  readonly form: Form
  readonly lists: Lists
  readonly answers: Answers
  readonly onBack: () => void
}

/** Everything on one page, to read and print, and what changed since it was last handed in. */
export function WholeForm({ draft, form, lists, answers, onBack }: Props) {
  const words = useEditorWords()
  const papers = usePaperWords()
  const { suggestion } = draft
  const [diff, setDiff] = useState(false)
  return (
    <div className="mid whole">
      <div className="sheet">
        <header className="row sp wrap-row">
          <h2 id="sheet-title" tabIndex={-1}>
            {diff ? words.whole.diff : words.whole.title}
          </h2>
          <div className="row">
            {suggestion.versions > 0 ? (
              <button type="button" className="btn sm" aria-pressed={diff} onClick={() => setDiff(!diff)}>
                {diff ? words.whole.all : words.whole.diff}
              </button>
            ) : null}
            <button type="button" className="btn sm no-phone" onClick={() => window.print()}>
              <Icon name="print" />
              {words.print}
            </button>
            <button type="button" className="btn sm" onClick={onBack}>
              {words.whole.back}
            </button>
          </div>
        </header>
        <p className="papers-line">
          <FilledLinks
            id={suggestion.id}
            name={suggestion.title || words.whole.title}
            lead={papers.links.this}
          />
        </p>
        {diff ? (
          <SinceVersion
            id={suggestion.id}
            n={suggestion.versions}
            form={form}
            lists={lists}
            answers={answers}
          />
        ) : (
          <FormView
            form={form}
            lists={lists}
            answers={answers}
            call={suggestion.call}
            callVersion={suggestion.callVersion}
            kind={suggestion.kind}
            orgType={draft.unit.type}
          />
        )}
      </div>
    </div>
  )
}

function SinceVersion(props: {
  readonly id: string
  readonly n: number
  readonly form: Form
  readonly lists: Lists
  readonly answers: Answers
}) {
  const version = useQuery({
    queryKey: ['version', props.id, props.n],
    queryFn: ({ signal }) =>
      request('GET /suggestions/:id/versions/:n', { signal, params: { id: props.id, n: props.n } }),
  })
  if (version.error) return <Broken error={version.error} />
  if (version.data === undefined) return <Waiting />
  return (
    <FormDiff form={props.form} lists={props.lists} before={version.data.answers} after={props.answers} />
  )
}
