import { Pill, type State } from '../../parts/StatePill.tsx'
import type { ExpertRow } from './read.ts'
import { useExpertsWords } from './words.ts'

const looks: Record<ExpertRow['state'], State> = {
  listed: 'draft',
  invited: 'submitted',
  active: 'adopted',
  declined: 'not-adopted',
  retired: 'withdrawn',
}

/** Where an expert stands, in a word and a shape. */
export function ExpertState({ state }: { readonly state: ExpertRow['state'] }) {
  const words = useExpertsWords()
  return <Pill like={looks[state]} word={words.states[state]} />
}
