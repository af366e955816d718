import { Dialog } from '../parts/Dialog.tsx'
import { useDeskWords } from './words.ts'

interface Props {
  /** What A does at this desk; without it the desk has no A and no R. */
  readonly accept: string | null
}

/** The most used keys, in one line under the list. */
export function KeyLine({ accept, onAll }: Props & { readonly onAll: () => void }) {
  const { keys } = useDeskWords()
  return (
    <div className="keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {keys.upDown}
      </span>
      <span>
        <kbd>Enter</kbd> {keys.open}
      </span>
      <span>
        <kbd>X</kbd> {keys.select}
      </span>
      <span>
        <kbd>/</kbd> {keys.search}
      </span>
      {accept === null ? null : (
        <>
          <span>
            <kbd>A</kbd> {accept}
          </span>
          <span>
            <kbd>R</kbd> {keys.back}
          </span>
        </>
      )}
      <button type="button" className="plain" onClick={onAll}>
        <kbd>?</kbd> {keys.all}
      </button>
    </div>
  )
}

/** All keys. */
export function KeyDialog({ accept, onClose }: Props & { readonly onClose: () => void }) {
  const { keys } = useDeskWords()
  const rows: readonly (readonly [string, string])[] = [
    ['J / K', keys.upDown],
    ['Enter', keys.open],
    ['X', keys.select],
    ['/', keys.search],
    ...(accept === null
      ? []
      : ([
          ['A', accept],
          ['R', keys.back],
        ] as const)),
    ['Esc', keys.close],
    ['?', keys.all],
  ]
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <table className="keys-all">
        <tbody>
          {rows.map(([key, does]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sub small">{keys.note}</p>
    </Dialog>
  )
}
