import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type Me, useAskAgain, useSetMe } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { Waiting } from '../Screen.tsx'
import { useSignOut } from '../sign-out.ts'

const Finish = lazy(() => import('./Finish.tsx'))

/** Stands in place of a page until signing in is finished; the page then opens where it was asked for. */
export function Unfinished({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const words = useFrameWords()
  const setMe = useSetMe()
  const askAgain = useAskAgain()
  const signOut = useSignOut()
  const [held, setHeld] = useState(false)
  if (me.session.owes === null && !held) return children
  return (
    <div className="wrap desk-page">
      <Suspense fallback={<Waiting />}>
        <Finish
          me={me}
          as="h1"
          hold={setHeld}
          onDone={(after) => {
            setMe(after)
            void askAgain()
          }}
        />
        <p>
          <button type="button" className="btn text" onClick={() => void signOut()}>
            {words.signOut}
          </button>
        </p>
      </Suspense>
    </div>
  )
}
