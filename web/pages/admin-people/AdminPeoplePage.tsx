import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { staffRoles } from '#core/permission/actor.ts'
import { type Answer, request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Filters } from '../../desk/Filters.tsx'
import { More } from '../../desk/More.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Reveal } from '../../parts/Reveal.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useMe } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { Grants, OpenAccount, useScopeName } from './Grants.tsx'

export type Person = Answer<'GET /admin/people'>['people'][number]

/** Accounts and what the bureau granted them. */
export default function AdminPeoplePage() {
  const words = useAdminWords()
  const queries = useQueryClient()
  const [address, change] = useAddress()
  const [opening, setOpening] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const q = address['q'] ?? ''
  const role = address['role'] ?? ''
  const { asked, items, first } = usePages(['admin-people', q, role], async (cursor, signal) => {
    const page = await request('GET /admin/people', {
      signal,
      query: {
        ...(q === '' ? {} : { q }),
        ...(role === '' ? {} : { role }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    })
    return { items: page.people, total: page.total, next: page.next }
  })
  const again = () => queries.invalidateQueries({ queryKey: ['queue', 'admin-people'] })
  return (
    <AdminFrame
      title={words.nav.people}
      tools={
        <>
          <span className="dim num">{first === undefined ? '' : words.people.total(first.total)}</span>
          <div className="tools row">
            <ExportButton sort="people" wanted={{ q, role }} label={words.nav.people} />
            <button type="button" className="btn sm" onClick={() => setOpening(true)}>
              <Icon name="plus" /> {words.people.open}
            </button>
          </div>
        </>
      }
    >
      <Filters
        label={words.people.search}
        sought={q}
        field={field}
        onChange={change}
        filters={[
          {
            name: 'role',
            what: words.people.role,
            value: role,
            options: staffRoles.map((it) => ({ value: it, label: words.roleNames[it] ?? it })),
          },
        ]}
      />
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.people.empty} />
      ) : (
        <>
          <Sheet
            stacks
            caption={words.nav.people}
            heads={[
              words.people.name,
              words.people.contact,
              words.people.roles,
              words.people.units,
              words.people.state,
            ]}
          >
            {items.map((it) => (
              <PersonRow key={it.id} it={it} again={again} />
            ))}
          </Sheet>
          <More asked={asked} />
        </>
      )}
      {opening ? <OpenAccount onDone={again} onClose={() => setOpening(false)} /> : null}
    </AdminFrame>
  )
}

function PersonRow({ it, again }: { readonly it: Person; readonly again: () => Promise<unknown> }) {
  const words = useAdminWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const scopeName = useScopeName()
  const [dialog, setDialog] = useState<'grant' | 'disable' | 'factors' | null>(null)
  // Nobody keeps their own account, so that there is always an administrator left; the server refuses it too.
  const own = useMe()?.person === it.id
  const params = { id: it.id }
  const tell = (doing: Promise<unknown>) =>
    doing.then(
      () => {
        say(words.done)
        setDialog(null)
        return again()
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  const setDisabled = (disabled: boolean) =>
    void tell(request('PUT /admin/people/:id/disabled', { params, body: { disabled } }))
  return (
    <tr>
      <td>
        <b>{it.name}</b>
      </td>
      <td className="num">
        {it.email}
        {it.mobile === null ? null : (
          <small>
            <Reveal masked={it.mobile} reveal={() => request('POST /admin/people/:id/reveal', { params })} />
          </small>
        )}
      </td>
      <td>
        {it.staff.length === 0 ? <span className="dim">{words.people.noRoles}</span> : null}
        {it.staff.map((grant) => (
          <small key={`${grant.role}-${grant.scope}`}>
            {words.roleNames[grant.role] ?? grant.role}
            {grant.scope === '' ? '' : ` · ${scopeName(grant.scope)}`}
          </small>
        ))}
        {own ? (
          <small>{words.people.own}</small>
        ) : (
          <button type="button" className="btn text sm" onClick={() => setDialog('grant')}>
            <Icon name="edit" /> {words.people.grant}
          </button>
        )}
      </td>
      <td>
        {it.units.map((unit) => (
          <small key={unit}>{unit}</small>
        ))}
      </td>
      <td>
        <div className="row">
          <span className={it.disabled ? 'blocked' : it.locked ? 'warned' : 'good'}>
            <Icon name={it.disabled ? 'block' : it.locked ? 'lock' : 'check'} />{' '}
            {it.disabled ? words.people.disabled : it.locked ? words.people.locked : words.people.active}
          </span>
          {it.locked ? (
            <button
              type="button"
              className="btn sm"
              onClick={() => void tell(request('POST /admin/people/:id/unlock', { params }))}
            >
              {words.people.unlock}
            </button>
          ) : null}
          {own || !it.secondFactor ? null : (
            <button type="button" className="btn text sm" onClick={() => setDialog('factors')}>
              {words.people.resetFactors}
            </button>
          )}
          {own ? null : (
            <button
              type="button"
              className="btn text sm"
              onClick={() => (it.disabled ? setDisabled(false) : setDialog('disable'))}
            >
              {it.disabled ? words.people.enable : words.people.disable}
            </button>
          )}
        </div>
        {dialog === 'grant' ? <Grants it={it} onDone={again} onClose={() => setDialog(null)} /> : null}
        {dialog === 'factors' ? (
          <Dialog
            title={words.people.resetFactorsTitle(it.name)}
            onClose={() => setDialog(null)}
            actions={
              <>
                <button type="button" className="btn" onClick={() => setDialog(null)}>
                  {frame.cancel}
                </button>
                <button
                  type="button"
                  className="btn danger"
                  onClick={() => void tell(request('POST /admin/people/:id/reset-factors', { params }))}
                >
                  {words.people.resetFactors}
                </button>
              </>
            }
          >
            <p>{words.people.resetFactorsWhy}</p>
          </Dialog>
        ) : null}
        {dialog === 'disable' ? (
          <Dialog
            title={words.people.disableTitle(it.name)}
            onClose={() => setDialog(null)}
            actions={
              <>
                <button type="button" className="btn" onClick={() => setDialog(null)}>
                  {frame.cancel}
                </button>
                <button type="button" className="btn danger" onClick={() => setDisabled(true)}>
                  {words.people.disable}
                </button>
              </>
            }
          >
            <p>{words.people.disableWhy}</p>
          </Dialog>
        ) : null}
      </td>
    </tr>
  )
}
