import { useState } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { TableField } from '#core/form/form.ts'
import { type Answer, request } from '../../api.ts'
import { useRows } from '../../form/inputs/table/use-rows.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { useLetters } from './PlaceLinks.tsx'
import { rowsAt } from './places.ts'
import type { Source } from './use-direction.ts'

type Proposal = Answer<'POST /directions/:id/draft'>['sentences'][number]

interface Props {
  readonly prose: TableField | undefined
  readonly answers: Answers
}

/** Sentences out of the sources, to be ticked and written in with where they come from. */
export function Extract({ prose, answers }: Props) {
  const words = useCondenseWords()
  const sentence = useSentence()
  const { view } = useDirectionDesk()
  const [offered, setOffered] = useState<readonly Proposal[] | null>(null)
  if (prose === undefined || view.sources.length === 0) return null
  const ask = async () => {
    try {
      const { sentences } = await request('POST /directions/:id/draft', {
        params: { id: view.id },
        body: {
          ...(prose.usualText !== undefined && { characters: prose.usualText }),
          fields: tellingFields(view.sources),
        },
      })
      setOffered(sentences)
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
  }
  return (
    <>
      <button type="button" className="btn sm" onClick={() => void ask()}>
        {words.draft.open}
      </button>
      {offered === null ? null : (
        <Offered prose={prose} answers={answers} offered={offered} onClose={() => setOffered(null)} />
      )}
    </>
  )
}

const shortest = 24
const mostFields = 100

/** Fields that hold sentences; names and labels say nothing that a direction could. */
const tellingFields = (sources: readonly Source[]): string[] =>
  [
    ...new Set(
      sources
        .flatMap((it) => it.passages)
        .filter((it) => it.text.length >= shortest)
        .map((it) => it.path.split('/')[0] ?? ''),
    ),
  ].slice(0, mostFields)

interface OfferedProps {
  readonly prose: TableField
  readonly answers: Answers
  readonly offered: readonly Proposal[]
  readonly onClose: () => void
}

function Offered({ prose, answers, offered, onClose }: OfferedProps) {
  const words = useCondenseWords()
  const lettersOf = useLetters()
  const { links } = useDirectionDesk()
  const rows = rowsAt(answers, prose)
  const own = useRows(prose.id, rows)
  const room = prose.maxRows - rows.length
  const [ticked, setTicked] = useState<readonly number[]>([])
  const column = prose.columns[0]?.id ?? ''
  const take = () => {
    const chosen = offered.filter((_, n) => ticked.includes(n)).slice(0, room)
    const made = own.add(chosen.map((it) => ({ [column]: it.text.trim() })))
    for (const [n, row] of made.entries()) {
      const place = `${prose.id}/${row}`
      links.set(
        place,
        (chosen[n]?.links ?? []).map((it) => ({ ...it, place })),
      )
    }
    say(words.draft.taken(made.length))
    onClose()
  }
  return (
    <Dialog
      wide
      title={words.draft.title}
      onClose={onClose}
      actions={
        ticked.length === 0 ? undefined : (
          <button type="button" className="btn main" onClick={take}>
            {words.draft.take(Math.min(room, ticked.length))}
          </button>
        )
      }
    >
      {offered.length === 0 ? (
        <p className="sub">{words.draft.none}</p>
      ) : (
        <>
          <p className="sub">{words.draft.why}</p>
          <ul className="offered-sentences">
            {offered.map((it, n) => (
              <li key={it.text}>
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={ticked.includes(n)}
                    onChange={() =>
                      setTicked(ticked.includes(n) ? ticked.filter((one) => one !== n) : [...ticked, n])
                    }
                  />
                  <span>
                    {it.text}
                    <small className="dim">
                      　{words.draft.from(lettersOf(it.links.map((one) => ({ ...one, place: '' }))))}
                    </small>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
