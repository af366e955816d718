import { useState } from 'react'
import type { LevelItems } from '#core/trl/checklists.ts'
import { SelectField } from '../Field.tsx'
import { useLevelWords } from './words.ts'

interface Props {
  readonly levels: readonly LevelItems[]
  readonly go: (level: number) => void
}

/** The way straight to a level, for those who know about where they stand. */
export function LookFrom({ levels, go }: Props) {
  const words = useLevelWords()
  const [level, choose] = useState(1)
  return (
    <div className="look-from">
      <SelectField
        label={words.from}
        hint={words.fromHint}
        value={String(level)}
        onChange={(it) => choose(Number(it))}
        options={levels.map((it) => ({ value: String(it.level), label: words.level(it.level) }))}
      />
      <button type="button" className="btn" onClick={() => go(level)}>
        {words.next(level)}
      </button>
    </div>
  )
}
