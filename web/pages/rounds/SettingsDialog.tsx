import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import type { Names } from '../../desk/names.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { fieldOf } from './due.ts'
import { ItemPicker } from './ItemPicker.tsx'
import { bodyOf, RoundFields, wrongIn } from './RoundFields.tsx'
import { askRounds, type Judgeable, type Round, useJudgeable } from './read.ts'
import { useRoundsWords } from './words.ts'

interface Props {
  readonly round: Round
  readonly onClose: () => void
}

/** What a round is called, how many judge each, what is hidden, until when. */
export function SettingsDialog({ round, onClose }: Props) {
  const words = useRoundsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(() => ({
    title: round.title,
    perSubject: String(round.perSubject),
    due: fieldOf(round.due),
    blind: round.blind,
    numbered: round.names === 'hidden',
  }))
  const [problem, setProblem] = useState<string>()
  const [key] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = wrongIn(asked, serverNow(), words.form)
    if (found !== undefined) return setProblem(found)
    try {
      await request('PATCH /rounds/:id', {
        params: { id: round.id },
        body: { key, revision: round.revision, ...bodyOf(asked) },
      })
      await askRounds(queries)
      say(words.form.saved)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog title={words.form.change} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <RoundFields asked={asked} onChange={setAsked} dueOnly={round.state === 'open'} />
        <DialogEnd go={words.form.save} problem={problem} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** Puts more before the round, or takes something out with what was planned for it. */
export function ItemsDialog({ round, names, onClose }: Props & { readonly names: Names }) {
  const words = useRoundsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const judgeable = useJudgeable(round.office, round.call, round.subjects)
  const before = new Set(round.items.map((it) => it.id))
  const [picked, setPicked] = useState<ReadonlySet<string>>(before)
  const [problem, setProblem] = useState<string>()
  const [key] = useState(newId)
  const add = [...picked].filter((it) => !before.has(it))
  const remove = [...before].filter((it) => !picked.has(it))
  // What can no longer be judged is not offered, and can still be taken out.
  const gone: Judgeable[] = round.items
    .filter((it) => !it.stands)
    .map(({ id, no, title, kind, field, state }) => ({
      id,
      no,
      title: title ?? words.board.hidden,
      kind,
      field,
      state,
      rounds: 0,
    }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (add.length + remove.length === 0) return setProblem(words.changing.need)
    try {
      await request('POST /rounds/:id/subjects', {
        params: { id: round.id },
        body: { key, revision: round.revision, add, remove },
      })
      await askRounds(queries)
      say(words.changing.done)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog wide title={words.changing.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {judgeable.data === undefined ? null : (
          <ItemPicker
            thing={round.subjects}
            items={[...gone, ...judgeable.data.items]}
            more={judgeable.data.more}
            picked={picked}
            onPick={setPicked}
            names={names}
            within={before}
          />
        )}
        <DialogEnd go={words.changing.go(add.length, remove.length)} problem={problem} onClose={onClose} />
      </form>
    </Dialog>
  )
}
