import { Navigate } from '@tanstack/react-router'
import { AdminFrame, usePlaces } from '../../desk/AdminFrame.tsx'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Empty } from '../../parts/Screen.tsx'

/** Leads to the first place of the administration that this person holds. */
export default function AdminHomePage() {
  const words = useAdminWords()
  const [first] = usePlaces()
  if (first !== undefined) return <Navigate to={first.to} replace />
  return (
    <AdminFrame title={words.title}>
      <Empty title={words.empty} />
    </AdminFrame>
  )
}
