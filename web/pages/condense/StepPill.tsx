import type { DirectionState } from '#core/direction/direction.ts'
import { Pill, type State } from '../../parts/StatePill.tsx'
import { useStepWords } from './words.ts'

/** As far along as these states of a suggestion. */
const like: Record<DirectionState, State> = {
  drafting: 'condensing',
  proposed: 'submitted',
  confirmed: 'accepted',
  argued: 'condensing',
  published: 'adopted',
  abandoned: 'withdrawn',
}

/** The step of a direction in the official word. */
export function StepPill({ step }: { readonly step: DirectionState }) {
  const words = useStepWords()
  return <Pill like={like[step]} word={words[step]} />
}
