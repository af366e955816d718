import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { UnfitBecause } from '#core/expert/eligible.ts'
import type { TaskState } from '#core/expert/round.ts'
import { request } from '../../api.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Empty } from '../../parts/Screen.tsx'
import { useCondenseWords, useStepWords } from '../condense/words.ts'
import { Conflicts } from './Marks.tsx'
import { askRounds, type Expert, type Round, standingOf } from './read.ts'
import { useRoundsWords } from './words.ts'

/** Everybody with tasks here: how much they have, here and elsewhere, and how far they are. */
export function ExpertTable({ round }: { readonly round: Round }) {
  const words = useRoundsWords()
  const steps = useStepWords()
  const [giving, setGiving] = useState<Expert>()
  const { board } = words
  const tasks = round.items.flatMap((it) => it.tasks)
  const rows = round.experts
    .map((expert) => ({ expert, own: tasks.filter((it) => it.expert === expert.id) }))
    .filter(({ own }) => own.some((it) => it.state !== 'void'))
  if (rows.length === 0) return <Empty title={board.noExperts} why={board.noExpertsWhy} />
  return (
    <>
      <Sheet stacks caption={board.captionExperts} heads={[board.expert, board.load, board.states]}>
        {rows.map(({ expert, own }) => {
          const states = new Map<TaskState, number>()
          for (const it of own) states.set(it.state, (states.get(it.state) ?? 0) + 1)
          const here = own.filter((it) => it.state !== 'void' && it.state !== 'declined').length
          return (
            <tr key={expert.id}>
              <td>
                <b>{expert.name}</b> <span className="sub">{expert.title}</span>
                <small className="block">{expert.orgName}</small>
              </td>
              <td className="num">{board.loadOf(here, expert.elsewhere, expert.limit)}</td>
              <td>
                <span className="row wrap-row sp">
                  <span className="num small">
                    {[...states].map(([state, n]) => `${steps[state]} ${n}`).join('　')}
                  </span>
                  {round.may.plan ? (
                    <button
                      type="button"
                      className="btn sm"
                      aria-label={board.giveTo(expert.name)}
                      onClick={() => setGiving(expert)}
                    >
                      {board.give}
                    </button>
                  ) : null}
                </span>
              </td>
            </tr>
          )
        })}
      </Sheet>
      {giving === undefined ? null : (
        <GiveDialog round={round} expert={giving} onClose={() => setGiving(undefined)} />
      )}
    </>
  )
}

interface Props {
  readonly round: Round
  readonly expert: Expert
  readonly onClose: () => void
}

/** One expert for several items at once; what stands against each is asked before anything is set. */
function GiveDialog({ round, expert, onClose }: Props) {
  const words = useRoundsWords()
  const condense = useCondenseWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const lacking = round.items.filter((it) => it.stands && standingOf(it).length < round.perSubject)
  const subjects = lacking.map((it) => it.id)
  const asked = useQuery({
    queryKey: ['round', round.id, 'what-if', expert.id, subjects],
    queryFn: () =>
      request('POST /rounds/:id/what-if', {
        params: { id: round.id },
        body: { expert: expert.id, subjects },
      }),
    gcTime: 0,
  })
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  const [key] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (picked.size === 0) return setProblem(words.giving.need)
    try {
      await request('POST /rounds/:id/tasks', {
        params: { id: round.id },
        body: {
          key,
          revision: round.revision,
          add: [...picked].map((subject) => ({ subject, expert: expert.id })),
          remove: [],
        },
      })
      await askRounds(queries)
      say(words.giving.done(picked.size))
      onClose()
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog wide title={words.giving.title(expert.name)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sub">{lacking.length === 0 ? words.giving.none : words.giving.why}</p>
        {asked.isError ? <p className="problem">{sentence(asked.error)}</p> : null}
        <div className="judged-list">
          {(asked.data?.items ?? []).map((it) => {
            const item = lacking.find((one) => one.id === it.subject)
            return (
              <label key={it.subject} className="tick judged-one">
                <input
                  type="checkbox"
                  disabled={it.unfit !== null}
                  checked={picked.has(it.subject)}
                  onChange={(event) => {
                    const next = new Set(picked)
                    if (event.target.checked) next.add(it.subject)
                    else next.delete(it.subject)
                    setPicked(next)
                  }}
                />
                <span>
                  {item?.title || condense.untitled}
                  <small className="block dim num">
                    {words.board.fit(it.fit.points)}
                    {it.unfit === null ? null : (
                      <span className="blocked">
                        　{words.unfit[it.unfit as UnfitBecause]}
                        <Conflicts all={it.conflicts} />
                      </span>
                    )}
                  </small>
                </span>
              </label>
            )
          })}
        </div>
        <DialogEnd
          go={lacking.length === 0 ? undefined : words.giving.go(picked.size)}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
