import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { request } from '../../api.ts'
import { useSentence } from '../../parts/Message.tsx'
import { Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useSetMe } from '../../session.tsx'
import { useEntryWords } from './words.ts'

/** The link of the mail leads here; the token stands behind the #, so that it reaches no log. */
export default function VerifyPage() {
  const { verify: words } = useEntryWords()
  const sentence = useSentence()
  const setMe = useSetMe()
  const token = location.hash.slice(1)
  const begun = useRef(false)
  const { mutate, data, error } = useMutation({
    mutationFn: (it: string) => request('POST /registration/verify', { body: { token: it } }),
    onSuccess: ({ me }) => setMe(me),
  })
  useTitle(words.title)
  useEffect(() => {
    if (begun.current || token === '') return
    begun.current = true
    mutate(token)
  }, [mutate, token])
  const failed = error === null ? (token === '' ? words.noToken : undefined) : sentence(error)
  if (data === undefined && failed === undefined) return <Waiting />
  return (
    <div className="wrap">
      {failed === undefined ? (
        <Empty top title={words.done} why={words.doneWhy}>
          <Link className="btn main lg" to="/unit/new">
            {words.next}
          </Link>
        </Empty>
      ) : (
        <Empty top title={words.failed} why={failed}>
          <Link className="btn" to="/register">
            {words.retry}
          </Link>
        </Empty>
      )}
    </div>
  )
}
