import { request } from '../api.ts'
import { useNow } from '../clock.ts'
import { useFrameWords } from '../words.ts'
import { Dialog } from './Dialog.tsx'
import { useSignOut } from './sign-out.ts'

interface Props {
  readonly until: number
  readonly done: () => void
}

/** Two minutes before an idle session ends: one press goes on (WCAG 2.2.1). */
export default function IdleWarning({ until, done }: Props) {
  const words = useFrameWords()
  const signOut = useSignOut()
  const left = Math.max(0, Math.round((until - useNow()) / 1000))
  const stay = () => request('POST /session/extend').then(done, done)
  return (
    <Dialog
      title={words.idle.title}
      onClose={stay}
      actions={
        <>
          <button type="button" className="btn" onClick={() => void signOut()}>
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
