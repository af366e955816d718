import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Action, SuggestionView } from '#api/suggestions.ts'
import { request } from '../../api.ts'
import { useMineWords } from '../../form/words.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Counter, Field } from '../../parts/Field.tsx'
import { focusHeading, focusHeadingSoon } from '../../parts/focus.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'

const asked = ['copy', 'discard', 'pull-back', 'withdraw', 'object'] as const satisfies readonly Action[]
type Asked = (typeof asked)[number]
const longest = 1000

/** A button for each thing that the server says this reader may do now, and nothing else. */
export function Actions({ suggestion }: { readonly suggestion: SuggestionView }) {
  const { one: words } = useMineWords()
  const sentence = useSentence()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asked | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const box = useRef<HTMLTextAreaElement>(null)
  const key = useRef(newId())
  const params = { id: suggestion.id }
  const act = useMutation({
    mutationFn: async (what: Asked) => {
      const move = { revision: suggestion.revision, key: key.current }
      switch (what) {
        case 'copy': {
          const made = await request('POST /suggestions/:id/copy', {
            params,
            body: { key: key.current, call: suggestion.call },
          })
          announce(words.copied(made.kept.length, made.dropped.length))
          return `/suggestions/${made.id}/edit`
        }
        case 'discard':
          await request('DELETE /suggestions/:id', { params })
          return '/suggestions'
        case 'pull-back':
          await request('POST /suggestions/:id/pull-back', { params, body: move })
          return `/suggestions/${suggestion.id}/edit`
        case 'withdraw':
          await request('POST /suggestions/:id/withdraw', { params, body: { ...move, reason } })
          return null
        case 'object':
          await request('POST /suggestions/:id/object', { params, body: { ...move, reason } })
          return null
        default:
          return what satisfies never
      }
    },
    onSuccess: async (to, what) => {
      key.current = newId()
      setAsking(null)
      setReason('')
      if (what !== 'copy') announce(words.done[what])
      await queries.invalidateQueries({ queryKey: ['suggestions'] })
      if (what !== 'discard') await queries.invalidateQueries({ queryKey: ['suggestion', suggestion.id] })
      if (to === null) {
        focusHeading()
        return
      }
      await navigate({ to })
      focusHeadingSoon()
    },
  })
  const may = (what: Action) => suggestion.may.includes(what)
  const needsReason = asking === 'withdraw' || asking === 'object'
  return (
    <div className="row wrap-row actions">
      {asked.filter(may).map((it) => (
        <button key={it} type="button" className="btn" onClick={() => setAsking(it)}>
          {words.actions[it]}
        </button>
      ))}
      {may('edit') ? (
        <Link className="btn main" to={`/suggestions/${suggestion.id}/edit`}>
          <Icon name="edit" />
          {suggestion.versions > 0 ? words.actions.revise : words.actions.edit}
        </Link>
      ) : null}
      {asking === null ? null : (
        <Dialog
          title={words.actions[asking]}
          onClose={() => {
            setAsking(null)
            setProblem(undefined)
            act.reset()
          }}
          actions={
            <button
              type="button"
              className="btn main"
              onClick={() => {
                if (needsReason && reason.trim() === '') {
                  setProblem(words.reasonMissing)
                  box.current?.focus()
                } else if (!act.isPending) act.mutate(asking)
              }}
            >
              {act.isPending ? words.working : words.actions[asking]}
            </button>
          }
        >
          <p>{words.ask[asking]}</p>
          {needsReason ? (
            <Field
              label={words.reasonLabel}
              problem={problem}
              counter={<Counter value={reason.trim()} max={longest} />}
            >
              {(wired) => (
                <textarea
                  className="in area"
                  rows={4}
                  {...wired}
                  ref={box}
                  value={reason}
                  onChange={(event) => {
                    setProblem(undefined)
                    setReason(event.currentTarget.value)
                  }}
                />
              )}
            </Field>
          ) : null}
          {act.error ? (
            <p className="err" role="alert">
              {sentence(act.error)}
            </p>
          ) : null}
        </Dialog>
      )}
    </div>
  )
}
