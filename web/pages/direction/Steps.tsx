import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding } from '#core/form/finding.ts'
import { request } from '../../api.ts'
import { ReasonDialog } from '../../desk/ReasonDialog.tsx'
import type { Keeper } from '../../form/keeper.ts'
import { newId } from '../../new-id.ts'
import { focusHeading } from '../../parts/focus.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { goTo } from './go-to.ts'
import { askDirection, type View } from './use-direction.ts'

const reasoned = ['send-back', 'reopen', 'abandon'] as const
type Reasoned = (typeof reasoned)[number]
const plain = ['propose', 'confirm', 'take-up'] as const
type Plain = (typeof plain)[number]

const done = {
  propose: 'proposed',
  confirm: 'confirmed',
  'take-up': 'taken-up',
  'send-back': 'sent-back',
  reopen: 'reopened',
  abandon: 'abandoned',
} as const

interface Props {
  readonly view: View
  readonly findings: readonly Finding[]
  readonly keeper: Keeper | null
}

/** The steps that this reader can make now; the one that takes it on stands out. */
export function Steps({ view, findings, keeper }: Props) {
  const words = useCondenseWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const [why, setWhy] = useState<Reasoned | null>(null)
  const [busy, setBusy] = useState(false)
  const may = (step: string) => (view.may as readonly string[]).includes(step)
  const after = async (step: Reasoned | Plain) => {
    await askDirection(queries, view.id)
    say(words.head[done[step]])
    focusHeading()
  }
  const ask = { params: { id: view.id }, body: { revision: view.revision, key: '' } }
  const go = async (step: Plain) => {
    if (busy) return
    const musts = findings.filter((it) => it.weight === 'must')
    const first = musts[0]
    if (step === 'propose' && first !== undefined) {
      say(words.missing.must(musts.length), { tone: 'block' })
      goTo(first.field)
      return
    }
    setBusy(true)
    try {
      if (keeper !== null && !(await keeper.flush())) {
        say(words.head.unsaved, { tone: 'block' })
        return
      }
      const body = { ...ask.body, key: newId() }
      if (step === 'propose') await request('POST /directions/:id/propose', { ...ask, body })
      else if (step === 'confirm') await request('POST /directions/:id/confirm', { ...ask, body })
      else await request('POST /directions/:id/take-up', { ...ask, body })
      await after(step)
    } catch (error) {
      say(sentence(error), { tone: 'block' })
      await askDirection(queries, view.id)
    } finally {
      setBusy(false)
    }
  }
  const withReason = async (step: Reasoned, reason: string) => {
    await keeper?.flush()
    const body = { ...ask.body, key: newId(), reason }
    if (step === 'send-back') await request('POST /directions/:id/send-back', { ...ask, body })
    else if (step === 'reopen') await request('POST /directions/:id/reopen', { ...ask, body })
    else await request('POST /directions/:id/abandon', { ...ask, body })
    await after(step)
  }
  return (
    <div className="row dir-steps">
      {reasoned.map((step) =>
        may(step) ? (
          <button key={step} type="button" className="btn" onClick={() => setWhy(step)}>
            {words.head[step]}
          </button>
        ) : null,
      )}
      {plain.map((step) =>
        may(step) ? (
          <button
            key={step}
            type="button"
            className="btn main"
            aria-disabled={busy || undefined}
            onClick={() => void go(step)}
          >
            {words.head[step]}
          </button>
        ) : null,
      )}
      {why === null ? null : (
        <ReasonDialog
          title={words.reasons[why].title}
          why={words.reasons[why].why}
          go={words.head[why]}
          max={1000}
          onGo={(reason) => withReason(why, reason)}
          onClose={() => setWhy(null)}
        />
      )}
    </div>
  )
}
