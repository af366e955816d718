import { useState } from 'react'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { OfficeHead } from '../condense/OfficeHead.tsx'
import { useOfficeCall } from '../condense/use-office-call.ts'
import NotFoundPage from '../help/NotFoundPage.tsx'
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
  const of = useOfficeCall()
  const { code, call, names } = of
  const me = useMe()
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
  if (of.unknown) return <NotFoundPage />
  if (call === undefined || meetings.data === undefined) return <Waiting />
  return (
    <div className="condense-page meetings-page">
      <OfficeHead of={of} title={title} why={words.why} back={words.back}>
        {meetings.data.length === 0 || call === undefined ? null : (
          <ExportButton sort="meetings" wanted={{ office: code, call: call.id }} label={title} />
        )}
        {holds ? (
          <button type="button" className="btn main" onClick={() => setBeginning(true)}>
            <Icon name="plus" /> {words.add}
          </button>
        ) : null}
      </OfficeHead>
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
