import type { RoundState, TaskState } from '#core/expert/round.ts'
import { Pill, type State } from '../../parts/StatePill.tsx'
import { useStepWords } from '../condense/words.ts'

/** As far along as these states of a suggestion. */
const roundLike: Record<RoundState, State> = { planning: 'draft', open: 'submitted', closed: 'adopted' }
const taskLike: Record<TaskState, State> = {
  planned: 'draft',
  invited: 'submitted',
  accepted: 'condensing',
  declined: 'office-returned',
  'handed-in': 'adopted',
  void: 'not-accepted',
}

export function RoundPill({ state }: { readonly state: RoundState }) {
  const words = useStepWords()
  return <Pill like={roundLike[state]} word={words[state]} />
}

export function TaskPill({ state }: { readonly state: TaskState }) {
  const words = useStepWords()
  return <Pill like={taskLike[state]} word={words[state]} />
}
