import { useState } from 'react'
import type { Field } from '#core/form/form.ts'
import { kindOf } from '#core/form/kinds.ts'
import { useLanguage } from '../language.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useForm } from './context.ts'
import { type OpenDraft, useDraft } from './draft-context.ts'
import { clockOf } from './time.ts'
import { useEditorWords } from './words.ts'

interface Props {
  readonly path: string
  readonly field: Field
}

/** What has to be said about one place: a question about secrecy, two texts, a refusal, somebody else's change. */
export function PathNotes({ path, field }: Props) {
  const open = useDraft()
  if (open === null) return null
  const { draft } = open.snapshot
  return (
    <>
      {draft.held.has(path) ? <SecrecyQuestion path={path} open={open} /> : null}
      {draft.clashes.has(path) ? <ClashNote path={path} field={field} open={open} /> : null}
      {draft.refused.has(path) ? <RefusedNote path={path} open={open} /> : null}
      {draft.touched.has(path) ? <TouchedNote path={path} open={open} /> : null}
    </>
  )
}

function SecrecyQuestion({ path, open }: { readonly path: string; readonly open: OpenDraft }) {
  const words = useEditorWords()
  const [wiped, setWiped] = useState(false)
  if (wiped) return null
  return (
    <div className="find secrecy" role="alert">
      <b>
        <Icon name="lock" /> {words.secrecy.title(open.keeper.hints(path))}
      </b>
      <p>{words.secrecy.why}</p>
      <div className="row wrap-row">
        <button type="button" className="btn sm" onClick={() => open.keeper.notSecret(path)}>
          {words.secrecy.notSecret}
        </button>
        <button
          type="button"
          className="btn sm"
          onClick={() => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus()}
        >
          {words.secrecy.edit}
        </button>
        <button
          type="button"
          className="btn sm"
          onClick={() => {
            setWiped(true)
            void open.keeper.secret(path)
            window.dispatchEvent(new CustomEvent('zhinan:secret', { detail: path }))
          }}
        >
          {words.secrecy.secret}
        </button>
      </div>
    </div>
  )
}

function ClashNote({ path, field, open }: Props & { readonly open: OpenDraft }) {
  const words = useEditorWords()
  const language = useLanguage()
  const { lists } = useForm()
  const clash = open.snapshot.draft.clashes.get(path)
  const shown = (value: unknown): string => {
    if (value === null || value === undefined) return words.clash.gone
    return kindOf(field).show(field, value, lists, language === 'en' ? 'en' : 'zh')
  }
  const [both, setBoth] = useState<string | null>(null)
  if (clash === undefined) return null
  const isProse = typeof clash.mine === 'string' && typeof clash.theirs.value === 'string'
  return (
    <div className="find clash" role="alert">
      <b>
        <Icon name="people" /> {words.clash.title(clash.theirs.name, clockOf(clash.theirs.at))}
      </b>
      <div className="sides">
        <div>
          <span className="small sub">{words.clash.mine}</span>
          <p className="side-text">{shown(clash.mine)}</p>
          <button
            type="button"
            className="btn sm"
            onClick={() => open.keeper.settle(path, { take: 'value', value: clash.mine })}
          >
            {words.clash.takeMine}
          </button>
        </div>
        <div>
          <span className="small sub">{words.clash.theirs(clash.theirs.name)}</span>
          <p className="side-text">{shown(clash.theirs.value)}</p>
          <button
            type="button"
            className="btn sm"
            onClick={() => open.keeper.settle(path, { take: 'theirs' })}
          >
            {words.clash.takeTheirs}
          </button>
        </div>
      </div>
      {!isProse ? null : both === null ? (
        <button
          type="button"
          className="btn text sm"
          onClick={() => setBoth(`${String(clash.theirs.value)}\n${String(clash.mine)}`)}
        >
          {words.clash.edit}
        </button>
      ) : (
        <div>
          <label className="small sub" htmlFor={`${path}-both`}>
            {words.clash.both}
          </label>
          <textarea
            id={`${path}-both`}
            className="in area"
            rows={5}
            value={both}
            onChange={(event) => setBoth(event.currentTarget.value)}
          />
          <button
            type="button"
            className="btn sm"
            onClick={() => open.keeper.settle(path, { take: 'value', value: both })}
          >
            {words.clash.takeBoth}
          </button>
        </div>
      )}
    </div>
  )
}

function RefusedNote({ path, open }: { readonly path: string; readonly open: OpenDraft }) {
  const words = useEditorWords()
  return (
    <p className="err" role="alert">
      <Icon name="block" /> {words.refusedOp(open.snapshot.draft.refused.get(path)?.detail ?? '')}
    </p>
  )
}

function TouchedNote({ path, open }: { readonly path: string; readonly open: OpenDraft }) {
  const words = useEditorWords()
  const touched = open.snapshot.draft.touched.get(path)
  if (touched === undefined) return null
  const waits = open.snapshot.draft.waiting.has(path)
  return (
    <p className="tiny touched" role="status">
      {words.touched(open.nameOf(touched.by), clockOf(touched.at))}
      {waits ? words.touchedWaits : ''}
    </p>
  )
}
