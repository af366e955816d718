import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useExpertInvitationWords } from '../expert-invitation/words.ts'
import { ChangeForm } from '../experts/ChangeForm.tsx'
import type { sent } from '../experts/entry.ts'
import { type Expert, useChoices } from '../experts/read.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'

/** What experts say of themselves: what they know, when they have time, and whom they avoid. */
export default function ProfilePage() {
  const { profile: words } = useExpertInvitationWords()
  const asked = useQuery({
    queryKey: ['expert', 'own'],
    queryFn: async ({ signal }) => (await request('GET /judging/profile', { signal })).expert,
  })
  useTitle(words.title)
  if (asked.isError) return <Broken top error={asked.error} again={() => void asked.refetch()} />
  if (asked.data === undefined) return <Waiting />
  if (asked.data === null)
    return (
      <div className="wrap">
        <Empty top title={words.noExpert} why={words.noExpertWhy} />
      </div>
    )
  return <Own key={asked.data.revision} it={asked.data} />
}

function Own({ it }: { readonly it: Expert }) {
  const { profile: words } = useExpertInvitationWords()
  const choices = useChoices()
  const queries = useQueryClient()
  const store = async (entry: ReturnType<typeof sent>) => {
    // Who and where they are is the office's to say.
    const { name: _n, email: _e, orgName: _o, orgCode: _c, ...own } = entry
    await request('PUT /judging/profile', { body: { ...own, revision: it.revision } })
    await queries.invalidateQueries({ queryKey: ['expert'] })
  }
  return (
    <div className="experts-page">
      <header className="experts-head">
        <div>
          <h1>{words.title}</h1>
          <p className="sub">{words.why}</p>
          <p>
            <b>{words.who(it.name, it.orgName)}</b> <span className="dim">{words.whoHint}</span>
          </p>
        </div>
      </header>
      {choices === undefined ? <Waiting /> : <ChangeForm own it={it} choices={choices} store={store} />}
    </div>
  )
}
