import { wordsOf } from '../../language.tsx'

/** The words of the figures that staff and units see. */
export const useStatisticsWords = wordsOf(
  () => import('#text/zh-CN/web/statistics.ts').then((it) => it.statistics),
  () => import('#text/en/web/statistics.ts').then((it) => it.statistics),
)
