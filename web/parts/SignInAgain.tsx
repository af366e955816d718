import { lazy, Suspense, useState } from 'react'
import { request } from '../api.ts'
import { type Me, useSetMe } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { Dialog } from './Dialog.tsx'
import { SignInForm } from './SignInForm.tsx'

const Finish = lazy(() => import('./factors/Finish.tsx'))

interface Props {
  readonly was: Me | null
  readonly done: (done: boolean) => void
}

/** Signs in without leaving the page; what was typed stays, and the refused request goes out again. */
export default function SignInAgain({ was, done }: Props) {
  const words = useFrameWords()
  const setMe = useSetMe()
  const [other, setOther] = useState(false)
  const [half, setHalf] = useState<Me>()
  const enter = (me: Me) => {
    if (me.session.owes !== null) return setHalf(me)
    if (was !== null && was.person !== me.person) {
      setOther(true)
      setTimeout(() => location.assign('/suggestions'), 2500)
      return
    }
    if (was === null)
      request('GET /session').then(
        (it) => setMe(it.me),
        () => undefined,
      )
    done(true)
  }
  return (
    <Dialog title={words.again.title} onClose={() => done(false)}>
      <p className="sub">{other ? words.again.other : words.again.why}</p>
      {half === undefined || other ? (
        <SignInForm account={was?.email ?? ''} onSignedIn={enter} />
      ) : (
        <Suspense fallback={null}>
          <Finish me={half} as="h2" onDone={enter} />
        </Suspense>
      )}
    </Dialog>
  )
}
