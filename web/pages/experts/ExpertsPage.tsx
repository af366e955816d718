import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { expertStates, type ExpertState as StateOfExpert } from '#core/expert/expert.ts'
import { request } from '../../api.ts'
import { oneOf, useAddress } from '../../desk/address.ts'
import { Filters } from '../../desk/Filters.tsx'
import { More } from '../../desk/More.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { usePages } from '../../desk/use-pages.ts'
import { useDeskWords } from '../../desk/words.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { AddDialog } from './AddDialog.tsx'
import { ExpertState } from './ExpertState.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { type Choices, type ExpertRow, useChoices } from './read.ts'
import { useExpertsWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './experts.css'

const invitable = (it: ExpertRow): boolean => it.state !== 'active' && it.state !== 'retired'

/** The pool: found, added, imported and invited. */
export default function ExpertsPage() {
  const words = useExpertsWords()
  const desk = useDeskWords()
  const say = useSay()
  const [address, change] = useAddress()
  const choices = useChoices()
  const field = useRef<HTMLInputElement>(null)
  const [dialog, setDialog] = useState<'add' | 'import' | 'invite'>()
  const [picked, setPicked] = useState<ReadonlyMap<string, ExpertRow>>(new Map())
  const q = address['q'] ?? ''
  const state = oneOf<StateOfExpert | ''>(expertStates, address['state'], '')
  const code = address['field'] ?? ''
  const { asked, items, first } = usePages(['experts', q, state, code], (cursor, signal) =>
    request('GET /experts', {
      signal,
      query: { q: q || undefined, state: state || undefined, field: code || undefined, cursor },
    }),
  )
  useTitle(words.title)
  if (asked.isError)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  const narrowed = q !== '' || state !== '' || code !== ''
  const some = [...picked.values()]
  const close = () => setDialog(undefined)
  return (
    <div className="experts-page">
      <header className="experts-head">
        <div>
          <h1>{words.title}</h1>
          <p className="sub">{words.why}</p>
        </div>
        <div className="row wrap-row">
          <ExportButton sort="experts" wanted={{ q, state, field: code }} label={words.title} />
          <button type="button" className="btn" onClick={() => setDialog('import')}>
            <Icon name="upload" /> {words.import}
          </button>
          <button type="button" className="btn main" onClick={() => setDialog('add')}>
            <Icon name="plus" /> {words.add}
          </button>
        </div>
      </header>
      <Filters
        label={words.search}
        sought={q}
        field={field}
        onChange={change}
        filters={[
          {
            name: 'state',
            what: words.state,
            value: state,
            options: expertStates.map((it) => ({
              value: it,
              label: words.stateOf(words.states[it], first?.counts[it] ?? 0),
            })),
          },
          {
            name: 'field',
            what: words.field,
            value: code,
            options: (choices?.fields ?? []).map((it) => ({ value: it.code, label: say(it.name) })),
          },
        ]}
        note={
          <span className="dim num" role="status">
            {first === undefined ? '' : words.total(first.total)}
          </span>
        }
      />
      {first === undefined || choices === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        narrowed ? (
          <Empty title={words.noneFit} why={words.noneFitWhy} />
        ) : (
          <Empty title={words.none} why={words.noneWhy}>
            <button type="button" className="btn" onClick={() => setDialog('import')}>
              <Icon name="upload" /> {words.import}
            </button>
          </Empty>
        )
      ) : (
        <>
          <Pool items={items} choices={choices} picked={picked} onPick={setPicked} />
          <More asked={asked} />
        </>
      )}
      {some.length === 0 ? null : (
        <section className="bulk" aria-label={desk.bulk.region}>
          <div className="ac">
            <span className="num">{words.picked(some.length)}</span>
            <span className="grow" />
            <button type="button" className="btn sm text" onClick={() => setPicked(new Map())}>
              {desk.bulk.cancel}
            </button>
            <button type="button" className="btn sm main" onClick={() => setDialog('invite')}>
              {words.invite(some.length)}
            </button>
          </div>
        </section>
      )}
      {dialog === 'add' && choices !== undefined ? <AddDialog choices={choices} onClose={close} /> : null}
      {dialog === 'import' ? <ImportDialog onClose={close} /> : null}
      {dialog === 'invite' ? (
        <InviteDialog
          experts={some}
          onClose={close}
          onDone={() => {
            setPicked(new Map())
            close()
          }}
        />
      ) : null}
    </div>
  )
}

interface PoolProps {
  readonly items: readonly ExpertRow[]
  readonly choices: Choices
  readonly picked: ReadonlyMap<string, ExpertRow>
  readonly onPick: (picked: ReadonlyMap<string, ExpertRow>) => void
}

function Pool({ items, choices, picked, onPick }: PoolProps) {
  const words = useExpertsWords()
  const say = useSay()
  const language = useLanguage()
  const { columns } = words
  const nameOf = (code: string) => {
    const known = choices.fields.find((it) => it.code === code)
    return known === undefined ? code : say(known.name)
  }
  const willing = items.filter(invitable)
  const toggle = (some: readonly ExpertRow[], on: boolean) => {
    const next = new Map(picked)
    for (const it of some)
      if (on) next.set(it.id, it)
      else next.delete(it.id)
    onPick(next)
  }
  return (
    <>
      {willing.length < 2 ? null : (
        <label className="tick pick-all">
          <input
            type="checkbox"
            checked={willing.every((it) => picked.has(it.id))}
            onChange={(event) => toggle(willing, event.target.checked)}
          />
          {words.pickAll}
        </label>
      )}
      <Sheet
        stacks
        caption={words.title}
        heads={[columns.pick, columns.name, columns.unit, columns.about, columns.load, columns.state]}
        numbers={[columns.load]}
      >
        {items.map((it) => (
          <tr key={it.id}>
            <td className="to-pick">
              {invitable(it) ? (
                <input
                  type="checkbox"
                  aria-label={words.pick(it.name)}
                  checked={picked.has(it.id)}
                  onChange={(event) => toggle([it], event.target.checked)}
                />
              ) : null}
            </td>
            <td>
              <Link to="/experts/$id" params={{ id: it.id }}>
                <b>{it.name}</b>
              </Link>
              <small>{it.title}</small>
            </td>
            <td>{it.orgName}</td>
            <td>
              {it.fields.map(nameOf).join(words.and)}
              <small>{it.keywords.join(words.and)}</small>
            </td>
            <td className="n num" title={words.loadSays(it.load, it.loadLimit)}>
              <span className="load-word">{columns.load} </span>
              {words.load(it.load, it.loadLimit)}
              {it.state === 'active' && it.load >= it.loadLimit ? (
                <small className="warned">{words.full}</small>
              ) : null}
            </td>
            <td>
              <ExpertState state={it.state} />
              {it.state === 'invited' && it.invitedAt !== null ? (
                <small>{words.invitedOn(dateOf(it.invitedAt, language))}</small>
              ) : null}
            </td>
          </tr>
        ))}
      </Sheet>
    </>
  )
}
