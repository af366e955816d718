import { useEffect, useRef } from 'react'
import { useDeskWords } from './words.ts'

interface Asked {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** The next page comes when the end of the list is near; the button is for those who do not scroll. */
export function More({ asked }: { readonly asked: Asked }) {
  const words = useDeskWords()
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked
  useEffect(() => {
    const place = end.current
    if (place === null || !hasNextPage) return
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((it) => it.isIntersecting) && !isFetchingNextPage) void fetchNextPage()
    })
    watch.observe(place)
    return () => watch.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <div className="foot-more" ref={end}>
      <button type="button" className="btn sm" onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? words.loadingMore : words.more}
      </button>
    </div>
  )
}
