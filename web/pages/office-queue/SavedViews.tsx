import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskAddress, SavedViewShown } from '#api/saved-views.ts'
import { request } from '../../api.ts'
import type { Address, ChangeAddress } from '../../desk/address.ts'
import { focusHeading } from '../../parts/focus.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useSavedWords } from './saved-words.ts'

/** What a saved list keeps of the address: what narrows and orders it, and not what is open beside it. */
export const keptOfAddress = [
  'view',
  'sort',
  'q',
  'call',
  'kind',
  'field',
  'cohort',
  'handler',
  'columns',
] as const satisfies readonly (keyof DeskAddress)[]

export const savedKey = (code: string) => ['saved-views', code] as const

interface Props {
  readonly code: string
  readonly address: Address
  readonly onChange: ChangeAddress
}

/** One's own saved lists and those of the office: one press narrows the desk to it. */
export function SavedViews({ code, address, onChange }: Props) {
  const words = useSavedWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const items = useQuery({
    queryKey: savedKey(code),
    queryFn: ({ signal }) => request('GET /offices/:code/saved-views', { signal, params: { code } }),
    retry: false,
  }).data?.items
  if (items === undefined || items.length === 0) return null
  const isOn = (it: SavedViewShown) =>
    keptOfAddress.every((name) => (it.address[name] ?? '') === (address[name] ?? ''))
  const remove = async ({ id }: SavedViewShown) => {
    try {
      await request('DELETE /offices/:code/saved-views/:id', { params: { code, id } })
      await queries.invalidateQueries({ queryKey: savedKey(code) })
      focusHeading()
      say(words.removed)
    } catch (error) {
      say(sentence(error))
    }
  }
  return (
    <div className="saved">
      <h2>{words.title}</h2>
      {items.map((it) => (
        <div key={it.id} className="saved-one">
          <button
            type="button"
            className={isOn(it) ? 'on' : ''}
            aria-current={isOn(it) ? 'page' : undefined}
            title={it.shared ? words.by(it.by.name) : it.name}
            onClick={() =>
              onChange({
                ...Object.fromEntries(keptOfAddress.map((name) => [name, it.address[name] ?? null])),
                at: null,
                open: null,
              })
            }
          >
            <b>{it.name}</b>
            {it.shared ? <span>{words.shared}</span> : null}
          </button>
          {it.mayRemove ? (
            <button
              type="button"
              className="drop"
              aria-label={words.remove(it.name)}
              onClick={() => void remove(it)}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
      ))}
    </div>
  )
}
