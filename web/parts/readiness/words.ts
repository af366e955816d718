import { wordsOf } from '../../language.tsx'

/** The words of levels, items and scores, wherever an element is assessed or an assessment is read. */
export const useLevelWords = wordsOf(
  () => import('#text/zh-CN/web/readiness-levels.ts').then((it) => it.readinessLevels),
  () => import('#text/en/web/readiness-levels.ts').then((it) => it.readinessLevels),
)

/** The words of the sheet on which a filer assesses elements, and of reading what came of it. */
export const useSheetWords = wordsOf(
  () => import('#text/zh-CN/web/readiness-sheet.ts').then((it) => it.readinessSheet),
  () => import('#text/en/web/readiness-sheet.ts').then((it) => it.readinessSheet),
)
