import { Link } from '@tanstack/react-router'
import type { CallView } from '#api/calls.ts'
import { directionStates } from '#core/direction/direction.ts'
import { serverNow } from '../../clock.ts'
import type { useAddress } from '../../desk/address.ts'
import type { Names } from '../../desk/names.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { recentOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Empty } from '../../parts/Screen.tsx'
import type { Listed } from './read.ts'
import { StepPill } from './StepPill.tsx'
import { useCondenseWords, useStepWords } from './words.ts'

interface Props {
  readonly office: string
  readonly items: readonly Listed[]
  /** The calls that this office takes part in. */
  readonly calls: readonly CallView[]
  readonly call: CallView
  readonly names: Names
  readonly address: ReturnType<typeof useAddress>[0]
  readonly onChange: ReturnType<typeof useAddress>[1]
}

/** The directions of the office, narrowed by what the address says. */
export function Directions({ office, items, calls, call, names, address, onChange }: Props) {
  const words = useCondenseWords()
  const steps = useStepWords()
  const say = useSay()
  const language = useLanguage()
  const [kind, field, state] = [address['kind'] ?? '', address['field'] ?? '', address['state'] ?? '']
  const shown = items.filter(
    (it) =>
      (kind === '' || it.kind === kind) &&
      (field === '' || it.field === field) &&
      (state === '' ? it.state !== 'abandoned' : it.state === state),
  )
  const select = (
    name: string,
    label: string,
    value: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <select
      className={value === '' ? 'filter' : 'filter on'}
      aria-label={label}
      value={value}
      onChange={(event) => onChange({ [name]: event.target.value === '' ? null : event.target.value })}
    >
      <option value="">{label}</option>
      {options.map((it) => (
        <option key={it.value} value={it.value}>
          {it.label}
        </option>
      ))}
    </select>
  )
  const { columns } = words.list
  return (
    <div>
      <div className="part-head">
        <h2>{words.list.directions}</h2>
        <div className="row wrap-row">
          <span className="small dim num" role="status">
            {words.list.number(shown.length)}
          </span>
          <ExportButton
            sort="directions"
            wanted={{
              office,
              call: call.id,
              kind,
              field,
              ...(state === '' ? { without: 'abandoned' } : { state }),
            }}
            label={words.list.directions}
          />
        </div>
      </div>
      <div className="row wrap-row filters">
        {calls.length > 1
          ? select(
              'call',
              words.list.call,
              address['call'] ?? '',
              calls.map((it) => ({ value: it.id, label: say(it.short) })),
            )
          : null}
        {select(
          'kind',
          words.list.kind,
          kind,
          call.kinds.map((it) => ({ value: it.code, label: say(it.short) })),
        )}
        {select(
          'field',
          words.list.field,
          field,
          call.fields.map((it) => ({ value: it.code, label: say(it.name) })),
        )}
        {select(
          'state',
          words.list.state,
          state,
          directionStates.map((it) => ({ value: it, label: steps[it] })),
        )}
      </div>
      {shown.length === 0 ? (
        <Empty
          title={items.length === 0 ? words.list.none : words.list.noneHere}
          {...(items.length === 0 ? { why: words.list.noneWhy } : {})}
        />
      ) : (
        <Sheet
          stacks
          caption={words.list.directions}
          heads={[columns.title, columns.kind, columns.sources, columns.state, columns.edited]}
          numbers={[columns.sources]}
        >
          {shown.map((it) => (
            <tr key={it.id}>
              <td>
                <Link to="/directions/$id" params={{ id: it.id }}>
                  <b>{it.title || words.untitled}</b>
                </Link>
              </td>
              <td>
                {names.kind(it.kind)}
                <small className="dim block">{names.field(it.field) || words.noField}</small>
              </td>
              <td className="n num">{it.sources}</td>
              <td>
                <StepPill step={it.state} />
              </td>
              <td className="num nb">{recentOf(it.editedAt, serverNow(), language)}</td>
            </tr>
          ))}
        </Sheet>
      )}
    </div>
  )
}
