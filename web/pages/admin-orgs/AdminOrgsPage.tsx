import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { dayOf, formatDay } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Filters } from '../../desk/Filters.tsx'
import { More } from '../../desk/More.tsx'
import { useNames } from '../../desk/names.ts'
import { ReasonDialog } from '../../desk/ReasonDialog.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { focusHeading } from '../../parts/focus.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { useImportWords } from './words.ts'

type Org = Answer<'GET /admin/orgs'>['orgs'][number]
type Path = 'unit' | 'direct' | 'admin'

/** Units that wait to be verified first, then all others. */
export default function AdminOrgsPage() {
  const words = useAdminWords()
  const bulk = useImportWords()
  const [importing, setImporting] = useState(false)
  const [address, change] = useAddress()
  const field = useRef<HTMLInputElement>(null)
  const q = address['q'] ?? ''
  const waiting = address['waiting'] ?? ''
  const { asked, items, first } = usePages(['admin-orgs', q, waiting], async (cursor, signal) => {
    const page = await request('GET /admin/orgs', {
      signal,
      query: {
        ...(q === '' ? {} : { q }),
        ...(waiting === 'yes' || waiting === 'no' ? { waiting } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      },
    })
    return { items: page.orgs, total: page.total, next: page.next }
  })
  return (
    <AdminFrame
      title={words.nav.orgs}
      tools={
        <div className="tools row">
          <ExportButton sort="orgs" wanted={{ q, waiting }} label={words.nav.orgs} />
          <button type="button" className="btn" onClick={() => setImporting(true)}>
            <Icon name="upload" /> {bulk.open}
          </button>
        </div>
      }
    >
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
      <Filters
        label={words.orgs.search}
        sought={q}
        field={field}
        onChange={change}
        filters={[
          {
            name: 'waiting',
            what: words.people.state,
            value: waiting,
            options: [
              { value: 'yes', label: words.orgs.unverified },
              { value: 'no', label: words.orgs.verified },
            ],
          },
        ]}
      />
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={waiting === 'yes' ? words.orgs.empty : words.empty} />
      ) : (
        <>
          <Sheet
            stacks
            caption={words.nav.orgs}
            heads={[
              words.orgs.name,
              words.orgs.code,
              words.orgs.type,
              words.orgs.path,
              words.orgs.created,
              words.orgs.held,
              words.people.state,
            ]}
          >
            {items.map((it) => (
              <OrgRow key={it.id} it={it} />
            ))}
          </Sheet>
          <More asked={asked} />
        </>
      )}
    </AdminFrame>
  )
}

function OrgRow({ it }: { readonly it: Org }) {
  const words = useAdminWords()
  const names = useNames(undefined)
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'refuse' | 'path' | null>(null)
  const [path, setPath] = useState<Path | ''>(it.pathReason === null ? '' : it.path)
  const again = () => queries.invalidateQueries({ queryKey: ['queue', 'admin-orgs'] })
  const params = { id: it.id }
  const verify = () =>
    request('POST /admin/orgs/:id/verify', { params }).then(
      async () => {
        say(words.orgs.verifiedDone(it.name))
        await again()
        focusHeading()
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  return (
    <tr>
      <td>
        <b>{it.name}</b>
        {it.refusedReason === null ? null : (
          <small className="blocked">{words.orgs.refused(it.refusedReason)}</small>
        )}
      </td>
      <td className="num">
        <span className="nb">{it.creditCode}</span>
        <small className={it.checkDigitFits ? '' : 'warned'}>
          {it.checkDigitFits ? words.orgs.digitFits : words.orgs.digitWrong}
        </small>
      </td>
      <td>
        {names.orgType(it.type)}
        <small>{names.district(it.district)}</small>
      </td>
      <td>
        {words.orgs.paths[it.path]}
        {it.pathReason === null ? null : <small>{words.orgs.pathBecause(it.pathReason)}</small>}
        <button type="button" className="btn text sm" onClick={() => setDialog('path')}>
          <Icon name="edit" /> {words.orgs.path}
        </button>
      </td>
      <td className="num nb">{formatDay(dayOf(it.createdAt), language)}</td>
      <td className="num">{words.orgs.heldCount(it.held)}</td>
      <td>
        {it.verified ? (
          <span className="good nb">
            <Icon name="check" /> {words.orgs.verified}
          </span>
        ) : (
          <div className="row nb">
            <button type="button" className="btn sm" onClick={() => void verify()}>
              {words.orgs.verify}
            </button>
            <button type="button" className="btn text sm" onClick={() => setDialog('refuse')}>
              {words.orgs.refuse}
            </button>
          </div>
        )}
        {dialog === 'refuse' ? (
          <ReasonDialog
            title={words.orgs.refuseTitle(it.name)}
            why={words.orgs.refuseWhy}
            go={words.orgs.refuse}
            max={300}
            onGo={(reason) =>
              request('POST /admin/orgs/:id/refuse', { params, body: { reason } }).then(again)
            }
            onClose={() => setDialog(null)}
          />
        ) : null}
        {dialog === 'path' ? (
          <ReasonDialog
            title={words.orgs.pathTitle(it.name)}
            why={words.orgs.pathWhy}
            go={words.save}
            max={300}
            onGo={(reason) =>
              request('PUT /admin/orgs/:id/path', {
                params,
                body: { path: path === '' ? null : path, reason },
              }).then(again)
            }
            onClose={() => setDialog(null)}
          >
            <SelectField
              label={words.orgs.path}
              value={path}
              none={words.orgs.byType}
              onChange={(value) => setPath(isPath(value) ? value : '')}
              options={(['unit', 'direct', 'admin'] as const).map((one) => ({
                value: one,
                label: words.orgs.paths[one],
              }))}
            />
          </ReasonDialog>
        ) : null}
      </td>
    </tr>
  )
}

const isPath = (value: string): value is Path => value === 'unit' || value === 'direct' || value === 'admin'
