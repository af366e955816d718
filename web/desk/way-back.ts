/** The list that a full page was opened from: its address and its order, kept for this tab only. */
interface WayBack {
  readonly href: string
  readonly ids: readonly string[]
}
const key = 'zhinan.desk'

export function keepWayBack(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ href: location.pathname + location.search, ids }))
  } catch {
    return
  }
}

export function wayBack(): WayBack | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (kept === null || typeof kept !== 'object' || !('href' in kept) || !('ids' in kept)) return null
    const { href, ids } = kept
    if (typeof href !== 'string' || !href.startsWith('/') || !Array.isArray(ids)) return null
    return { href, ids: ids.filter((it) => typeof it === 'string') }
  } catch {
    return null
  }
}
