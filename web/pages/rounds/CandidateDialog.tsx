import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { UnfitBecause } from '#core/expert/eligible.ts'
import { request } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { Conflicts, FitLine } from './Marks.tsx'
import { askRounds, type Candidate, type Item, type Round, type Task, useCandidates } from './read.ts'
import { useRoundsWords } from './words.ts'

/** More than these are found by name. */
const mostShown = 40

interface Props {
  readonly round: Round
  readonly item: Item
  /** The task that somebody is to take over; one more expert where there is none. */
  readonly task?: Task | undefined
  readonly names: Names
  readonly onClose: () => void
}

/** Who could judge this one: the best is chosen already, so that one key is enough. */
export function CandidateDialog({ round, item, task, names, onClose }: Props) {
  const words = useRoundsWords()
  const condense = useCondenseWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const found = useCandidates(round.id, item.id, task?.id)
  const [chosen, setChosen] = useState<string>()
  const [sought, setSought] = useState('')
  const [withUnfit, setWithUnfit] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const all = found.data?.items ?? []
  const unfit = all.filter((it) => it.unfit !== null)
  const best = all.find((it) => it.unfit === null)?.id
  const wanted = sought.trim().toLowerCase()
  const listed = (withUnfit ? all : all.filter((it) => it.unfit === null)).filter((it) =>
    [it.name, it.orgName].some((text) => text.toLowerCase().includes(wanted)),
  )
  const taken = chosen ?? best
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const expert = all.find((it) => it.id === taken)
    if (expert === undefined)
      return setProblem(all.length === 0 ? words.candidates.none : words.candidates.need)
    setBusy(true)
    const { id, revision } = round
    try {
      if (task === undefined || round.state === 'planning')
        await request('POST /rounds/:id/tasks', {
          params: { id },
          body: {
            key,
            revision,
            add: [{ subject: item.id, expert: expert.id }],
            remove: task === undefined ? [] : [task.id],
          },
        })
      else
        await request('POST /rounds/:id/replace', {
          params: { id },
          body: { key, revision, task: task.id, expert: expert.id },
        })
      await askRounds(queries)
      say(round.state === 'open' ? words.candidates.invited(expert.name) : words.candidates.done(expert.name))
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog wide title={words.candidates.title(item.title || condense.untitled)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {found.isError ? <p className="problem">{sentence(found.error)}</p> : null}
        {found.data === undefined ? null : (
          <>
            <input
              className="in"
              type="search"
              aria-label={words.candidates.search}
              placeholder={words.candidates.search}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
            {listed.length === 0 ? (
              <p className="hint">
                {best === undefined ? words.candidates.none : words.candidates.noneFound}
              </p>
            ) : (
              <div className="candidates">
                {listed.slice(0, mostShown).map((it) => (
                  <OneCandidate
                    key={it.id}
                    it={it}
                    best={it.id === best}
                    chosen={it.id === taken}
                    onChoose={() => setChosen(it.id)}
                    names={names}
                  />
                ))}
              </div>
            )}
            {listed.length > mostShown ? (
              <p className="hint">{words.candidates.more(listed.length - mostShown)}</p>
            ) : null}
            {unfit.length === 0 ? null : (
              <label className="tick small">
                <input
                  type="checkbox"
                  checked={withUnfit}
                  onChange={(event) => setWithUnfit(event.target.checked)}
                />
                {words.candidates.showUnfit(unfit.length)}
              </label>
            )}
          </>
        )}
        <DialogEnd
          go={round.state === 'open' && task !== undefined ? words.candidates.replace : words.candidates.add}
          problem={problem}
          busy={busy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}

interface OneProps {
  readonly it: Candidate
  readonly best: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly names: Names
}

function OneCandidate({ it, best, chosen, onChoose, names }: OneProps) {
  const words = useRoundsWords()
  const why = it.unfit === null ? null : (words.unfit[it.unfit as UnfitBecause] ?? it.unfit)
  return (
    <label className={chosen ? 'candidate on' : 'candidate'}>
      <input
        type="radio"
        name="candidate"
        checked={chosen}
        disabled={it.unfit !== null}
        onChange={onChoose}
      />
      <span className="who">
        <b>{it.name}</b>　<span className="sub">{it.orgName}</span>
        {best ? <span className="tag">{words.candidates.best}</span> : null}
        <FitLine fit={it.fit} names={names} />
        {why === null ? null : (
          <span className="blocked block small">
            {why}
            <Conflicts all={it.conflicts} />
          </span>
        )}
      </span>
      <span className="num small nb">{words.candidates.load(it.load, it.limit)}</span>
    </label>
  )
}
