import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { askProject, type ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** Whether the team reads the evidence of the baseline, and the office's switch for it. */
export function Evidence({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords().evidence
  const language = useLanguage()
  const [asking, ask] = useState(false)
  if (!view.snapshots.some((it) => it.sort === 'baseline' && it.elements.length > 0)) return null
  const may = view.may.includes('release-evidence')
  return (
    <section className="card" aria-labelledby="evidence-released">
      <h2 id="evidence-released">{words.title}</h2>
      <p className="small">
        {view.evidenceReleasedAt !== null
          ? words.released(dateOf(view.evidenceReleasedAt, language))
          : view.duty === null
            ? words.closed
            : words.closedTeam}
      </p>
      {may ? (
        <button type="button" className="btn sm" onClick={() => ask(true)}>
          {words.release}
        </button>
      ) : null}
      {asking ? <Release view={view} onClose={() => ask(false)} /> : null}
    </section>
  )
}

function Release({ view, onClose }: { readonly view: ProjectView; readonly onClose: () => void }) {
  const words = useProjectWords().evidence
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    try {
      await request('PUT /projects/:id/evidence-released', {
        params: { id: view.id },
        body: { key, revision: view.revision },
      })
      say(words.done)
      await askProject(queries, view.id)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.release} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.confirm}</p>
        <DialogEnd go={words.release} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
