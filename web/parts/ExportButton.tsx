import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ExportView } from '#api/exports.ts'
import { type ExportSort, ownSorts } from '#core/export.ts'
import { formatCount, formatInstant } from '#text/format.ts'
import { addressOf, request } from '../api.ts'
import { useLanguage } from '../language.tsx'
import { newId } from '../new-id.ts'
import { useMe } from '../session.tsx'
import { useExportWords } from './export-words.ts'
import { Icon } from './Icon.tsx'
import { say, useSentence } from './Message.tsx'
import './exports.css'

interface Props {
  readonly sort: ExportSort
  /** The filter of the list as it stands. */
  readonly wanted: Readonly<Record<string, unknown>>
  /** What is exported, said to those who hear the button without what stands around it. */
  readonly label?: string
  /** What the button says, where it takes out something else than the list around it. */
  readonly text?: string
}

/** How often it is asked how far the file is. */
const every = 1500

export const underWay = (state: ExportView['state']): boolean => state === 'queued' || state === 'making'

/** Whether the bureau lets this person take such a file out; the server asks again. */
export function useMayExport(sort: ExportSort): boolean {
  const me = useMe()
  return ownSorts.includes(sort) || (me?.staff.some((it) => it.role === 'exporter') ?? false)
}

/**
 * Asks for a list as a file, exactly as it is filtered now, and says in place how far it is until it can be fetched. A
 * changed filter is another file: the button begins anew.
 */
export function ExportButton(props: Props) {
  if (!useMayExport(props.sort)) return null
  return <Asking key={JSON.stringify([props.sort, props.wanted])} {...props} />
}

function Asking({ sort, wanted, label, text }: Props) {
  const { button: words } = useExportWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [id, setId] = useState<string>()
  const [asking, setAsking] = useState(false)
  const ask = () => {
    setAsking(true)
    const given = Object.fromEntries(Object.entries(wanted).filter(([, it]) => it !== undefined && it !== ''))
    request('POST /exports', { body: { key: newId(), sort, wanted: given } })
      .then(
        ({ export: it }) => {
          queries.setQueryData(['export', it.id], it)
          setId(it.id)
          return queries.invalidateQueries({ queryKey: ['exports'] })
        },
        (error: unknown) => say(sentence(error), { tone: 'block' }),
      )
      .finally(() => setAsking(false))
  }
  if (id !== undefined) return <Asked id={id} onAgain={ask} />
  return (
    <button
      type="button"
      className={text === undefined ? 'btn sm export-ask' : 'btn sm export-as'}
      aria-label={label === undefined ? undefined : text === undefined ? words.of(label) : `${text} ${label}`}
      // Pressed twice it would be two files; who tells by ear is told that it is being asked for.
      aria-disabled={asking}
      onClick={asking ? undefined : ask}
    >
      <Icon name="download" /> {asking ? words.asking : (text ?? words.export)}
    </button>
  )
}

function Asked({ id, onAgain }: { readonly id: string; readonly onAgain: () => void }) {
  const { button: words } = useExportWords()
  const it = useQuery({
    queryKey: ['export', id],
    queryFn: ({ signal }) =>
      request('GET /exports/:id', { signal, params: { id } }).then((answer) => answer.export),
    refetchInterval: ({ state }) => (state.data === undefined || underWay(state.data.state) ? every : false),
  }).data
  if (it === undefined) return null
  return (
    <span className="export-asked">
      <span className="small" role="status">
        <ExportStanding it={it} />
      </span>
      {it.state === 'ready' ? (
        <a
          className="btn sm"
          href={addressOf('GET /exports/:id/file', { params: { id } })}
          aria-label={words.downloadOf(it.name)}
          download
        >
          <Icon name="download" /> {words.download}
        </a>
      ) : underWay(it.state) ? null : (
        <button type="button" className="btn sm" onClick={onAgain}>
          {words.again}
        </button>
      )}
      <Link className="small nb" to="/exports">
        {words.mine}
      </Link>
    </span>
  )
}

/** How far an export is, in a word; one that waits because exports rest says until when. */
export function ExportStanding({ it }: { readonly it: ExportView }) {
  const { button: words } = useExportWords()
  const language = useLanguage()
  const rest = useExportsRest(it.state === 'queued')
  if (it.state === 'making') return <>{words.making(formatCount(it.done), formatCount(it.total))}</>
  if (it.state === 'queued' && rest?.now)
    return <>{rest.until === null ? words.restingOpen : words.resting(formatInstant(rest.until, language))}</>
  return <>{words[it.state]}</>
}

/** Whether exports rest now, and until when. */
export function useExportsRest(wanted: boolean) {
  return useQuery({
    queryKey: ['exports', 'rest'],
    queryFn: ({ signal }) => request('GET /exports', { signal, query: { limit: 1 } }).then((it) => it.rest),
    enabled: wanted,
    staleTime: 10_000,
  }).data
}
