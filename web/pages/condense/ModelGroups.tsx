import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { LeftOut } from './LeftOut.tsx'
import { ModelState } from './ModelState.tsx'
import { useModelWords } from './model-words.ts'
import { useFocused } from './use-focused.ts'

type Proposed = Answer<'POST /offices/:code/model-groups'>
type ProposedGroup = Proposed['groups'][number]

interface Props {
  readonly office: string
  readonly call: string
  readonly kind: string
  readonly field: string
}

/** Has a language model say which of the loose suggestions belong together; there only where it may be asked. */
export function ModelGroups(props: Props) {
  const words = useModelWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn text sm" onClick={() => setOpen(true)}>
        {words.groups.open}
      </button>
      {open ? <AskDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** First what will be sent, then one group after the other, each to be made by hand or left. */
function AskDialog({ office, call, kind, field, onClose }: Props & { readonly onClose: () => void }) {
  const words = useModelWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [proposed, setProposed] = useState<Proposed | null>(null)
  const [left, setLeft] = useState<readonly ProposedGroup[]>([])
  const place = useFocused(left)
  const ask = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      const answer = await request('POST /offices/:code/model-groups', {
        params: { code: office },
        body: { call, ...(kind !== '' && { kind }), ...(field !== '' && { field }) },
      })
      setProposed(answer)
      setLeft(answer.groups)
    } catch (error) {
      setProblem(sentence(error))
    }
    setBusy(false)
  }
  const drop = (group: ProposedGroup) => setLeft((all) => all.filter((it) => it !== group))
  const make = async (group: ProposedGroup, name: string) => {
    if (proposed === null) return
    setProblem(null)
    try {
      await request('POST /offices/:code/groups', {
        params: { code: office },
        body: {
          key: newId(),
          call,
          name,
          members: group.members.map((it) => it.id),
          asked: proposed.asked,
        },
      })
      say(words.groups.made(name))
      drop(group)
      await queries.invalidateQueries({ queryKey: ['groups'] })
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog
      wide
      title={words.groups.title}
      onClose={onClose}
      actions={
        proposed === null ? (
          <button
            type="button"
            className="btn main"
            aria-disabled={busy || undefined}
            onClick={() => void ask()}
          >
            {words.groups.go}
          </button>
        ) : undefined
      }
    >
      {proposed === null ? (
        <p className="sub">{words.groups.why}</p>
      ) : (
        <div className="model-offer" ref={place} tabIndex={-1}>
          <p className="warned">
            <Icon name="warn" /> <b>{words.groups.how}</b>{' '}
            <span className="small">{words.by(proposed.model)}</span>
          </p>
          {proposed.groups.length === 0 ? (
            <p>{words.groups.none}</p>
          ) : left.length === 0 ? (
            <p>{words.groups.left}</p>
          ) : (
            left.map((it) => <One key={it.members[0]?.id} group={it} onMake={make} onDrop={() => drop(it)} />)
          )}
          <p className="small sub">
            {words.groups.sent(proposed.sent)}
            {proposed.more ? ` · ${words.groups.more}` : ''}
          </p>
          <LeftOut items={proposed.leftOut} named={(_, no) => no} />
        </div>
      )}
      <ModelState asking={busy} problem={problem} />
    </Dialog>
  )
}

interface OneProps {
  readonly group: ProposedGroup
  readonly onMake: (group: ProposedGroup, name: string) => Promise<void>
  readonly onDrop: () => void
}

function One({ group, onMake, onDrop }: OneProps) {
  const words = useModelWords()
  const [name, setName] = useState(group.name)
  const [busy, setBusy] = useState(false)
  const make = async () => {
    if (busy) return
    setBusy(true)
    await onMake(group, name.trim() === '' ? group.name : name.trim())
    setBusy(false)
  }
  return (
    <section className="model-group" aria-label={group.name}>
      <TextField label={words.groups.name} value={name} maxLength={100} onChange={setName} />
      <ul>
        {group.members.map((it) => (
          <li key={it.id}>
            {it.title} <small className="num nb dim">{it.no}</small>
          </li>
        ))}
      </ul>
      <div className="row">
        <button
          type="button"
          className="btn sm"
          aria-disabled={busy || undefined}
          aria-label={words.groups.acceptOf(name)}
          onClick={() => void make()}
        >
          {words.groups.accept}
        </button>
        <button type="button" className="btn text sm" aria-label={words.groups.dropOf(name)} onClick={onDrop}>
          {words.drop}
        </button>
      </div>
    </section>
  )
}

/** That a group was proposed by a model before somebody made it. */
export function ModelGroupMark({ model }: { readonly model: string }) {
  const words = useModelWords()
  return (
    <span className="warned" title={words.by(model)}>
      {words.mark.group}
    </span>
  )
}
