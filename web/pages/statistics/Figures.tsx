import type { Answer } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { useSuggestionWords } from '../../words.ts'
import { Bars } from './Bars.tsx'
import { Days } from './Days.tsx'
import { FlowPicture } from './FlowPicture.tsx'
import { Heat } from './Heat.tsx'
import { Levels } from './Levels.tsx'
import { type Cell, listBehind, type Within } from './links.ts'
import { Offices } from './Offices.tsx'
import { Thin } from './Thin.tsx'
import { useStatisticsWords } from './words.ts'

export type Counts = Answer<'GET /statistics'>

export interface Given {
  readonly counts: Counts
  readonly names: Names
  readonly to: (cell: Cell) => ReturnType<typeof listBehind>
}

interface Props {
  readonly counts: Counts
  readonly within: Within
  readonly names: Names
}

/** All figures of a scope, what most is asked first. */
export function Figures({ counts, within, names }: Props) {
  const words = useStatisticsWords()
  const states = useSuggestionWords().states as Readonly<Record<string, string>>
  const given: Given = { counts, names, to: (cell) => listBehind(within, cell) }
  return (
    <>
      <p className="dim small">{within.scope.lists === 'none' ? words.onlyFigures : words.press}</p>
      <div className="pictures">
        <Heat {...given} />
        <Days {...given} within={within} />
        <FlowPicture {...given} />
        <Offices {...given} alone={within.scope.scope === 'office'} />
        <Levels {...given} />
        {within.scope.scope === 'unit' ? (
          <Bars
            to={given.to}
            cell="state"
            title={words.states}
            counts={counts.byState}
            name={(key) => states[key] ?? key}
          />
        ) : (
          <>
            <Bars
              to={given.to}
              cell="type"
              title={words.types}
              counts={counts.byOrgType}
              name={names.orgType}
            />
            <Bars
              to={given.to}
              cell="district"
              title={words.districts}
              counts={counts.byDistrict}
              name={names.district}
            />
          </>
        )}
        {within.scope.scope === 'all' || within.scope.scope === 'office' ? <Thin {...given} /> : null}
      </div>
    </>
  )
}
