import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { request } from '../../api.ts'
import { useSentence } from '../../parts/Message.tsx'
import { Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useAskAgain } from '../../session.tsx'
import { useEntryWords } from '../sign-in/words.ts'
import { useUnitWords } from './words.ts'

/** The link of an invitation leads here; whoever is signed in joins. */
export default function InvitationPage() {
  const { invitation: words } = useUnitWords()
  const { verify } = useEntryWords()
  const sentence = useSentence()
  const askAgain = useAskAgain()
  const [token] = useState(() => location.hash.slice(1))
  const begun = useRef(false)
  const { mutate, data, error } = useMutation({
    mutationFn: (it: string) => request('POST /invitations/accept', { body: { token: it } }),
    onSuccess: () => askAgain(),
  })
  useTitle(words.title)
  useEffect(() => {
    if (begun.current || token === '') return
    begun.current = true
    mutate(token)
  }, [mutate, token])
  const failed = error === null ? (token === '' ? verify.noToken : undefined) : sentence(error)
  if (data === undefined && failed === undefined) return <Waiting />
  return (
    <div className="wrap">
      {data === undefined ? (
        <Empty top title={words.failed} why={failed ?? ''} />
      ) : (
        <Empty top title={words.done(data.name)} why={words.doneWhy}>
          <Link className="btn main" to="/suggestions">
            {words.go}
          </Link>
        </Empty>
      )}
    </div>
  )
}
