import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls, useMe } from '../../session.tsx'
import { emptyHead, HeadForm } from './HeadForm.tsx'
import { useAssemblyWords } from './words.ts'
import '../../desk/desk.css'
import './guide-assembly.css'

/** Every guide of this site in the hands of those who prepare it. */
export default function AssemblyListPage() {
  const words = useAssemblyWords()
  const say = useSay()
  const language = useLanguage()
  const navigate = useNavigate()
  const me = useMe()
  const calls = useCalls().data
  const [beginning, begin] = useState(false)
  const asked = useQuery({
    queryKey: ['guides'],
    queryFn: ({ signal }) => request('GET /guides', { signal }),
  })
  useTitle(words.title)
  const plans = me?.staff.some((it) => it.role === 'triage') ?? false
  const call = calls?.[0]
  return (
    <div className="admin-page">
      <div className="hd row sp">
        <h1>{words.title}</h1>
        <span className="row wrap-row">
          {asked.data === undefined || asked.data.items.length === 0 ? null : (
            <ExportButton sort="guides" wanted={{}} label={words.title} />
          )}
          {plans && call !== undefined ? (
            <button type="button" className="btn main" onClick={() => begin(true)}>
              {words.begin}
            </button>
          ) : null}
        </span>
      </div>
      <p className="sub">{words.lede}</p>
      {asked.error !== null && asked.data === undefined ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : asked.data.items.length === 0 ? (
        <Empty title={words.none.title} why={words.none.why} />
      ) : (
        <ul className="assembly-list">
          {asked.data.items.map((it) => (
            <li key={it.id}>
              <Link to={`/guide-assembly/${it.id}`}>{say(it.title)}</Link>
              <span className="sub">
                {words.steps[it.state]} · {words.count(it.directions)} · {formatInstant(it.since, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {beginning && call !== undefined ? (
        <Dialog wide title={words.begin} onClose={() => begin(false)}>
          <HeadForm
            calls={calls ?? []}
            head={{ ...emptyHead, call: call.id }}
            isNew
            onSave={async ({ call, slug, ...head }) => {
              const { id } = await request('POST /guides', { body: { key: newId(), call, slug, ...head } })
              await navigate({ to: `/guide-assembly/${id}` })
            }}
          />
        </Dialog>
      ) : null}
    </div>
  )
}
