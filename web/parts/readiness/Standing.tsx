import { isAnswered } from '#core/form/assessment.ts'
import type { ListEntry } from '#core/form/lists.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import { ReadinessLadder } from '../ReadinessLadder.tsx'
import { ladderOf, type Measure } from './assessed.ts'
import { useNames } from './use-names.ts'
import { useLevelWords, useSheetWords } from './words.ts'

interface Props {
  readonly assessment: Pick<Assessment, 'elements' | 'evidence' | 'overall' | 'target'>
  readonly measure: Measure | undefined
  readonly types: readonly ListEntry[]
  /** The heading under which it stands: of a question of a form, or of a page. */
  readonly heading?: 'h3' | 'h4'
}

/** Where the whole stands: its levels, the element that decides them, and each critical element on the ladder. */
export function Standing({ assessment, measure, types, heading: Heading = 'h4' }: Props) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const { elements, overall, target } = assessment
  const names = useNames(elements, types)
  const critical = elements.filter((it) => it.critical)
  const begun = critical.filter(isAnswered)
  const others = elements.filter((it) => !it.critical)
  if (overall === null) return <p className="sub">{words.noneAssessed}</p>
  const binds =
    begun.length === 1
      ? levels.alone
      : overall.binding.length === begun.length
        ? levels.allBind
        : levels.binds(names.quoted(overall.binding), overall.binding.length)
  return (
    <div className="standing">
      <Heading className="whole-level">{levels.whole(overall.level, target ?? undefined)}</Heading>
      <p className="sub">
        {[
          binds,
          ...(begun.length < critical.length ? [words.assessedSome(begun.length, critical.length)] : []),
          ...(others.length === 0 ? [] : [words.notCountedThese(names.quoted(others.map((it) => it.id)))]),
        ].join(words.gap)}
      </p>
      <ReadinessLadder
        levels={levelsIn(measure, assessment)}
        elements={ladderOf(assessment, measure?.method, names.bare, names.typesSaid)}
        policy={measure?.policy}
      />
    </div>
  )
}

/** The levels of the ladder; without the scale's names only their numbers. */
function levelsIn(measure: Measure | undefined, { elements }: Pick<Assessment, 'elements'>) {
  if (measure !== undefined && measure.names.length > 0) return measure.names
  const top =
    measure?.levels.at(-1)?.level ?? Math.max(1, ...elements.map((it) => Math.max(it.level, it.target ?? 0)))
  return Array.from({ length: top }, (_, at) => ({ level: at + 1, name: { zh: '', en: '' } }))
}
