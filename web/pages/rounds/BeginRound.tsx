import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type JudgedThing, judgedThings } from '#core/expert/round.ts'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import type { Names } from '../../desk/names.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { usualDue } from './due.ts'
import { ItemPicker } from './ItemPicker.tsx'
import { bodyOf, type RoundAsked, RoundFields, wrongIn } from './RoundFields.tsx'
import { askRounds, useJudgeable } from './read.ts'
import { useRoundsWords } from './words.ts'

interface Props {
  readonly office: string
  readonly call: string
  readonly thing: JudgedThing
  readonly chosen: readonly string[]
  readonly names: Names
  readonly onClose: () => void
}

/** A new round: what it is called, how it goes, and what it is to have judged. */
export function BeginRound({ office, call, thing: first, chosen, names, onClose }: Props) {
  const words = useRoundsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [thing, setThing] = useState(first)
  const [asked, setAsked] = useState<RoundAsked>(() => ({
    title: '',
    perSubject: '3',
    due: usualDue(serverNow()),
    blind: true,
    numbered: false,
  }))
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(chosen))
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const judgeable = useJudgeable(office, call, thing)
  const items = judgeable.data?.items.filter((it) => picked.has(it.id)).map((it) => it.id) ?? []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const found = wrongIn(asked, serverNow(), words.form)
    if (found !== undefined) return setProblem(found)
    if (items.length === 0) return setProblem(words.form.needItems)
    setBusy(true)
    try {
      const { id } = await request('POST /offices/:code/rounds', {
        params: { code: office },
        body: { key, call, subjects: thing, ...bodyOf(asked), items },
      })
      await askRounds(queries)
      await navigate({ to: '/rounds/$id', params: { id } })
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog wide title={words.form.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <RoundFields asked={asked} onChange={setAsked} />
        <fieldset className="field">
          <legend className="label">{words.form.thing}</legend>
          <div className="row wrap-row">
            {judgedThings.map((it) => (
              <label key={it} className="tick">
                <input
                  type="radio"
                  name="thing"
                  checked={thing === it}
                  onChange={() => {
                    setThing(it)
                    setPicked(new Set())
                  }}
                />
                {words.things[it]}
              </label>
            ))}
          </div>
        </fieldset>
        {judgeable.isError ? (
          <p className="problem">{sentence(judgeable.error)}</p>
        ) : judgeable.data === undefined ? null : (
          <ItemPicker
            thing={thing}
            items={judgeable.data.items}
            more={judgeable.data.more}
            picked={picked}
            onPick={setPicked}
            names={names}
          />
        )}
        <DialogEnd go={words.form.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
