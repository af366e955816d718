import { createHash } from 'node:crypto'
import { type AnyPaper, drawn, type PaperFormat } from './paper.ts'

/** So many papers that anybody may ask for are kept drawn; the one that nobody asked for longest goes first. */
const most = 60

const kept = new Map<string, Promise<Uint8Array>>()

/**
 * A paper that is the same for many readers: blank forms, annexes, guides. It is known by what it says, so that what has
 * changed is drawn anew and what has not is drawn once.
 */
export function keptDrawn(paper: AnyPaper, format: PaperFormat): Promise<Uint8Array> {
  const key = `${format} ${createHash('sha256').update(JSON.stringify(paper)).digest('base64')}`
  const made = kept.get(key) ?? drawn(paper, format)
  kept.delete(key)
  kept.set(key, made)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  // What failed is tried again by the next who asks.
  made.catch(() => kept.delete(key))
  return made
}
