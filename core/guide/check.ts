import type { DirectionState } from '../direction/direction.ts'
import type { Day } from '../instant.ts'
import type { Words } from '../text.ts'

/** What is looked at before a guide is approved; `must` blocks nobody, but a guide with such findings is not finished. */
export const guideRules = [
  'no-directions',
  'no-dates',
  'dates-reversed',
  'kind-empty',
  'no-terms',
  'not-argued',
  'office-unknown',
  'kind-foreign',
  'sheet-open',
  'sheet-doubtful',
  'left-empty',
  'part-empty',
  'no-source',
  'source-gone',
  'same-title',
  'same-place',
] as const
export type GuideRule = (typeof guideRules)[number]

export interface GuideFinding {
  readonly rule: GuideRule
  readonly weight: 'must' | 'should'
  /** The direction that it is about; none where it is about the guide. */
  readonly direction?: string
  /** Names of questions, kinds or other directions that the sentence needs. */
  readonly names: readonly Words[]
}

/** A direction as the checks see it: what its sheet still asks for was found by the sheet's own rules. */
export interface CheckedDirection {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly office: string
  readonly state: DirectionState
  readonly position: number | null
  readonly topDown: string
  readonly sources: readonly { readonly no: string; readonly open: boolean }[]
  /** Labels of required questions without a valid answer, of doubtful answers, and of optional questions left empty. */
  readonly open: readonly Words[]
  readonly doubtful: readonly Words[]
  readonly empty: readonly Words[]
  readonly emptyParts: readonly Words[]
}

export interface CheckedGuide {
  readonly kinds: readonly { readonly code: string; readonly name: Words; readonly hasTerms: boolean }[]
  readonly offices: readonly string[]
  readonly applyFrom: Day | null
  readonly applyTo: Day | null
}

const named = (text: string): Words => ({ zh: text, en: text })

/** Everything that is not right yet, what must be put right first. */
export function checkGuide(
  guide: CheckedGuide,
  directions: readonly CheckedDirection[],
): readonly GuideFinding[] {
  const found = [
    ...ofGuide(guide, directions),
    ...directions.flatMap((it) => ofDirection(guide, it, directions)),
  ]
  return found.sort((a, b) => Number(a.weight === 'should') - Number(b.weight === 'should'))
}

function ofGuide(guide: CheckedGuide, directions: readonly CheckedDirection[]): readonly GuideFinding[] {
  const found: GuideFinding[] = []
  if (directions.length === 0) found.push({ rule: 'no-directions', weight: 'must', names: [] })
  if (guide.applyFrom === null || guide.applyTo === null)
    found.push({ rule: 'no-dates', weight: 'must', names: [] })
  else if (guide.applyFrom > guide.applyTo) found.push({ rule: 'dates-reversed', weight: 'must', names: [] })
  for (const kind of guide.kinds) {
    const filled = directions.some((it) => it.kind === kind.code)
    if (!filled) found.push({ rule: 'kind-empty', weight: 'should', names: [kind.name] })
    else if (!kind.hasTerms) found.push({ rule: 'no-terms', weight: 'should', names: [kind.name] })
  }
  return found
}

function ofDirection(
  guide: CheckedGuide,
  it: CheckedDirection,
  all: readonly CheckedDirection[],
): readonly GuideFinding[] {
  const found: GuideFinding[] = []
  const add = (rule: GuideRule, weight: GuideFinding['weight'], names: readonly Words[] = []) =>
    found.push({ rule, weight, direction: it.id, names })
  if (it.state !== 'argued' && it.state !== 'published') add('not-argued', 'must')
  if (!guide.offices.includes(it.office)) add('office-unknown', 'must')
  if (!guide.kinds.some((kind) => kind.code === it.kind)) add('kind-foreign', 'must')
  if (it.open.length > 0) add('sheet-open', 'must', it.open)
  if (it.emptyParts.length > 0) add('part-empty', 'must', it.emptyParts)
  if (it.doubtful.length > 0) add('sheet-doubtful', 'should', it.doubtful)
  if (it.empty.length > 0) add('left-empty', 'should', it.empty)
  if (it.sources.length === 0 && it.topDown === '') add('no-source', 'must')
  const gone = it.sources.filter((source) => !source.open)
  if (gone.length > 0)
    add(
      'source-gone',
      'should',
      gone.map((source) => named(source.no)),
    )
  const twins = all.filter((other) => other.id !== it.id && plain(other.title) === plain(it.title))
  if (twins.length > 0)
    add(
      'same-title',
      'must',
      twins.map((twin) => named(twin.title)),
    )
  const beside = all.filter(
    (other) =>
      other.id !== it.id && other.kind === it.kind && it.position !== null && other.position === it.position,
  )
  if (beside.length > 0)
    add(
      'same-place',
      'must',
      beside.map((other) => named(other.title)),
    )
  return found
}

const plain = (title: string): string => title.replaceAll(/\s+/g, '').toLowerCase()
