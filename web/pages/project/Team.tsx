import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { askProject, type ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** Who carries it out; the leader takes people of the unit in and out. */
export function Team({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords().team
  const [adding, add] = useState(false)
  const may = view.may.includes('manage-team')
  return (
    <section className="card" aria-labelledby="team">
      <h2 id="team">{words.title}</h2>
      <ul className="project-team">
        {view.members.map((it) => (
          <li key={it.id}>
            <span>{it.name}</span>
            <span className="dim small">{it.duty === 'leader' ? words.leader : words.member}</span>
          </li>
        ))}
      </ul>
      {may ? (
        <button type="button" className="btn sm" onClick={() => add(true)}>
          {words.choose}
        </button>
      ) : null}
      {adding ? <Choose view={view} onClose={() => add(false)} /> : null}
    </section>
  )
}

function Choose({ view, onClose }: { readonly view: ProjectView; readonly onClose: () => void }) {
  const words = useProjectWords().team
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asked = useQuery({
    queryKey: ['project', view.id, 'colleagues'],
    queryFn: ({ signal }) => request('GET /projects/:id/colleagues', { signal, params: { id: view.id } }),
  })
  const change = async (person: { readonly id: string; readonly name: string; readonly member: boolean }) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      if (person.member)
        await request('DELETE /projects/:id/members/:person', { params: { id: view.id, person: person.id } })
      else
        await request('POST /projects/:id/members', { params: { id: view.id }, body: { person: person.id } })
      say(person.member ? words.removed(person.name) : words.added(person.name))
      await askProject(queries, view.id)
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  const people = asked.data?.people.filter((it) => it.id !== view.leader.id)
  return (
    <Dialog
      title={words.choose}
      onClose={onClose}
      actions={
        <button type="button" className="btn main" onClick={onClose}>
          {words.close}
        </button>
      }
    >
      <p className="sub">{words.why}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : people === undefined ? (
        <Waiting />
      ) : people.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="project-team">
          {people.map((it) => (
            <li key={it.id}>
              <label className="tick">
                <input type="checkbox" checked={it.member} onChange={() => void change(it)} />
                {it.name}
              </label>
            </li>
          ))}
        </ul>
      )}
      {problem === undefined ? null : (
        <p className="problem blocked" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
