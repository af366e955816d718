import { useState } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Field } from '#core/form/form.ts'
import { type Answer, request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { LeftOut } from '../condense/LeftOut.tsx'
import { ModelState } from '../condense/ModelState.tsx'
import { useModelWords } from '../condense/model-words.ts'
import { useFocused } from '../condense/use-focused.ts'
import { useDirectionDesk } from './desk-context.ts'
import { useLetters } from './PlaceLinks.tsx'
import { isProse } from './places.ts'
import { useModelTake } from './use-model-take.ts'

export type Proposed = Answer<'POST /directions/:id/model-wording'>

interface Props {
  readonly fields: readonly Field[]
  readonly answers: Answers
}

/** Has a language model draft a field; there only where the site has one and the reader may ask it. */
export function ModelWording({ fields, answers }: Props) {
  const { view } = useDirectionDesk()
  const prose = fields.filter((it) => it.kind === 'long-text' || isProse(it))
  if (!view.may.includes('ask-model') || prose.length === 0 || view.sources.length === 0) return null
  return <Asking prose={prose} answers={answers} />
}

function Asking({ prose, answers }: { readonly prose: readonly Field[]; readonly answers: Answers }) {
  const words = useModelWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        {words.wording.open}
      </button>
      {open ? <AskDialog prose={prose} answers={answers} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface DialogProps {
  readonly prose: readonly Field[]
  readonly answers: Answers
  readonly onClose: () => void
}

/** First what will be sent, then what came back: apart from the sheet, marked, and used only as far as it is ticked. */
function AskDialog({ prose, answers, onClose }: DialogProps) {
  const words = useModelWords()
  const say = useSay()
  const sentence = useSentence()
  const { view } = useDirectionDesk()
  const [id, setId] = useState((prose.find(isProse) ?? prose[0])?.id ?? '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [proposed, setProposed] = useState<Proposed | null>(null)
  const [ticked, setTicked] = useState<readonly number[]>([])
  const field = prose.find((it) => it.id === id)
  const { room, take } = useModelTake(field, answers)
  const ask = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    setProposed(null)
    setTicked([])
    try {
      setProposed(
        await request('POST /directions/:id/model-wording', { params: { id: view.id }, body: { field: id } }),
      )
    } catch (error) {
      setProblem(sentence(error))
    }
    setBusy(false)
  }
  const use = async () => {
    if (proposed === null || busy) return
    setBusy(true)
    const refused = await take(
      proposed,
      proposed.sentences.filter((_, n) => ticked.includes(n)),
    )
    setBusy(false)
    if (refused === null) onClose()
    else setProblem(refused)
  }
  const count = ticked.length
  return (
    <Dialog
      wide
      title={words.wording.title}
      onClose={onClose}
      actions={
        proposed === null ? (
          <button
            type="button"
            className="btn main"
            aria-disabled={busy || undefined}
            onClick={() => void ask()}
          >
            {problem === null ? words.wording.go : words.wording.again}
          </button>
        ) : (
          <>
            <button type="button" className="btn" onClick={onClose}>
              {words.drop}
            </button>
            {count === 0 ? null : (
              <button
                type="button"
                className="btn main"
                aria-disabled={busy || undefined}
                onClick={() => void use()}
              >
                {words.wording.take(count)}
              </button>
            )}
          </>
        )
      }
    >
      {proposed === null ? (
        <>
          <p className="sub">{words.wording.why}</p>
          <SelectField
            label={words.wording.field}
            value={id}
            onChange={setId}
            options={prose.map((it) => ({ value: it.id, label: say(it.label) }))}
          />
        </>
      ) : (
        <Offered proposed={proposed} field={field} room={room} ticked={ticked} onTick={setTicked} />
      )}
      <ModelState asking={busy && proposed === null} problem={problem} />
    </Dialog>
  )
}

interface OfferedProps {
  readonly proposed: Proposed
  readonly field: Field | undefined
  /** So many sentences fit. */
  readonly room: number
  readonly ticked: readonly number[]
  readonly onTick: (ticked: readonly number[]) => void
}

function Offered({ proposed, field, room, ticked, onTick }: OfferedProps) {
  const words = useModelWords()
  const say = useSay()
  const lettersOf = useLetters()
  const { letterOf, view } = useDirectionDesk()
  const place = useFocused(proposed)
  const named = (suggestion: string, no: string) =>
    view.sources.some((it) => it.suggestion.id === suggestion) ? words.source(letterOf(suggestion)) : no
  return (
    <div className="model-offer" ref={place} tabIndex={-1}>
      <p className="warned">
        <Icon name="warn" /> <b>{words.mark.unchecked}</b>{' '}
        <span className="small">{words.by(proposed.model)}</span>
      </p>
      <p className="sub small">
        {words.wording.how}
        {field === undefined || isProse(field) ? '' : ` ${words.wording.after}`}
      </p>
      {room < proposed.sentences.length ? <p className="sub small">{words.wording.room(room)}</p> : null}
      <ul className="offered-sentences" aria-label={field === undefined ? undefined : say(field.label)}>
        {proposed.sentences.map((it, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is shown as it came, and nothing in it moves.
          <li key={n}>
            <label className="tick">
              <input
                type="checkbox"
                checked={ticked.includes(n)}
                disabled={!ticked.includes(n) && ticked.length >= room}
                onChange={() =>
                  onTick(ticked.includes(n) ? ticked.filter((one) => one !== n) : [...ticked, n])
                }
              />
              <span>
                {it.text}
                <small className="dim">
                  　
                  {it.links.length === 0
                    ? words.wording.fromNowhere
                    : words.wording.from(
                        lettersOf(it.links.map((one) => ({ ...one, place: '', from: null, to: null }))),
                      )}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <LeftOut items={proposed.leftOut} named={named} />
    </div>
  )
}
