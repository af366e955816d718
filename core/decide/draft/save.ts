import { canonicalJson } from '../../canonical.ts'
import type { Path } from '../../form/answers.ts'
import type { Form } from '../../form/form.ts'
import { storable, type Unkeepable } from '../../form/storable.ts'
import { fieldOpen, type Writable } from '../../permission/suggestion.ts'

/** One edit as the client sends it. */
export interface Op {
  readonly op: string
  readonly path: Path
  readonly value: unknown
  /** The revision of the path that the writer saw; 0 where there was none. */
  readonly base: number
  readonly settles?: boolean | undefined
}

export type WhyRefused = Unkeepable | 'locked-field' | 'unknown-file' | 'too-many-answers'

export type Outcome =
  | { readonly outcome: 'applied'; readonly rev: number }
  | { readonly outcome: 'clash'; readonly rev: number }
  | { readonly outcome: 'refused'; readonly why: WhyRefused }

/** What stands at a path. */
export interface Standing {
  readonly value: unknown
  readonly rev: number
}

/** A row for the log; those that are no clash are also the new value of their path. */
export interface Written {
  readonly op: string
  readonly path: Path
  readonly value: unknown
  readonly base: number
  readonly rev: number
  readonly outcome: 'applied' | 'clash' | 'settled'
}

export interface Saved {
  readonly rev: number
  readonly outcomes: readonly (Outcome & { readonly op: string; readonly path: Path })[]
  readonly written: readonly Written[]
  /** The new value of each path that really changed. */
  readonly changed: ReadonlyMap<Path, unknown>
}

export interface Before {
  /** The draft's revision. */
  readonly rev: number
  readonly current: ReadonlyMap<Path, Standing>
  /** Operations that were acknowledged before, with what became of them. */
  readonly known: ReadonlyMap<string, { readonly outcome: 'applied' | 'clash'; readonly rev: number }>
  /** How many paths are stored. */
  readonly count: number
  /** Refusals that only the store can know of, by operation: a file that is not there. */
  readonly refused: ReadonlyMap<string, WhyRefused>
}

/** No form comes near; it keeps a client gone wild from filling the store. */
export const mostAnswers = 5000

/**
 * Takes edits one after the other, each once (ruling 3). An edit applies to the text that its writer saw, or changes nothing;
 * otherwise it is a clash, kept in the log and shown. What a writer sent earlier in the same request counts as seen, and
 * so does a clash that the writer settles against the present text.
 */
export function save(form: Form, it: Writable, before: Before, ops: readonly Op[]): Saved {
  let rev = before.rev
  let count = before.count
  const current = new Map(before.current)
  const mine = new Map<Path, number>()
  const seen = new Map(before.known)
  const outcomes: (Outcome & { op: string; path: Path })[] = []
  const written: Written[] = []
  const changed = new Map<Path, unknown>()

  for (const { op, path, value, base, settles } of ops) {
    const say = (outcome: Outcome) => outcomes.push({ ...outcome, op, path })
    const known = seen.get(op)
    if (known) {
      if (known.outcome === 'applied') mine.set(path, known.rev)
      say(known)
      continue
    }
    const kept = storable(form, path, value)
    const [field = ''] = path.split('/')
    const why = kept.ok ? (fieldOpen(it, field) ? before.refused.get(op) : 'locked-field') : kept.error
    if (!kept.ok || why !== undefined) {
      say({ outcome: 'refused', why: why ?? 'unknown-path' })
      continue
    }
    const now = current.get(path)
    const at = now?.rev ?? 0
    const same = canonicalJson(now?.value ?? null) === canonicalJson(kept.value)
    if (base !== at && mine.get(path) !== at && !same) {
      written.push({ op, path, value: kept.value, base, rev: at, outcome: 'clash' })
      seen.set(op, { outcome: 'clash', rev: at })
      say({ outcome: 'clash', rev: at })
      continue
    }
    if (now === undefined && ++count > mostAnswers) {
      say({ outcome: 'refused', why: 'too-many-answers' })
      continue
    }
    rev += 1
    if (!same) changed.set(path, kept.value)
    current.set(path, { value: kept.value, rev })
    mine.set(path, rev)
    seen.set(op, { outcome: 'applied', rev })
    written.push({ op, path, value: kept.value, base, rev, outcome: settles ? 'settled' : 'applied' })
    say({ outcome: 'applied', rev })
  }
  return { rev, outcomes, written, changed }
}
