import { formatInstant } from '#text/format.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useLanguage, useSay } from '../../language.tsx'
import type { Kept } from './WindowPart.tsx'

/** Where the notice leaves something open, and how the data fills it until the bureau says otherwise. */
export function ToConfirm({ kept }: { readonly kept: Kept }) {
  const words = useAdminWords()
  const inLanguage = useSay()
  return (
    <section className="part">
      <h2>{words.calls.toConfirm}</h2>
      <p className="sub">
        {kept.toConfirm.length === 0 ? words.calls.noneToConfirm : words.calls.toConfirmWhy}
      </p>
      {kept.toConfirm.length === 0 ? null : (
        <Sheet caption={words.calls.toConfirm} heads={['#', words.calls.problem, words.calls.resolution]}>
          {kept.toConfirm.map((it) => (
            <tr key={it.id}>
              <td className="num nb">{it.id}</td>
              <td>{inLanguage(it.problem)}</td>
              <td>{inLanguage(it.resolution)}</td>
            </tr>
          ))}
        </Sheet>
      )}
    </section>
  )
}

/** Every version that was installed; suggestions keep the one they were begun under. */
export function Versions({ kept }: { readonly kept: Kept }) {
  const words = useAdminWords()
  const inLanguage = useSay()
  const language = useLanguage()
  return (
    <section className="part">
      <h2>{words.calls.versions}</h2>
      <Sheet
        caption={words.calls.versions}
        heads={[
          words.calls.version,
          words.calls.installedAt,
          words.calls.by,
          words.calls.what,
          words.calls.note,
          words.calls.suggestions,
        ]}
        numbers={[words.calls.suggestions]}
      >
        {kept.versions.map((it) => (
          <tr key={it.version}>
            <td className="num">{it.version}</td>
            <td className="num nb">{formatInstant(it.installedAt, language)}</td>
            <td>{it.by ?? words.calls.system}</td>
            <td>{words.calls.happened[it.happened ?? ''] ?? ''}</td>
            <td>{it.reason === null ? it.note : inLanguage(it.reason)}</td>
            <td className="n num">{it.suggestions}</td>
          </tr>
        ))}
      </Sheet>
    </section>
  )
}
