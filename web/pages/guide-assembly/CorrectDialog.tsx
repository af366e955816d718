import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { titlePlace } from '#core/guide/correct.ts'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { Waiting } from '../../parts/Screen.tsx'
import { Area } from './HeadForm.tsx'
import { type Board, stepOf, useAskAgain } from './queries.ts'
import { useAssemblyWords } from './words.ts'

interface Props {
  readonly board: Board
  readonly onClose: () => void
}

/** A correction of what was published: one sentence worded anew, or one direction taken out; it becomes another edition. */
export function CorrectDialog({ board, onClose }: Props) {
  const words = useAssemblyWords()
  const sentence = useSentence()
  const again = useAskAgain(board.guide.id)
  const [it, set] = useState({ no: '', how: 'reword', place: '', text: '', zh: '', en: '' })
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { data } = useQuery({
    queryKey: ['public-guide', board.guide.slug],
    queryFn: ({ signal }) =>
      request('GET /public/guides/:slug', { signal, params: { slug: board.guide.slug } }),
  })
  const directions = data?.content.sections.flatMap((section) => section.directions) ?? []
  const direction = directions.find((one) => one.no === it.no)
  const places =
    direction === undefined
      ? []
      : [
          { place: titlePlace, text: direction.title, label: words.correctTitle },
          ...direction.parts.flatMap((part) =>
            part.entries.flatMap((entry) =>
              entry.sort === 'text' ? entry.sentences.map((one) => ({ ...one, label: one.text })) : [],
            ),
          ),
        ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    request('POST /guides/:id/correct', {
      params: { id: board.guide.id },
      body: {
        ...stepOf(board.guide),
        note: { zh: it.zh, en: it.en },
        changes: it.how === 'reword' ? [{ no: it.no, place: it.place, text: it.text }] : [],
        withholds: it.how === 'take' ? [it.no] : [],
      },
    })
      .then(again)
      .then(
        () => {
          announce(words.done)
          onClose()
        },
        (error: unknown) => setProblem(sentence(error)),
      )
      .finally(() => setBusy(false))
  }
  return (
    <Dialog wide title={words.actions.correct} onClose={onClose}>
      {data === undefined ? (
        <Waiting />
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{words.why.correct}</p>
          <SelectField
            label={words.correctNo}
            value={it.no}
            none=""
            onChange={(no) => set({ ...it, no, place: '', text: '' })}
            options={directions.map((one) => ({ value: one.no, label: `${one.no} ${one.title}` }))}
          />
          <SelectField
            label={words.correctHow}
            value={it.how}
            onChange={(how) => set({ ...it, how })}
            options={[
              { value: 'reword', label: words.correctReword },
              { value: 'take', label: words.correctTake },
            ]}
          />
          {it.how === 'reword' ? (
            <>
              <SelectField
                label={words.correctPlace}
                value={it.place}
                none=""
                onChange={(place) =>
                  set({ ...it, place, text: places.find((one) => one.place === place)?.text ?? '' })
                }
                options={places.map((one) => ({ value: one.place, label: one.label }))}
              />
              <Area label={words.correctText} value={it.text} onChange={(text) => set({ ...it, text })} />
            </>
          ) : null}
          <TextField label={words.note} value={it.zh} onChange={(zh) => set({ ...it, zh })} />
          <TextField label={words.noteEn} value={it.en} onChange={(en) => set({ ...it, en })} />
          <DialogEnd go={words.actions.correct} problem={problem} busy={busy} onClose={onClose} />
        </form>
      )}
    </Dialog>
  )
}
