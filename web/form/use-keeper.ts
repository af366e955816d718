import { useEffect, useState } from 'react'
import { openJournal } from './journal.ts'
import { keepDraft } from './keep-draft.ts'
import type { Beginning, Keeper } from './keeper.ts'

/** Drafts just left, each until its last edits have arrived: opened again at once, one begins with them and not beside them. */
const leaving = new Map<string, Promise<void>>()
const longestLeaving = 5000

/** What is opened is asked for only once the page before has sent its last edits of it. */
export const untilLeft = (id: string): Promise<unknown> =>
  Promise.race([leaving.get(id), new Promise((resolve) => setTimeout(resolve, longestLeaving))])

/** Keeps a draft while the page is open. It is opened anew when the beginning is another one. */
export function useKeeper(id: string, beginning: Omit<Beginning, 'journal'> | undefined): Keeper | null {
  const [keeper, setKeeper] = useState<Keeper | null>(null)
  useEffect(() => {
    if (beginning === undefined) return
    let made: Keeper | undefined
    let gone = false
    keepDraft({ ...beginning, journal: openJournal(beginning.me, id) })
      .then((it) => {
        if (gone) {
          void it.close()
          return
        }
        made = it
        setKeeper(it)
      })
      .catch(() => undefined)
    return () => {
      gone = true
      if (made !== undefined) leaving.set(id, made.close())
      setKeeper(null)
    }
  }, [beginning, id])
  return keeper
}
