import { Icon } from '../parts/Icon.tsx'
import { isSaved } from './draft.ts'
import { useDraft } from './draft-context.ts'
import { clockOf } from './time.ts'
import { useEditorWords } from './words.ts'

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
