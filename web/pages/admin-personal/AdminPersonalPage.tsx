import { useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { usePersonalWords } from '../../parts/personal-words.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Requests } from './Requests.tsx'
import { Terms } from './Terms.tsx'

/** Requests for erasure, and how long what is kept. */
export default function AdminPersonalPage() {
  const words = usePersonalWords()
  const queries = useQueryClient()
  const asked = useQuery({
    queryKey: ['personal'],
    queryFn: ({ signal }) => request('GET /admin/personal', { signal }),
  })
  const again = () => queries.invalidateQueries({ queryKey: ['personal'] })
  return (
    <AdminFrame title={words.admin.title}>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        <>
          <Requests requests={asked.data.requests} again={again} />
          <Terms terms={asked.data.terms} again={again} />
        </>
      )}
    </AdminFrame>
  )
}
