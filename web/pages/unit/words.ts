import { wordsOf } from '../../language.tsx'

/** The words of a unit's pages. */
export const useUnitWords = wordsOf(
  () => import('#text/zh-CN/web/unit.ts').then((it) => it.unit),
  () => import('#text/en/web/unit.ts').then((it) => it.unit),
)
