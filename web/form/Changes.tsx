import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Field } from '#core/form/form.ts'
import { diffText } from '#core/form/text-diff.ts'
import { request } from '../api.ts'
import { serverNow } from '../clock.ts'
import { useLanguage, useSay } from '../language.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Broken, Waiting } from '../parts/Screen.tsx'
import { type OpenDraft, useDraft } from './draft-context.ts'
import { Segments } from './FormDiff.tsx'
import { momentOf, recentOf } from './time.ts'
import { textOf, turnsOf } from './turns.ts'
import { useEditorWords } from './words.ts'

/** Under a long text that somebody else changed last: who and when, and the way to what they changed. */
export function LastChange({ field }: { readonly field: Field }) {
  const open = useDraft()
  const words = useEditorWords()
  const language = useLanguage()
  const [looking, setLooking] = useState(false)
  if (open === null || !open.history || field.kind !== 'long-text') return null
  const { draft } = open.snapshot
  const touched = draft.touched.get(field.id)
  const last = touched ?? draft.server.get(field.id)
  if (last === undefined || last.by === open.me) return null
  return (
    <>
      <p className="tiny changed">
        {touched === undefined
          ? `${words.history.last(open.nameOf(last.by), recentOf(last.at, serverNow(), language))} · `
          : null}
        <button type="button" className="link" onClick={() => setLooking(true)}>
          {words.history.open}
        </button>
      </p>
      {looking ? <Changes field={field} open={open} onClose={() => setLooking(false)} /> : null}
    </>
  )
}

interface Props {
  readonly field: Field
  readonly open: OpenDraft
  readonly onClose: () => void
}

function Changes({ field, open, onClose }: Props) {
  const words = useEditorWords()
  const language = useLanguage()
  const say = useSay()
  const history = useQuery({
    queryKey: ['history', open.suggestion, field.id],
    gcTime: 0,
    queryFn: async ({ signal }) =>
      (
        await request('GET /suggestions/:id/history', {
          signal,
          params: { id: open.suggestion },
          query: { path: field.id },
        })
      ).entries,
  })
  const turns = turnsOf(history.data ?? [])
  return (
    <Dialog wide title={words.history.title(say(field.label))} onClose={onClose}>
      {history.error ? (
        <Broken error={history.error} again={() => void history.refetch()} />
      ) : history.data === undefined ? (
        <Waiting />
      ) : turns.length === 0 ? (
        <p className="sub">{words.history.none}</p>
      ) : (
        <>
          <p className="small sub">{words.history.how}</p>
          {turns.map(({ entry, before, taken }) => (
            <section key={`${entry.rev}-${entry.at}`} className="turn">
              <h3 className="small sub">
                {words.history.by(entry.by.name, momentOf(entry.at, language))}
                {taken ? '' : words.history.notTaken}
              </h3>
              <Segments of={diffText(before, textOf(entry))} />
            </section>
          ))}
        </>
      )}
    </Dialog>
  )
}
