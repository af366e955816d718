import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { interrupt, request } from '../api.ts'
import { serverNow } from '../clock.ts'
import { useAskAgain, useMe } from '../session.tsx'
import { noticeTyping, pauseInTyping } from './typing.ts'

const Again = lazy(() => import('./SignInAgain.tsx'))
const Confirm = lazy(() => import('./ConfirmPassword.tsx'))
const Idle = lazy(() => import('./IdleWarning.tsx'))

type Done = (done: boolean) => void

const warning = 120_000

/**
 * The dialogs that stand between a request and its answer: signing in again, the password once more, and the warning
 * before an idle session ends. Their code is fetched only when one is needed.
 */
export function SessionDialogs() {
  const me = useMe()
  const askAgain = useAskAgain()
  const [again, setAgain] = useState<{ readonly done: Done } | null>(null)
  const [confirm, setConfirm] = useState<{ readonly done: Done } | null>(null)
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    noticeTyping()
    interrupt.signIn = shared(setAgain, pauseInTyping)
    interrupt.confirm = shared(setConfirm, () => Promise.resolve())
    interrupt.unfinished = () => void askAgain()
    return () => {
      interrupt.signIn = null
      interrupt.confirm = null
      interrupt.unfinished = null
    }
  }, [askAgain])
  const idleUntil = me?.session.idleUntil
  useEffect(() => {
    if (idleUntil === undefined) return
    const timer = setInterval(() => {
      if (serverNow() < idleUntil - warning) return
      // Other tabs may have kept the session alive: ask before warning.
      // In a rush the answer may take its turn; the warning must not.
      Promise.race([request('GET /session'), tooLate(10_000)])
        .then((it) => {
          const left = (it.me?.session.idleUntil ?? 0) - serverNow()
          if (it.me === null || left > warning) void askAgain()
          else setIdle(true)
        })
        .catch(() => setIdle(true))
      clearInterval(timer)
    }, 5000)
    return () => clearInterval(timer)
  }, [idleUntil, askAgain])
  const leaveIdle = useCallback(() => {
    setIdle(false)
    void askAgain()
  }, [askAgain])
  return (
    <Suspense fallback={null}>
      {again === null ? null : <Again was={me ?? null} done={again.done} />}
      {confirm === null ? null : <Confirm done={confirm.done} />}
      {idle && me && again === null ? <Idle until={me.session.idleUntil} done={leaveIdle} /> : null}
    </Suspense>
  )
}

const tooLate = (milliseconds: number): Promise<never> =>
  new Promise((_, fail) => setTimeout(() => fail(new Error('No answer came in time.')), milliseconds))

/**
 * Many requests may be refused at once; they share one dialog and one answer. Signing in waits for a pause in typing: a
 * dialog that opens amid a sentence swallows the rest of it, and breaks off what an input method composes.
 */
function shared(
  show: (open: { readonly done: Done } | null) => void,
  ready: () => Promise<void>,
): () => Promise<boolean> {
  let open: Promise<boolean> | null = null
  return () => {
    open ??= ready().then(
      () =>
        new Promise<boolean>((resolve) => {
          show({
            done: (done) => {
              open = null
              show(null)
              resolve(done)
            },
          })
        }),
    )
    return open
  }
}
