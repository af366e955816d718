import { useCallback, useState } from 'react'

const read = <T>(key: string, empty: T): T => {
  try {
    const text = localStorage.getItem(key)
    return text === null ? empty : { ...empty, ...JSON.parse(text) }
  } catch {
    return empty
  }
}

/** What somebody is writing, kept on this machine per key, so that a reload or a closed tab loses nothing. */
export function useKept<T extends object>(key: string, empty: T) {
  const [held, hold] = useState(() => ({ key, value: read(key, empty), at: null as number | null }))
  const now = held.key === key ? held : { key, value: read(key, empty), at: null }
  const set = useCallback(
    (changes: Partial<T>) => {
      hold((before) => {
        const value = { ...(before.key === key ? before.value : read(key, empty)), ...changes }
        try {
          localStorage.setItem(key, JSON.stringify(value))
        } catch {
          return { key, value, at: null }
        }
        return { key, value, at: Date.now() }
      })
    },
    [key, empty],
  )
  const drop = useCallback(() => {
    try {
      localStorage.removeItem(key)
    } catch {
      // Without storage there is nothing to remove.
    }
    hold({ key, value: empty, at: null })
  }, [key, empty])
  return { value: now.value, keptAt: now.at, set, drop }
}
