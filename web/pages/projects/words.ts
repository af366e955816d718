import { wordsOf } from '../../language.tsx'

/** The words of the list of projects, of opening one, and of its stages. */
export const useProjectsWords = wordsOf(
  () => import('#text/zh-CN/web/projects.ts').then((it) => it.projects),
  () => import('#text/en/web/projects.ts').then((it) => it.projects),
)
