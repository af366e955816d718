import { useState } from 'react'
import { request } from '../api.ts'
import { type Me, useSetMe } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { Dialog } from './Dialog.tsx'
import { SignInForm } from './SignInForm.tsx'

interface Props {
  readonly was: Me | null
  readonly done: (done: boolean) => void
}

/** Signs in without leaving the page; what was typed stays, and the refused request goes out again. */
export default function SignInAgain({ was, done }: Props) {
  const words = useFrameWords()
  const setMe = useSetMe()
  const [other, setOther] = useState(false)
  return (
    <Dialog title={words.again.title} onClose={() => done(false)}>
      <p className="sub">{other ? words.again.other : words.again.why}</p>
      <SignInForm
        account={was?.email ?? ''}
        onSignedIn={(me) => {
          if (was === null || was.person === me.person) {
            if (was === null)
              request('GET /session').then(
                (it) => setMe(it.me),
                () => undefined,
              )
            done(true)
            return
          }
          setOther(true)
          setTimeout(() => location.assign('/suggestions'), 2500)
        }}
      />
    </Dialog>
  )
}
