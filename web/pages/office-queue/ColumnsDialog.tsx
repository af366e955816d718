import { Dialog } from '../../parts/Dialog.tsx'
import { useSavedWords } from './saved-words.ts'

interface Props {
  readonly columns: readonly { readonly name: string; readonly head: string }[]
  readonly shown: ReadonlySet<string>
  /** Null where it is the usual choice again. */
  readonly onChange: (names: readonly string[] | null) => void
  readonly onClose: () => void
}

/** Which columns the list shows; what is chosen shows at once and stands in the address. */
export function ColumnsDialog({ columns, shown, onChange, onClose }: Props) {
  const words = useSavedWords()
  const toggle = (name: string, on: boolean) =>
    onChange(columns.map((it) => it.name).filter((it) => (it === name ? on : shown.has(it))))
  return (
    <Dialog
      title={words.columnsTitle}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={() => onChange(null)}>
            {words.usual}
          </button>
          <button type="button" className="btn main" onClick={onClose}>
            {words.done}
          </button>
        </>
      }
    >
      <p className="hint">{words.columnsHint}</p>
      <div className="ticks">
        {columns.map((it) => (
          <label key={it.name} className="tick">
            <input
              type="checkbox"
              checked={shown.has(it.name)}
              onChange={(event) => toggle(it.name, event.target.checked)}
            />
            {it.head}
          </label>
        ))}
      </div>
    </Dialog>
  )
}
