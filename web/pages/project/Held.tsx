import type { SnapshotView } from './read.ts'
import { useProjectWords } from './words.ts'

/** Where less counts than was answered, because what it was shown in has changed since. */
export function Held({ snapshot }: { readonly snapshot: SnapshotView }) {
  const words = useProjectWords().readiness
  const { held } = snapshot.basis
  if (held.length === 0) return null
  const nameOf = (element: string) => snapshot.elements.find((it) => it.id === element)?.name ?? element
  return (
    <ul className="find project-held">
      {held.map((it) => (
        <li key={it.element}>
          {words.held(
            nameOf(it.element),
            it.holds,
            it.claimed,
            it.changed.map((one) => words.changed[one]).join(words.join),
          )}
        </li>
      ))}
    </ul>
  )
}
