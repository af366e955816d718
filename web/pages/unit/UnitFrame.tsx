import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OrgView } from '#api/orgs.ts'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls } from '../../session.tsx'
import { useUnitWords } from './words.ts'

/** The unit of the address. */
export const useOrg = (id: string) =>
  useQuery({
    queryKey: ['org', id],
    queryFn: async ({ signal }) => (await request('GET /orgs/:id', { signal, params: { id } })).org,
  })

/** Puts a unit as the server just answered it in place of the one on screen. */
export function useSetOrg(): (org: OrgView) => void {
  const queries = useQueryClient()
  return (org) => queries.setQueryData(['org', org.id], org)
}

interface Props {
  readonly children: (org: OrgView) => ReactNode
}

/** The head of every page of a unit: its name, whether it is verified, how it hands in, and the tabs. */
export function UnitFrame({ children }: Props) {
  const words = useUnitWords()
  const id = useParam('id')
  const { data: org, error, refetch } = useOrg(id)
  useTitle(org?.name)
  if (error !== null && org === undefined)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void refetch()} />
      </div>
    )
  if (org === undefined) return <Waiting />
  return (
    <div className="wrap desk-page">
      <header>
        <h1>{org.name}</h1>
        <Standing org={org} />
      </header>
      <nav className="tabs" aria-label={org.name}>
        <Link to={`/unit/${id}`} activeOptions={{ exact: true }} activeProps={{ className: 'on' }}>
          {words.tabs.profile}
        </Link>
        {org.may.includes('manage-members') ? (
          <>
            <Link to={`/unit/${id}/members`} activeProps={{ className: 'on' }}>
              {words.tabs.members}
            </Link>
            <Link to={`/unit/${id}/settings`} activeProps={{ className: 'on' }}>
              {words.tabs.settings}
            </Link>
          </>
        ) : null}
      </nav>
      {children(org)}
    </div>
  )
}

function Standing({ org }: { readonly org: OrgView }) {
  const { state } = useUnitWords()
  const say = useSay()
  const types = useCalls().data?.[0]?.orgTypes ?? []
  const type = types.find((it) => it.code === org.type)
  return (
    <div className="standing">
      <p className="sub">
        <span className="num">{org.creditCode}</span>
        {type === undefined ? '' : ` · ${say(type.name)}`} · {state.path[org.path]}
      </p>
      {org.pathReason === null ? null : <p className="sub small">{state.pathReason(org.pathReason)}</p>}
      {org.verified ? null : org.refusedReason === null ? (
        <div className="find">
          <b>{state.waiting}</b>
          <p>{state.waitingWhy}</p>
          {org.checkDigitFits ? null : <p>{state.checkDigit}</p>}
        </div>
      ) : (
        <div className="find block">
          <b>{state.refused}</b>
          <p>{org.refusedReason}</p>
        </div>
      )}
    </div>
  )
}
