import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { EntryFault } from '#core/expert/entry.ts'
import { request } from '../../api.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useExpertInvitationWords } from '../expert-invitation/words.ts'
import { EntryForm } from '../experts/EntryForm.tsx'
import { entryIn, faultsIn, sent, type Writing, writingOf } from '../experts/entry.ts'
import { toFirstFault } from '../experts/first-fault.ts'
import { type Choices, type Expert, useChoices } from '../experts/read.ts'
import { useExpertsWords } from '../experts/words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'

/** What experts say of themselves: what they know, when they have time, and whom they avoid. */
export default function ProfilePage() {
  const { profile: words } = useExpertInvitationWords()
  const asked = useQuery({
    queryKey: ['expert', 'own'],
    queryFn: async () => (await request('GET /judging/profile')).expert,
  })
  useTitle(words.title)
  if (asked.isError) return <Broken top error={asked.error} again={() => void asked.refetch()} />
  if (asked.data === undefined) return <Waiting />
  if (asked.data === null)
    return (
      <div className="wrap">
        <Empty top title={words.noExpert} why={words.noExpertWhy} />
      </div>
    )
  return <Own key={asked.data.revision} it={asked.data} />
}

function Own({ it }: { readonly it: Expert }) {
  const { profile: words } = useExpertInvitationWords()
  const choices = useChoices()
  return (
    <div className="experts-page">
      <header className="experts-head">
        <div>
          <h1>{words.title}</h1>
          <p className="sub">{words.why}</p>
          <p>
            <b>{words.who(it.name, it.orgName)}</b> <span className="dim">{words.whoHint}</span>
          </p>
        </div>
      </header>
      {choices === undefined ? <Waiting /> : <OwnForm it={it} choices={choices} />}
    </div>
  )
}

function OwnForm({ it, choices }: { readonly it: Expert; readonly choices: Choices }) {
  const words = useExpertsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [writing, setWriting] = useState<Writing>(() => writingOf(it))
  const [faults, setFaults] = useState<readonly EntryFault[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const entry = entryIn(writing)
    const found = faultsIn(entry, choices, it)
    setFaults(found)
    if (found.length > 0) toFirstFault(event.currentTarget)
    setProblem(found.length > 0 ? words.entry.fix(found.length) : undefined)
    if (found.length > 0) return
    const { name: _n, email: _e, orgName: _o, orgCode: _c, ...own } = sent(entry)
    setBusy(true)
    try {
      await request('PUT /judging/profile', { body: { ...own, revision: it.revision } })
      await queries.invalidateQueries({ queryKey: ['expert'] })
      say(words.entry.saved)
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate aria-label={words.one.edit}>
      <EntryForm
        own
        value={writing}
        onChange={(change) => setWriting((now) => ({ ...now, ...change }))}
        choices={choices}
        faults={faults}
      />
      {problem === undefined ? null : (
        <p className="problem blocked" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="btn main" aria-disabled={busy || undefined}>
        {words.entry.save}
      </button>
    </form>
  )
}
