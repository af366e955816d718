import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../api.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { useParam } from '../../parts/params.ts'
import { Reveal } from '../../parts/Reveal.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { ExpertState } from './ExpertState.tsx'
import type { sent } from './entry.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import { askExperts, type Expert, useChoices, useExpert } from './read.ts'
import { WhatIf } from './WhatIf.tsx'
import { useExpertsWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './experts.css'

/** One expert: what is kept, what was written to them, and what would stand against their judging something. */
export default function ExpertPage() {
  const id = useParam('id')
  const asked = useExpert(id)
  const choices = useChoices()
  const queries = useQueryClient()
  if (asked.isError)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  if (asked.data === undefined || choices === undefined) return <Waiting />
  const it = asked.data
  const store = async (entry: ReturnType<typeof sent>) => {
    await request('PUT /experts/:id', { params: { id }, body: { ...entry, revision: it.revision } })
    await askExperts(queries)
  }
  return (
    <div className="experts-page">
      <Head it={it} />
      <div className="expert-columns">
        <ChangeForm key={`${it.id} ${it.revision}`} it={it} choices={choices} store={store} />
        <WhatIf id={it.id} />
      </div>
    </div>
  )
}

function Head({ it }: { readonly it: Expert }) {
  const words = useExpertsWords()
  const language = useLanguage()
  const [dialog, setDialog] = useState<'invite' | 'retire'>()
  useTitle(it.name)
  const close = () => setDialog(undefined)
  const dates = [
    it.invitedAt === null ? '' : words.one.invitedAt(momentOf(it.invitedAt, language)),
    it.answeredAt === null ? '' : words.one.answeredAt(momentOf(it.answeredAt, language)),
  ].filter((date) => date !== '')
  return (
    <header className="experts-head">
      <div>
        <p className="crumb">
          <Link to="/experts">{words.one.back}</Link>
        </p>
        <h1>{it.name}</h1>
        <p className="row wrap-row sub">
          <ExpertState state={it.state} />
          <span>
            {it.orgName}
            {it.knownUnit ? <span className="dim"> · {words.one.knownUnit}</span> : null}
          </span>
          <span className="num">{words.loadSays(it.load, it.loadLimit)}</span>
          {it.mobile === '' ? null : (
            <Reveal
              key={it.mobile}
              masked={it.mobile}
              reveal={() => request('POST /experts/:id/reveal', { params: { id: it.id } })}
            />
          )}
          {dates.map((date) => (
            <span key={date} className="dim num">
              {date}
            </span>
          ))}
        </p>
      </div>
      <div className="row wrap-row">
        {it.state === 'retired' ? null : (
          <button type="button" className="btn" onClick={() => setDialog('retire')}>
            {words.one.retire}
          </button>
        )}
        {it.state === 'active' ? null : (
          <button type="button" className="btn main" onClick={() => setDialog('invite')}>
            {it.state === 'listed' ? words.inviteOne : words.inviteAgain}
          </button>
        )}
      </div>
      {dialog === 'invite' ? <InviteDialog experts={[it]} onDone={close} onClose={close} /> : null}
      {dialog === 'retire' ? <RetireDialog it={it} onClose={close} /> : null}
    </header>
  )
}
