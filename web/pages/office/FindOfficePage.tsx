import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useCalls } from '../../session.tsx'
import { useHomeWords } from '../home/words.ts'
import { FindOffice } from './FindOffice.tsx'
import '../home/home.css'

/** 找处室, on a page of its own. */
export default function FindOfficePage() {
  const { office } = useHomeWords()
  const { data: calls, error } = useCalls()
  if (error !== null && calls === undefined) return <Broken top error={error} />
  const call = calls?.[0]
  return (
    <ReadingPage title={office.title} lede={office.note}>
      {call === undefined ? <Waiting /> : <FindOffice call={call} />}
    </ReadingPage>
  )
}
