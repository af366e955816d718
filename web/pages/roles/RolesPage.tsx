import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'

/** Each role with what it may see and do, from the same table that the permissions are held against. */
export default function RolesPage() {
  const words = useAdminWords()
  const asked = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => request('GET /admin/roles', { signal }),
  })
  return (
    <AdminFrame title={words.roles.title}>
      <p className="sub">{words.roles.why}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        <Sheet caption={words.roles.title} heads={[words.roles.role, words.roles.may]}>
          {Object.entries(asked.data.roles).map(([role, powers]) => (
            <tr key={role}>
              <th scope="row">{words.roleNames[role] ?? role}</th>
              <td>
                <ul>
                  {powers.map((power) => (
                    <li key={power}>{words.powers[power] ?? power}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </Sheet>
      )}
    </AdminFrame>
  )
}
