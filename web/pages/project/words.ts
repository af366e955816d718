import { wordsOf } from '../../language.tsx'

/** The words of a project's page. */
export const useProjectWords = wordsOf(
  () => import('#text/zh-CN/web/project.ts').then((it) => it.project),
  () => import('#text/en/web/project.ts').then((it) => it.project),
)
/** The words of its steps: what the office and the team do. */
export const useProjectStepWords = wordsOf(
  () => import('#text/zh-CN/web/project-steps.ts').then((it) => it.projectSteps),
  () => import('#text/en/web/project-steps.ts').then((it) => it.projectSteps),
)
