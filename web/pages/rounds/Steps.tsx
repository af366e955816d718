import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ProblemError, request } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { askRounds, type Round, standingOf } from './read.ts'
import { ItemsDialog, SettingsDialog } from './SettingsDialog.tsx'
import { type Drawn, useSteps } from './use-steps.ts'
import { useRoundsWords } from './words.ts'

interface Props {
  readonly round: Round
  readonly names: Names
  readonly onDrawn: (drawn: Drawn) => void
}

/** What can be done with the round as a whole now. */
export function Steps({ round, names, onDrawn }: Props) {
  const words = useRoundsWords()
  const { busy, draw, remind } = useSteps(round)
  const [asking, setAsking] = useState<'settings' | 'items' | 'open' | 'close'>()
  const { may } = round
  const ready = round.troubles.length === 0
  const drawnBefore = round.items.some((it) => it.tasks.some((task) => !task.byHand))
  const close = () => setAsking(undefined)
  const button = (label: string, go: () => void, main = false) => (
    <button
      type="button"
      className={main ? 'btn main' : 'btn'}
      onClick={go}
      aria-disabled={busy || undefined}
    >
      {label}
    </button>
  )
  return (
    <div className="row wrap-row">
      {may.plan || (may.tend && round.state === 'open')
        ? button(words.settings, () => setAsking('settings'))
        : null}
      {may.plan ? button(words.items, () => setAsking('items')) : null}
      {may.plan
        ? button(
            busy ? words.drawing : drawnBefore ? words.drawAgain : words.draw,
            () => void draw(onDrawn),
            !ready || !may.open,
          )
        : null}
      {may.open ? button(words.openRound, () => setAsking('open'), ready) : null}
      {may.tend && round.state === 'open' ? button(words.remind, () => void remind()) : null}
      {may.close ? button(words.close, () => setAsking('close'), true) : null}
      {may.results ? (
        <Link className="btn main" to="/rounds/$id/results" params={{ id: round.id }}>
          {words.results}
        </Link>
      ) : null}
      {asking === 'settings' ? <SettingsDialog round={round} onClose={close} /> : null}
      {asking === 'items' ? <ItemsDialog round={round} names={names} onClose={close} /> : null}
      {asking === 'open' ? <OpenDialog round={round} onClose={close} /> : null}
      {asking === 'close' ? <CloseDialog round={round} onClose={close} /> : null}
    </div>
  )
}

interface StepProps {
  readonly round: Round
  readonly onClose: () => void
}

/** The last look before anything goes out. */
function OpenDialog({ round, onClose }: StepProps) {
  const words = useRoundsWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const tasks = round.items.flatMap(standingOf)
  const experts = new Set(tasks.map((it) => it.expert)).size
  const left = round.troubles.length
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    try {
      await request('POST /rounds/:id/open', {
        params: { id: round.id },
        body: { key, revision: round.revision },
      })
      say(words.openedNow)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
    await askRounds(queries)
  }
  return (
    <Dialog title={words.openTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {left > 0 ? (
          <p className="blocked">{words.notYet(left)}</p>
        ) : (
          <p>
            {words.openWhy(
              experts,
              tasks.length,
              round.due === null ? words.noDue : momentOf(round.due, language),
            )}
          </p>
        )}
        <DialogEnd
          go={left > 0 ? undefined : words.openRound}
          problem={problem}
          busy={busy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}

/** Ends the round; what is missing is said first, and has to be taken note of. */
function CloseDialog({ round, onClose }: StepProps) {
  const words = useRoundsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [noted, setNoted] = useState(false)
  const [key] = useState(newId)
  const tasks = round.items.flatMap((it) => it.tasks)
  const missing = tasks.filter((it) => it.state === 'invited' || it.state === 'accepted').length
  const short = round.items.filter(
    (it) => it.tasks.filter((task) => task.state === 'handed-in').length < round.perSubject,
  ).length
  const incomplete = missing > 0 || short > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await request('POST /rounds/:id/close', {
        params: { id: round.id },
        body: { key, revision: round.revision, confirmed: !incomplete || noted },
      })
      say(words.closedNow)
      onClose()
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.problem.detail : sentence(error))
    }
    await askRounds(queries)
  }
  return (
    <Dialog title={words.closeTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.closeWhy}</p>
        {incomplete ? (
          <>
            <p className="blocked">{words.missing(missing, short)}</p>
            <label className="tick">
              <input type="checkbox" checked={noted} onChange={(event) => setNoted(event.target.checked)} />
              {words.closeAnyway}
            </label>
          </>
        ) : null}
        <DialogEnd go={words.close} problem={problem} onClose={onClose} />
      </form>
    </Dialog>
  )
}
