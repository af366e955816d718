import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isSaved } from '../../form/draft.ts'
import { useDraft } from '../../form/draft-context.ts'
import { clockOf, dateOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import type { Call, Me } from '../../session.tsx'
import { CoAuthors } from './CoAuthors.tsx'
import type { Destination } from './Editor.tsx'
import type { Draft } from './EditPage.tsx'

interface Props {
  readonly draft: Draft
  readonly call: Call
  readonly me: Me
  readonly title: string
  readonly destination: Destination | null
  readonly refused: string | null
  readonly phone: string
  readonly incomplete: boolean
  readonly onCheck: () => void
  readonly onWhole: () => void
}

/** What this is, where it stands, where it will go and whether it is saved. */
export function DocHead(props: Props) {
  const { draft, call, destination } = props
  const { suggestion } = draft
  const words = useEditorWords()
  const language = useLanguage()
  const say = useSay()
  const [people, setPeople] = useState(false)
  const kind = call.kinds.find((it) => it.code === suggestion.kind)
  const field = call.fields.find((it) => it.code === suggestion.field)
  const crumbs = [
    kind === undefined ? '' : words.annex(kind.annex, say(kind.short)),
    field === undefined ? '' : say(field.name),
    suggestion.org.name,
  ].filter((it) => it !== '')
  return (
    <>
      <p className="secret">
        <Icon name="lock" /> {words.banner} <span className="nb">{words.bannerPhone(props.phone)}</span>
      </p>
      <div className="doc">
        <div>
          <p className="crumb">
            <Link to="/suggestions">{words.mine}</Link> · {crumbs.join(' · ')}
          </p>
          <h1>{props.title}</h1>
        </div>
        <div className="row doc-actions">
          {suggestion.may.includes('add-author') || suggestion.coAuthors.length > 0 ? (
            <button type="button" className="btn" onClick={() => setPeople(true)}>
              <Icon name="people" />
              {words.authors.open(suggestion.coAuthors.length + 1)}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={props.onWhole}>
            <Icon name="file" />
            {words.whole.open}
          </button>
          <button type="button" className="btn" onClick={props.onCheck}>
            {words.check.open}
          </button>
        </div>
        <p className="to num">
          <StatePill state={suggestion.state} />
          {props.refused !== null ? (
            <span className="err">{props.refused}</span>
          ) : destination === null ? (
            <span>{words.destinationOpen}</span>
          ) : (
            <span>
              {words.destination}{' '}
              <b>
                {destination.name} {destination.phone}
              </b>
            </span>
          )}
          <span className="no-phone">|</span>
          <span>
            {suggestion.answerBy === null
              ? words.nextStep(destination?.name ?? null)
              : words.answerBy(dateOf(suggestion.answerBy, language))}
          </span>
        </p>
        <SaveStatus incomplete={props.incomplete} />
      </div>
      {people ? <CoAuthors suggestion={suggestion} onClose={() => setPeople(false)} /> : null}
    </>
  )
}

/** Whether what was typed is with the server; the time is the server's own. */
export function SaveStatus({ incomplete }: { readonly incomplete: boolean }) {
  const words = useEditorWords()
  const open = useDraft()
  if (open === null) return null
  const { draft, line, unsafe } = open.snapshot
  if (line.is === 'stopped')
    return (
      <p className="save bad" role="alert">
        <Icon name="block" /> {line.detail} {words.save.stopped}
      </p>
    )
  if (line.is === 'signed-out')
    return (
      <p className="save warn" role="status">
        <Icon name="warn" /> {words.save.signedOut}{' '}
        <button type="button" className="btn sm" onClick={() => open.keeper.resume()}>
          {words.save.again}
        </button>
      </p>
    )
  if (draft.held.size > 0) return <Status tone="warn" text={words.save.held(draft.held.size)} />
  if (draft.clashes.size > 0) return <Status tone="warn" text={words.save.clash(draft.clashes.size)} />
  if (line.is === 'offline')
    return (
      <Status
        tone="warn"
        text={unsafe ? words.save.offlineUnsafe : words.save.offline(draft.pending.length)}
      />
    )
  if (!isSaved(draft)) return <Status tone="quiet" text={words.save.saving} />
  if (draft.savedAt === null) return <Status tone="quiet" text={words.save.nothing} />
  return (
    <p className="save" role="status">
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M4.6 12.4a3 3 0 0 1-.3-6A4 4 0 0 1 12 7a2.8 2.8 0 0 1-.4 5.4Z" />
        <path d="m6.2 9.2 1.3 1.3 2.4-2.6" />
      </svg>{' '}
      <span className="num">{words.save.saved(clockOf(draft.savedAt))}</span>
      {incomplete ? <span className="incomplete">{words.save.incomplete}</span> : null}
    </p>
  )
}

function Status({ tone, text }: { readonly tone: 'warn' | 'quiet'; readonly text: string }) {
  return (
    <p className={`save ${tone}`} role="status">
      {tone === 'warn' ? <Icon name="warn" /> : null} {text}
    </p>
  )
}
