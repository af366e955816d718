import { useEffect, useState } from 'react'
import { wordsOf } from '../language.tsx'

/** The words of what is said beside a text while it is being written. */
export const useWhileWritingWords = wordsOf(
  () => import('#text/zh-CN/web/while-writing.ts').then((it) => it.whileWriting),
  () => import('#text/en/web/while-writing.ts').then((it) => it.whileWriting),
)

/** Reasons why something looks too narrow for a guide. */
export const useBreadthWords = wordsOf(
  () => import('#text/zh-CN/breadth.ts').then((it) => it.breadth),
  () => import('#text/en/breadth.ts').then((it) => it.breadth),
)

const pause = 700

/** The text as it was when typing paused; what may not be sent is not taken up. */
export function useSettled(text: string, maySend: boolean): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    if (!maySend) return
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text, maySend])
  return settled
}
