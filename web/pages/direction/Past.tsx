import { useState } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Keeper } from '../../form/keeper.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Changes } from './Changes.tsx'
import { Happened } from './Happened.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { usePastWords } from './past-words.ts'
import { SplitDialog } from './SplitDialog.tsx'
import type { View } from './use-direction.ts'
import { Compared, type Looking, Versions } from './Versions.tsx'
import './past.css'

interface Props {
  readonly view: View
  readonly title: string
  readonly form: Form
  readonly answers: Answers
  readonly keeper: Keeper | null
}

/** What it went through; while it is drafted, also joining and parting. */
export function Past({ view, title, form, answers, keeper }: Props) {
  const words = usePastWords()
  const [open, setOpen] = useState<'past' | 'merge' | 'split'>()
  const [looking, setLooking] = useState<Looking>()
  const close = () => {
    setOpen(undefined)
    setLooking(undefined)
  }
  return (
    <div className="row dir-steps">
      <button type="button" className="btn" onClick={() => setOpen('past')}>
        {words.open}
      </button>
      {keeper === null ? null : (
        <>
          <button type="button" className="btn" onClick={() => setOpen('merge')}>
            {words.merge}
          </button>
          <button type="button" className="btn" onClick={() => setOpen('split')}>
            {words.splitOpen}
          </button>
        </>
      )}
      {open === 'past' ? (
        <Dialog wide title={words.title} onClose={close}>
          {looking === undefined ? (
            <div className="past">
              <Versions view={view} onLook={setLooking} />
              <Changes view={view} keeper={keeper} />
              <Happened id={view.id} />
            </div>
          ) : (
            <Compared
              view={view}
              form={form}
              now={answers}
              {...looking}
              onBack={() => setLooking(undefined)}
            />
          )}
        </Dialog>
      ) : null}
      {open === 'merge' && keeper !== null ? (
        <MergeDialog view={view} title={title} keeper={keeper} onClose={close} />
      ) : null}
      {open === 'split' && keeper !== null ? <SplitDialog keeper={keeper} onClose={close} /> : null}
    </div>
  )
}
