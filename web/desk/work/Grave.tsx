import { Dialog } from '../../parts/Dialog.tsx'
import { useFrameWords } from '../../words.ts'
import type { One } from '../read.ts'
import { useDeskWords } from '../words.ts'
import type { Purged } from './decision.ts'

interface Props {
  readonly decision: 'freeze' | 'purge'
  readonly it: One
  readonly busy: boolean
  readonly onGo: () => void
  readonly onClose: () => void
}

/** Asked once more before it is hidden or destroyed; the password for a purge is asked by the frame. */
export function Grave({ decision, it, busy, onGo, onClose }: Props) {
  const words = useDeskWords()
  const frame = useFrameWords()
  return (
    <Dialog
      title={decision === 'freeze' ? words.decide.freezeTitle : words.decide.purgeTitle}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {frame.cancel}
          </button>
          <button type="button" className="btn danger" aria-disabled={busy} onClick={onGo}>
            {decision === 'freeze' ? words.decide.freezeGo : words.decide.purgeGo}
          </button>
        </>
      }
    >
      <p>
        <b className="num">{it.no}</b> {it.title}
      </p>
      <p className="sub">{words.decide.hints[decision]}</p>
    </Dialog>
  )
}

/** What was destroyed and which backups still hold it; somebody has to clean those. */
export function PurgedDialog({ result, onClose }: { readonly result: Purged; readonly onClose: () => void }) {
  const words = useDeskWords()
  const frame = useFrameWords()
  return (
    <Dialog
      title={words.decide.purgedTitle}
      onClose={onClose}
      actions={
        <button type="button" className="btn main" onClick={onClose}>
          {frame.close}
        </button>
      }
    >
      <h3>{words.decide.destroyed}</h3>
      <table>
        <tbody>
          {Object.entries(result.destroyed).map(([what, count]) => (
            <tr key={what}>
              <th scope="row">{words.decide.destroyedNames[what] ?? what}</th>
              <td className="n">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {result.backups.length === 0 ? (
        <p className="dim">{words.decide.noBackups}</p>
      ) : (
        <>
          <h3>{words.decide.backups}</h3>
          <ul className="backups">
            {result.backups.map((backup) => (
              <li key={backup}>{backup}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
