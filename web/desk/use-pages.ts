import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

export interface Page {
  readonly items: readonly unknown[]
  /** Null where it was not counted. */
  readonly total: number | null
  readonly next: string | null
}

/** A list by pages: what is on screen stays while a changed filter is asked for, and after an action every page is asked again. */
export function usePages<P extends Page>(
  key: readonly unknown[],
  page: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  enabled = true,
) {
  const asked = useInfiniteQuery({
    queryKey: ['queue', ...key],
    queryFn: ({ pageParam, signal }) => page(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: P) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  const pages = asked.data?.pages ?? []
  return { asked, items: pages.flatMap((it): readonly P['items'][number][] => it.items), first: pages[0] }
}
