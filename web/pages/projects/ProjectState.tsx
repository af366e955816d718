import type { ProjectEnd, ProjectStep } from '#core/project/project.ts'
import { Pill, type State } from '../../parts/StatePill.tsx'
import { useProjectsWords } from './words.ts'

/** As far along as these states of a suggestion. */
const stepLike: Record<ProjectStep, State> = {
  writing: 'draft',
  'handed-in': 'submitted',
  judging: 'condensing',
  ended: 'not-accepted',
}

/** Who has a project now, or how it ended. */
export function ProjectState({ step, end }: { readonly step: ProjectStep; readonly end: ProjectEnd | null }) {
  const words = useProjectsWords()
  if (end !== null)
    return <Pill like={end === 'accepted' ? 'adopted' : 'not-accepted'} word={words.ends[end]} />
  return <Pill like={stepLike[step]} word={words.steps[step]} />
}
