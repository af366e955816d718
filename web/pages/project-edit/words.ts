import { wordsOf } from '../../language.tsx'

/** The words of handing in a stage; writing one has the words of every editor. */
export const useProjectEditWords = wordsOf(
  () => import('#text/zh-CN/web/project-edit.ts').then((it) => it.projectEdit),
  () => import('#text/en/web/project-edit.ts').then((it) => it.projectEdit),
)
