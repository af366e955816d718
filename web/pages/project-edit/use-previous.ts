import { useMemo } from 'react'
import type { ProjectDraftView } from '#api/project-drafts.ts'
import type { ProjectView } from '#api/project-view.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import type { Previous } from '../../parts/readiness/assessed.ts'
import { useSnapshot } from '../project/read.ts'
import { useProjectWords } from '../project/words.ts'
import { useProjectsWords } from '../projects/words.ts'

/** The assessment that the one being written is compared with: that of the last snapshot. */
export function usePrevious(view: ProjectView, { previous }: ProjectDraftView): Previous | undefined {
  const { snapshots: words } = useProjectWords()
  const { stages } = useProjectsWords()
  const head = view.snapshots.find((it) => it.n === previous?.snapshot)
  const assessment = useSnapshot(view.id, head?.id).data?.assessment
  return useMemo(
    () =>
      head === undefined || assessment === undefined || assessment === null
        ? undefined
        : { assessment: assessment as Assessment, called: words.called(head.n, stages[head.stage]) },
    [head, assessment, words, stages],
  )
}
