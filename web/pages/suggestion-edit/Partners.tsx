import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SuggestionView } from '#api/suggestions.ts'
import type { TableField } from '#core/form/form.ts'
import { readOrg } from '#core/form/kinds/org-ref.ts'
import { rowsOf } from '#core/form/kinds/table.ts'
import { request } from '../../api.ts'
import type { Keeper } from '../../form/keeper.ts'
import { dateOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'

interface Props {
  readonly field: TableField
  readonly value: unknown
  readonly suggestion: SuggestionView
  readonly keeper: Keeper
}

interface Enterprise {
  readonly row: string
  readonly name: string
  readonly code: string
}

/** The partner enterprises' own part: each row's state, and the link that a named person there opens. */
export function Partners({ field, value, suggestion, keeper }: Props) {
  const words = useEditorWords()
  const language = useLanguage()
  const [asking, setAsking] = useState<Enterprise | null>(null)
  const links = useQuery({
    queryKey: ['partners', suggestion.id],
    queryFn: async ({ signal }) =>
      (await request('GET /suggestions/:id/partner-links', { signal, params: { id: suggestion.id } }))
        .partners,
    initialData: suggestion.partners,
    staleTime: 0,
  })
  const rows = rowsOf(value).map((it) => enterpriseOf(field, it.id, it.cells))
  return (
    <section className="partners" aria-label={words.partners.title}>
      <h3 className="label">{words.partners.title}</h3>
      <p className="hint">{words.partners.why}</p>
      {rows.length === 0 ? <p className="sub small">{words.partners.none}</p> : null}
      <ul>
        {rows.map((it) => {
          const link = links.data.filter((one) => one.row === it.row).at(-1)
          return (
            <li key={it.row} className="row sp wrap-row">
              <span>
                <b>{it.name === '' ? words.partners.unnamed : it.name}</b>
                <br />
                <span className={`small partner-${link?.state ?? 'none'}`}>
                  {link === undefined
                    ? words.partners.notSent
                    : words.partners.states[link.state](
                        link.name,
                        link.confirmedAt === null ? '' : dateOf(link.confirmedAt, language),
                      )}
                </span>
                {link?.need ? <span className="small sub said-text">{link.need}</span> : null}
              </span>
              {suggestion.may.includes('invite-partner') && link?.state !== 'confirmed' ? (
                <button type="button" className="btn sm" onClick={() => setAsking(it)}>
                  <Icon name="link" />
                  {link === undefined ? words.partners.send : words.partners.sendAgain}
                </button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {asking === null ? null : (
        <SendLink
          enterprise={asking}
          suggestion={suggestion.id}
          keeper={keeper}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

function SendLink(props: {
  readonly enterprise: Enterprise
  readonly suggestion: string
  readonly keeper: Keeper
  readonly onClose: () => void
}) {
  const words = useEditorWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [code, setCode] = useState(props.enterprise.code)
  const send = useMutation({
    mutationFn: async () => {
      await props.keeper.flush()
      await request('POST /suggestions/:id/partner-links', {
        params: { id: props.suggestion },
        body: { row: props.enterprise.row, name, email, creditCode: code },
      })
    },
    onSuccess: () => {
      announce(words.partners.sent(email))
      void queries.invalidateQueries({ queryKey: ['partners', props.suggestion] })
      props.onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <Dialog title={words.partners.sendTo(props.enterprise.name)} onClose={props.onClose}>
      <form className="stacked" onSubmit={submit}>
        <p className="sub">{words.partners.how}</p>
        <label>
          <span className="label">{words.partners.person}</span>
          <input className="in" required value={name} onChange={(it) => setName(it.currentTarget.value)} />
        </label>
        <label>
          <span className="label">{words.partners.email}</span>
          <input
            className="in"
            type="email"
            required
            value={email}
            onChange={(it) => setEmail(it.currentTarget.value)}
          />
        </label>
        <label>
          <span className="label">{words.org.code}</span>
          <input className="in" required value={code} onChange={(it) => setCode(it.currentTarget.value)} />
        </label>
        {send.error ? (
          <p className="err" role="alert">
            {sentence(send.error)}
          </p>
        ) : null}
        <button type="submit" className="btn main">
          {words.partners.send}
        </button>
      </form>
    </Dialog>
  )
}

/** Name and credit code out of the row's own columns, whatever they are called. */
function enterpriseOf(field: TableField, row: string, cells: Readonly<Record<string, unknown>>): Enterprise {
  const ref = field.columns.find((it) => it.kind === 'org-ref')
  const org = ref === undefined ? undefined : readOrg(cells[ref.id])
  const text = (wanted: (it: TableField['columns'][number]) => boolean) => {
    const column = field.columns.find(wanted)
    const cell = column === undefined ? '' : cells[column.id]
    return typeof cell === 'string' ? cell : ''
  }
  return {
    row,
    name: org?.name ?? text((it) => it.kind === 'text' && it.format === undefined),
    code: org?.code ?? text((it) => it.kind === 'text' && it.format === 'credit-code'),
  }
}
