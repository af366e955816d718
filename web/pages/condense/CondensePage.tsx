import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import NotFoundPage from '../help/NotFoundPage.tsx'
import { BeginDialog } from './BeginDialog.tsx'
import { Directions } from './Directions.tsx'
import { Groups } from './Groups.tsx'
import { ModelGroups } from './ModelGroups.tsx'
import { Regroup } from './Regroup.tsx'
import { type Member, useDirections, useGroups } from './read.ts'
import { useOfficeCall } from './use-office-call.ts'
import { useCondenseWords } from './words.ts'
import '../../desk/admin.css'
import '../../desk/desk.css'
import './condense.css'

/** An office's way from suggestions to directions: what waits on the left, what was made of it on the right. */
export default function CondensePage() {
  const words = useCondenseWords()
  const me = useMe()
  const { code, calls, call, unknown, names, address, change } = useOfficeCall()
  const kind = address['kind'] ?? ''
  const field = address['field'] ?? ''
  const directions = useDirections(code, call?.id)
  const groups = useGroups(code, call?.id, kind, field)
  const [picked, setPicked] = useState<ReadonlyMap<string, Member>>(new Map())
  const [beginning, setBeginning] = useState(false)
  const works = me?.staff.some((it) => it.scope === code) ?? false
  const title = words.ofOffice(names.office(code))
  useTitle(title)
  const toggle = (members: readonly Member[], on: boolean) => {
    const next = new Map(picked)
    for (const it of members) {
      if (on) next.set(it.id, it)
      else next.delete(it.id)
    }
    setPicked(next)
  }
  if (directions.isError)
    return (
      <div className="wrap">
        <Broken top error={directions.error} again={() => void directions.refetch()} />
      </div>
    )
  if (unknown) return <NotFoundPage />
  if (call === undefined || directions.data === undefined) return <Waiting />
  return (
    <div className="condense-page">
      <header className="condense-head">
        <div>
          <h1>{title}</h1>
          <p className="sub">{words.list.why}</p>
        </div>
        <div className="row wrap-row">
          <Link className="btn" to="/office/$code/meetings" params={{ code }}>
            {words.list.meetings}
          </Link>
          <Link
            className="btn"
            to="/office/$code/rounds"
            params={{ code }}
            search={picked.size === 0 || !works ? {} : { call: call.id, items: [...picked.keys()].join(',') }}
          >
            {words.list.rounds(works ? picked.size : 0)}
          </Link>
          {works ? (
            <button type="button" className="btn main" onClick={() => setBeginning(true)}>
              <Icon name="plus" /> {words.groups.draftFrom(picked.size)}
            </button>
          ) : null}
        </div>
      </header>
      <div className="condense-cols">
        <section aria-labelledby="to-condense">
          <div className="part-head">
            <h2 id="to-condense">{words.groups.title}</h2>
            <span className="row wrap-row">
              <ExportButton
                sort="groups"
                wanted={{ office: code, call: call.id, kind, field }}
                label={words.groups.title}
              />
              {groups.data?.mayAskModel ? (
                <ModelGroups office={code} call={call.id} kind={kind} field={field} />
              ) : null}
              {works ? <Regroup office={code} call={call.id} /> : null}
            </span>
          </div>
          <p className="small sub" role="status">
            {picked.size > 0
              ? words.groups.picked(picked.size)
              : (groups.data?.groups.length ?? 0) > 0
                ? words.groups.how
                : words.groups.noneWhy}{' '}
            {picked.size === 0 ? null : (
              <button type="button" className="link" onClick={() => setPicked(new Map())}>
                {words.groups.unpick}
              </button>
            )}
          </p>
          {groups.isError ? (
            <Broken error={groups.error} again={() => void groups.refetch()} />
          ) : groups.data === undefined ? (
            <Waiting />
          ) : (
            <Groups
              grouped={groups.data}
              isOpen={(group) => group.members.some((it) => it.directions.length === 0)}
              actOnAll={(group, name) =>
                works ? (
                  <label className="tick small all">
                    <input
                      type="checkbox"
                      checked={group.members.every((it) => picked.has(it.id))}
                      onChange={(event) => toggle(group.members, event.target.checked)}
                    />
                    {words.groups.pickGroup(name)}
                  </label>
                ) : null
              }
              act={(it) => (
                <span className="row">
                  {it.directions.length === 0 ? null : (
                    <span className="tiny dim">{words.groups.usedIn(it.directions.length)}</span>
                  )}
                  {works ? (
                    <input
                      type="checkbox"
                      aria-label={words.groups.pick(it.title)}
                      checked={picked.has(it.id)}
                      onChange={(event) => toggle([it], event.target.checked)}
                    />
                  ) : null}
                </span>
              )}
            />
          )}
        </section>
        <Directions
          office={code}
          items={directions.data}
          calls={calls}
          call={call}
          names={names}
          address={address}
          onChange={change}
        />
      </div>
      {beginning ? (
        <BeginDialog
          office={code}
          call={call}
          members={[...picked.values()]}
          onClose={() => setBeginning(false)}
        />
      ) : null}
    </div>
  )
}
