import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '../../desk/address.ts'
import { useNames } from '../../desk/names.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls, useMe } from '../../session.tsx'
import { BeginMeeting } from './BeginMeeting.tsx'
import { MeetingCard } from './MeetingCard.tsx'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { type Item, type Meeting, useMeetings } from './read.ts'
import { useMeetingsWords } from './words.ts'
import '../../desk/admin.css'
import '../../desk/desk.css'
import '../condense/condense.css'
import './meetings.css'

/** An office's argument meetings: what was heard, and what was said of each direction. */
export default function MeetingsPage() {
  const words = useMeetingsWords()
  const translate = useSay()
  const code = useParam('code')
  const me = useMe()
  const [address, change] = useAddress()
  const calls = useCalls().data?.filter((it) => it.offices.some((one) => one.code === code)) ?? []
  const call = calls.find((it) => it.id === address['call']) ?? calls[0]
  const names = useNames(call?.id)
  const meetings = useMeetings(code, call?.id)
  const [beginning, setBeginning] = useState(false)
  const [recording, setRecording] = useState<{ readonly meeting: Meeting; readonly item: Item }>()
  const holds = me?.staff.some((it) => it.scope === code || it.role === 'triage') ?? false
  const title = words.ofOffice(names.office(code))
  useTitle(title)
  if (meetings.isError)
    return (
      <div className="wrap">
        <Broken top error={meetings.error} again={() => void meetings.refetch()} />
      </div>
    )
  if (call === undefined || meetings.data === undefined) return <Waiting />
  return (
    <div className="condense-page meetings-page">
      <header className="condense-head">
        <div>
          <p className="crumb">
            <Link to="/office/$code/condense" params={{ code }}>
              {words.back}
            </Link>
          </p>
          <h1>{title}</h1>
          <p className="sub">{words.why}</p>
        </div>
        <div className="row wrap-row">
          {calls.length > 1 ? (
            <select
              className="filter"
              aria-label={translate(call.short)}
              value={call.id}
              onChange={(event) => change({ call: event.target.value })}
            >
              {calls.map((it) => (
                <option key={it.id} value={it.id}>
                  {translate(it.short)}
                </option>
              ))}
            </select>
          ) : null}
          {holds ? (
            <button type="button" className="btn main" onClick={() => setBeginning(true)}>
              <Icon name="plus" /> {words.add}
            </button>
          ) : null}
        </div>
      </header>
      {meetings.data.length === 0 ? (
        <Empty title={words.none} why={words.noneWhy} />
      ) : (
        meetings.data.map((meeting, at, all) => (
          <MeetingCard
            key={meeting.id}
            meeting={meeting}
            n={all.length - at}
            onRecord={(item) => setRecording({ meeting, item })}
          />
        ))
      )}
      {beginning ? <BeginMeeting office={code} call={call.id} onClose={() => setBeginning(false)} /> : null}
      {recording === undefined ? null : (
        <OutcomeDialog {...recording} onClose={() => setRecording(undefined)} />
      )}
    </div>
  )
}
