import { wordsOf } from '../../language.tsx'

/** The words of assembling guides. */
export const useAssemblyWords = wordsOf(
  () => import('#text/zh-CN/web/guide-assembly.ts').then((it) => it.guideAssembly),
  () => import('#text/en/web/guide-assembly.ts').then((it) => it.guideAssembly),
)
