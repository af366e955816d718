import { Icon } from '../../parts/Icon.tsx'
import type { Result } from './ResultsPage.tsx'
import { useResultsWords } from './words.ts'

/** What experts say of the readiness, beside the filer's own level. */
export function Level({ level }: { readonly level: Result['levels'][number] }) {
  const words = useResultsWords()
  return (
    <span className="count num">
      {words.levelOf(level.level, level.lowest, level.highest, level.self)}
      {level.far ? (
        <small className="apart">
          <Icon name="warn" /> {words.far}
        </small>
      ) : null}
    </span>
  )
}
