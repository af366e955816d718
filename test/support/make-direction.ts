import type { Direction } from '#core/direction/direction.ts'
import { directionStates } from '#core/direction/direction.ts'
import type { Guide } from '#core/guide/guide.ts'
import { guideStates } from '#core/guide/guide.ts'
import type { CallId, CallVersionId, DirectionId, GuideId, PersonId } from '#core/id.ts'
import { idOf, noon, office } from './make-suggestion.ts'

/** A direction of the office in the cast of make-suggestion.ts. */
export const aDirection = (change: Partial<Direction> = {}): Direction => ({
  id: idOf(3000) as DirectionId,
  call: 'xiaoshi-2030' as CallId,
  callVersion: idOf(500) as CallVersionId,
  office,
  kind: 'STUDY',
  field: 'SEA',
  title: '海上风电叶片防腐涂层',
  state: 'drafting',
  revision: 3,
  since: noon,
  by: idOf(7) as PersonId,
  topDown: '',
  guide: null,
  no: null,
  mergedInto: null,
  versions: 0,
  ...change,
})

export const aGuide = (change: Partial<Guide> = {}): Guide => ({
  id: idOf(4000) as GuideId,
  call: 'xiaoshi-2030' as CallId,
  slug: '2030-1',
  kinds: ['STUDY'],
  state: 'assembling',
  revision: 5,
  since: noon,
  commentUntil: null,
  approvedBy: null,
  approvedAt: null,
  publishAt: null,
  publishedAt: null,
  ...change,
})

export const everyDirection = () => directionStates.map((state) => aDirection({ state }))
export const everyGuide = () => guideStates.map((state) => aGuide({ state }))
