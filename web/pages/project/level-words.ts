import { wordsOf } from '../../language.tsx'

/** The words of levels over time and of plan and fact. */
export const useLevelWords = wordsOf(
  () => import('#text/zh-CN/web/project-levels.ts').then((it) => it.projectLevels),
  () => import('#text/en/web/project-levels.ts').then((it) => it.projectLevels),
)
