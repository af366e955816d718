import { wordsOf } from '../language.tsx'

/** The words of the desks: unit review, office, triage, and the page of one suggestion. */
export const useDeskWords = wordsOf(
  () => import('#text/zh-CN/web/desk.ts').then((it) => it.desk),
  () => import('#text/en/web/desk.ts').then((it) => it.desk),
)

export type DeskWords = ReturnType<typeof useDeskWords>
