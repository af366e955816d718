import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useCalls } from '../../session.tsx'
import { ArchivePart } from './ArchivePart.tsx'
import { ChangePart } from './ChangePart.tsx'
import { ToConfirm, Versions } from './History.tsx'
import { WindowPart } from './WindowPart.tsx'

/** One call in the hands of those who keep it. */
export default function AdminCallsPage() {
  const words = useAdminWords()
  const inLanguage = useSay()
  const [address, change] = useAddress()
  const calls = useCalls()
  const call = calls.data?.find((it) => it.id === address['call']) ?? calls.data?.[0]
  const asked = useQuery({
    queryKey: ['admin-call', call?.id],
    queryFn: ({ signal }) => request('GET /admin/calls/:call', { signal, params: { call: call?.id ?? '' } }),
    enabled: call !== undefined,
  })
  const error = calls.error ?? asked.error
  return (
    <AdminFrame title={words.nav.calls}>
      {error !== null ? (
        <Broken error={error} again={() => void asked.refetch()} />
      ) : calls.data !== undefined && call === undefined ? (
        <Empty title={words.empty} />
      ) : call === undefined || asked.data === undefined ? (
        <Waiting />
      ) : (
        <>
          {(calls.data ?? []).length < 2 ? (
            <p className="sub">{inLanguage(call.title)}</p>
          ) : (
            <SelectField
              label={words.calls.choose}
              value={call.id}
              onChange={(id) => change({ call: id })}
              options={(calls.data ?? []).map((it) => ({ value: it.id, label: inLanguage(it.title) }))}
            />
          )}
          {asked.data.may.length === 0 ? <p className="find">{words.calls.readOnly}</p> : null}
          <WindowPart call={call} kept={asked.data} />
          <ToConfirm kept={asked.data} />
          <ChangePart key={`${call.id}-${call.version}`} call={call} kept={asked.data} />
          <Versions kept={asked.data} />
          <ArchivePart call={call.id} title={inLanguage(call.short)} />
        </>
      )}
    </AdminFrame>
  )
}
