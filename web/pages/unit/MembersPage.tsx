import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrgView } from '#api/orgs.ts'
import { dayOf, formatDay } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useMe } from '../../session.tsx'
import { HandOver } from './HandOver.tsx'
import { Invite } from './Invite.tsx'
import { MemberDialog } from './MemberDialog.tsx'
import { type RoleName, rolesHeld } from './roles.ts'
import { UnitFrame } from './UnitFrame.tsx'
import { useUnitWords } from './words.ts'

type People = Answer<'GET /orgs/:id/members'>
export type Member = People['members'][number]

/** Who belongs to the unit and as what; requests first, then members, then open invitations. */
export default function MembersPage() {
  const { members: words } = useUnitWords()
  return (
    <UnitFrame>
      {(org) =>
        org.may.includes('manage-members') ? (
          <Members key={org.id} org={org} />
        ) : (
          <section>
            <p>{words.readOnly}</p>
          </section>
        )
      }
    </UnitFrame>
  )
}

/**
 * A change among the members: says so, and shows the list anew to whoever still keeps it afterwards. A dialog says itself
 * what went wrong: what is said in passing lies behind it.
 */
export function useChange(org: string, wrong?: (sentence: string) => void) {
  const queries = useQueryClient()
  const sentence = useSentence()
  return useMutation({
    mutationFn: ({ go }: { readonly go: () => Promise<unknown>; readonly said: string }) => go(),
    onSuccess: async (_, { said }) => {
      announce(said)
      await queries.invalidateQueries({ queryKey: ['session'] })
      await queries.invalidateQueries({ queryKey: ['org', org] })
      const keeps = queries.getQueryData<OrgView>(['org', org])?.may.includes('manage-members')
      if (keeps) await queries.invalidateQueries({ queryKey: ['members', org] })
    },
    onError: (error) => (wrong ? wrong(sentence(error)) : announce(sentence(error), { tone: 'block' })),
  })
}

function Members({ org }: { readonly org: OrgView }) {
  const { members: words } = useUnitWords()
  const { data, error } = useQuery({
    queryKey: ['members', org.id],
    queryFn: ({ signal }) => request('GET /orgs/:id/members', { signal, params: { id: org.id } }),
  })
  if (error !== null) return <Broken error={error} />
  if (data === undefined) return <Waiting />
  const asking = data.members.filter((it) => it.state === 'asked')
  const active = data.members.filter((it) => it.state === 'active')
  const reviewed = org.path === 'unit' && !active.some((it) => it.reviewer)
  return (
    <>
      {reviewed ? <p className="find notice">{words.reviewerMissing}</p> : null}
      {asking.length > 0 ? (
        <section>
          <h2>{words.askedTitle(asking.length)}</h2>
          <Asking org={org} people={asking} />
        </section>
      ) : null}
      <section>
        <div className="hd">
          <h2>{words.title}</h2>
          <ExportButton sort="members" wanted={{ unit: org.id }} label={words.title} />
        </div>
        {active.length === 1 ? <p className="sub">{words.one}</p> : null}
        <Active org={org} people={active} />
      </section>
      <section>
        <h2>{words.invite}</h2>
        <p className="sub">{words.inviteWhy}</p>
        <Invite org={org.id} />
        {data.invitations.length === 0 ? null : <Invitations org={org.id} invitations={data.invitations} />}
      </section>
      {org.may.includes('hand-over') && active.length > 1 ? (
        <section>
          <h2>{words.handOver}</h2>
          <p className="sub">{words.handOverWhy}</p>
          <HandOver org={org.id} people={active} />
        </section>
      ) : null}
    </>
  )
}

function Asking({ org, people }: { readonly org: OrgView; readonly people: readonly Member[] }) {
  const { members: words } = useUnitWords()
  const change = useChange(org.id)
  const decline = (person: string) =>
    change.mutate({
      go: () => request('DELETE /orgs/:id/members/:person', { params: { id: org.id, person } }),
      said: words.saved,
    })
  const [letting, setLetting] = useState<Member>()
  return (
    <>
      <ul className="rows">
        {people.map((it) => (
          <li key={it.person} className="row sp">
            <span>
              <b>{it.name}</b> <span className="sub">{it.email}</span>
            </span>
            <span className="row">
              <button type="button" className="btn main sm" onClick={() => setLetting(it)}>
                {words.letIn}
              </button>
              <button type="button" className="btn sm" onClick={() => decline(it.person)}>
                {words.decline}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {letting === undefined ? null : (
        <MemberDialog org={org} member={letting} onClose={() => setLetting(undefined)} />
      )}
    </>
  )
}

function Active({ org, people }: { readonly org: OrgView; readonly people: readonly Member[] }) {
  const { members: words } = useUnitWords()
  const language = useLanguage()
  const me = useMe()
  const [open, setOpen] = useState<Member>()
  return (
    <Scroll label={words.title} stacks>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.email}</th>
            <th scope="col">{words.roles}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">
              <span className="unseen">{words.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((it) => (
            <tr key={it.person}>
              <td className="nb">
                {it.name}
                {it.person === me?.person ? <span className="sub"> ({words.you})</span> : null}
              </td>
              <td>{it.email}</td>
              <td>
                {rolesHeld(it)
                  .map((role: RoleName) => words.roleNames[role])
                  .join(language === 'en' ? ', ' : '、')}
                {it.deputyFrom !== null && it.deputyTo !== null ? (
                  <div className="sub small">
                    {words.deputyShown(formatDay(it.deputyFrom, language), formatDay(it.deputyTo, language))}
                  </div>
                ) : null}
              </td>
              <td className="nb">
                <span className="stacked-head">{words.since} </span>
                {formatDay(dayOf(it.since), language)}
              </td>
              <td>
                <button
                  type="button"
                  className="btn sm"
                  aria-label={words.changeNamed(it.name)}
                  onClick={() => setOpen(it)}
                >
                  {words.change}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open === undefined ? null : (
        <MemberDialog org={org} member={open} onClose={() => setOpen(undefined)} />
      )}
    </Scroll>
  )
}

interface InvitationsProps {
  readonly org: string
  readonly invitations: People['invitations']
}

function Invitations({ org, invitations }: InvitationsProps) {
  const { members: words } = useUnitWords()
  const language = useLanguage()
  const change = useChange(org)
  return (
    <div className="invitations">
      <h3>{words.invitations}</h3>
      <ul className="rows">
        {invitations.map((it) => (
          <li key={it.id} className="row sp">
            <span>
              <b>{it.name}</b>{' '}
              <span className="sub">
                {it.email} · {words.expires(formatDay(dayOf(it.expiresAt), language))}
              </span>
            </span>
            <button
              type="button"
              className="btn sm"
              onClick={() =>
                change.mutate({
                  go: () =>
                    request('DELETE /orgs/:id/invitations/:invitation', {
                      params: { id: org, invitation: it.id },
                    }),
                  said: words.revoked,
                })
              }
            >
              {words.revoke}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
