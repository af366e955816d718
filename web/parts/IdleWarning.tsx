import { request } from '../api.ts'
import { useNow } from '../clock.ts'
import { useSetMe } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { Dialog } from './Dialog.tsx'

interface Props {
  readonly until: number
  readonly done: () => void
}

/** Two minutes before an idle session ends: one press goes on (WCAG 2.2.1). */
export default function IdleWarning({ until, done }: Props) {
  const words = useFrameWords()
  const setMe = useSetMe()
  const left = Math.max(0, Math.round((until - useNow()) / 1000))
  const stay = () => request('POST /session/extend').then(done, done)
  const leave = () =>
    request('DELETE /session').then(
      () => setMe(null),
      () => setMe(null),
    )
  return (
    <Dialog
      title={words.idle.title}
      onClose={stay}
      actions={
        <>
          <button type="button" className="btn" onClick={leave}>
            {words.idle.leave}
          </button>
          <button type="button" className="btn main" onClick={stay}>
            {words.idle.stay}
          </button>
        </>
      }
    >
      <p>{words.idle.why(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`)}</p>
    </Dialog>
  )
}
