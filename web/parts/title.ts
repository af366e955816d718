import { useEffect } from 'react'
import { useFrameWords } from '../words.ts'

/** Names the browser's tab after the page, and lets a screen reader know that the page changed. */
export function useTitle(title: string | undefined): void {
  const { name } = useFrameWords()
  useEffect(() => {
    document.title = title === undefined || title === '' ? name : `${title} · ${name}`
  }, [title, name])
}
