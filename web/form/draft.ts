import { canonicalJson } from '#core/canonical.ts'
import type { Path, StoredAnswer } from '#core/form/answers.ts'

/** One edit on its way to the server; done once however often it is sent. */
export interface Op {
  readonly op: string
  readonly path: Path
  readonly value: unknown
  readonly base: number
  readonly settles?: true
}

/** What the server holds at one place, and since which revision. */
export interface Known {
  readonly value: unknown
  readonly rev: number
  readonly by: string
  readonly at: number
}

/** Two people wrote the same place from the same beginning; nothing is lost, one of them decides. */
export interface Clash {
  readonly path: Path
  readonly mine: unknown
  readonly theirs: Known & { readonly name: string }
}

/** An edit that the server will not keep, with its sentence; the text stays on the screen. */
export interface Refusal {
  readonly value: unknown
  readonly detail: string
}

/** The draft as one browser knows it: what the server holds, and what is still on its way. */
export interface DraftState {
  readonly rev: number
  /** Up to here everything is known; an edit of one's own, which makes `rev` newer, may come after what is not. */
  readonly heard: number
  readonly server: ReadonlyMap<Path, Known>
  /** Not yet acknowledged, oldest first. The first per place is sent, the others wait for its revision. */
  readonly pending: readonly Op[]
  readonly inFlight: ReadonlySet<string>
  /** Have left this browser at least once, or may have in an earlier page: they are never rewritten. */
  readonly sent: ReadonlySet<string>
  readonly clashes: ReadonlyMap<Path, Clash>
  readonly refused: ReadonlyMap<Path, Refusal>
  /** Held back from server and disk until a person has said whether it is secret. */
  readonly held: ReadonlyMap<Path, unknown>
  /** Others' changes to the place that is being written in; taken over when it is left. */
  readonly waiting: ReadonlyMap<Path, Known>
  /** Places that others changed while this page was open. */
  readonly touched: ReadonlyMap<Path, Known>
  /** The server's own time of the last acknowledged save. */
  readonly savedAt: number | null
}

export interface Outcome {
  readonly op: string
  readonly outcome: 'applied' | 'clash' | 'refused'
  readonly rev: number
  readonly theirs?: (Known & { readonly name: string }) | undefined
  readonly detail?: string | undefined
}

/** The state just after loading, with what an earlier page could not send any more. */
export function begin(
  rev: number,
  answers: readonly (Known & { readonly path: Path })[],
  replay: readonly Op[],
): DraftState {
  return {
    rev,
    heard: rev,
    server: new Map(answers.map(({ path, value, rev, by, at }) => [path, { value, rev, by, at }])),
    pending: replay,
    inFlight: new Set(),
    sent: new Set(replay.map((it) => it.op)),
    clashes: new Map(),
    refused: new Map(),
    held: new Map(),
    waiting: new Map(),
    touched: new Map(),
    savedAt: answers.reduce<number | null>((last, it) => Math.max(last ?? 0, it.at), null),
  }
}

/** The person wrote something. An edit to the same place that was never sent is replaced; `dropped` leaves the journal. */
export function write(
  state: DraftState,
  path: Path,
  value: unknown,
  op: string,
): { readonly state: DraftState; readonly op: Op; readonly dropped: readonly string[] } {
  const same = state.pending.filter((it) => it.path === path)
  const gone = new Set(same.filter((it) => !state.sent.has(it.op)).map((it) => it.op))
  const settles = same.find((it) => gone.has(it.op))?.settles
  const made: Op = {
    op,
    path,
    value,
    base: same[0]?.base ?? state.server.get(path)?.rev ?? 0,
    ...(settles && { settles }),
  }
  const clash = state.clashes.get(path)
  return {
    op: made,
    dropped: [...gone],
    state: {
      ...state,
      pending: [...state.pending.filter((it) => !gone.has(it.op)), made],
      held: without(state.held, path),
      refused: without(state.refused, path),
      clashes:
        clash === undefined ? state.clashes : withEntry(state.clashes, path, { ...clash, mine: value }),
    },
  }
}

/** What to send next: per place the oldest edit, none that waits for a person's decision. */
export function batchOf(state: DraftState, most: number): readonly Op[] {
  const seen = new Set<Path>()
  const chosen: Op[] = []
  for (const it of state.pending) {
    if (chosen.length >= most) break
    if (seen.has(it.path)) continue
    seen.add(it.path)
    if (!state.clashes.has(it.path)) chosen.push(it)
  }
  return chosen
}

export function sending(state: DraftState, ops: readonly Op[]): DraftState {
  const going = ops.map((it) => it.op)
  return { ...state, inFlight: new Set(going), sent: new Set([...state.sent, ...going]) }
}

/** The request did not come through; nobody knows whether the server has it, so the same edits go again. */
export const notSent = (state: DraftState): DraftState => ({ ...state, inFlight: new Set() })

/** The server answered. `done` may leave the journal. */
export function acknowledge(
  state: DraftState,
  outcomes: readonly Outcome[],
  me: string,
  savedAt: number,
): { readonly state: DraftState; readonly done: readonly string[] } {
  const server = new Map(state.server)
  const clashes = new Map(state.clashes)
  const refused = new Map(state.refused)
  let pending = state.pending
  const done: string[] = []
  let rev = state.rev
  let saved = false
  for (const it of outcomes) {
    const op = pending.find((one) => one.op === it.op)
    if (op === undefined) continue
    if (it.outcome === 'clash' && it.theirs !== undefined) {
      const mine = pending.findLast((one) => one.path === op.path)?.value
      server.set(op.path, it.theirs)
      if (canonicalJson(mine) !== canonicalJson(it.theirs.value)) {
        clashes.set(op.path, { path: op.path, mine, theirs: it.theirs })
        continue
      }
      done.push(...pending.filter((one) => one.path === op.path).map((one) => one.op))
      pending = pending.filter((one) => one.path !== op.path)
      continue
    }
    done.push(op.op)
    pending = pending.filter((one) => one !== op)
    if (it.outcome === 'refused') {
      const later = pending.some((one) => one.path === op.path)
      if (!later) refused.set(op.path, { value: op.value, detail: it.detail ?? '' })
      continue
    }
    saved = true
    rev = Math.max(rev, it.rev)
    server.set(op.path, { value: op.value, rev: it.rev, by: me, at: savedAt })
    pending = pending.map((one) => (one.path === op.path ? rebased(one, it.rev) : one))
  }
  return {
    done,
    state: {
      ...state,
      rev,
      server,
      clashes,
      refused,
      pending,
      inFlight: new Set(),
      savedAt: saved ? savedAt : state.savedAt,
    },
  }
}

/** What others saved since. A place with an edit of one's own is left to the server's comparison, the one being written in waits. */
export function merge(
  state: DraftState,
  changed: readonly (Known & { readonly path: Path })[],
  me: string,
  focused: Path | null,
): DraftState {
  const server = new Map(state.server)
  const waiting = new Map(state.waiting)
  const touched = new Map(state.touched)
  let { rev, heard } = state
  for (const { path, ...known } of changed) {
    rev = Math.max(rev, known.rev)
    heard = Math.max(heard, known.rev)
    if ((server.get(path)?.rev ?? 0) >= known.rev) continue
    if (state.pending.some((it) => it.path === path)) continue
    if (known.by !== me) touched.set(path, known)
    if (focused === path) waiting.set(path, known)
    else server.set(path, known)
  }
  return { ...state, rev, heard, server, waiting, touched }
}

/** The field was left: what others wrote there meanwhile is taken over, unless there is an edit of one's own. */
export function leave(state: DraftState, path: Path): DraftState {
  const known = state.waiting.get(path)
  if (known === undefined) return state
  const own = state.pending.some((it) => it.path === path)
  return {
    ...state,
    waiting: without(state.waiting, path),
    server: own ? state.server : withEntry(state.server, path, known),
  }
}

/** The person looked at both texts and decided. Taking the other's text needs nothing to be sent. */
export function settle(
  state: DraftState,
  path: Path,
  decision: { readonly take: 'theirs' } | { readonly take: 'value'; readonly value: unknown },
  op: string,
): { readonly state: DraftState; readonly op?: Op; readonly dropped: readonly string[] } {
  const clash = state.clashes.get(path)
  if (clash === undefined) return { state, dropped: [] }
  const dropped = state.pending.filter((it) => it.path === path).map((it) => it.op)
  const rest = state.pending.filter((it) => it.path !== path)
  const base = { ...state, clashes: without(state.clashes, path) }
  if (decision.take === 'theirs') return { state: { ...base, pending: rest }, dropped }
  const made: Op = { op, path, value: decision.value, base: clash.theirs.rev, settles: true }
  return { state: { ...base, pending: [...rest, made] }, op: made, dropped }
}

/** A suspicious text stays in memory only; what was on its way from this place stays on its way. */
export const hold = (state: DraftState, path: Path, value: unknown): DraftState => ({
  ...state,
  held: withEntry(state.held, path, value),
})

/** The text is forgotten, with everything from this place that has not left yet. */
export function forget(
  state: DraftState,
  path: Path,
): { readonly state: DraftState; readonly dropped: readonly string[] } {
  return {
    dropped: state.pending.filter((it) => it.path === path).map((it) => it.op),
    state: {
      ...state,
      pending: state.pending.filter((it) => it.path !== path),
      held: without(state.held, path),
      refused: without(state.refused, path),
    },
  }
}

/** Everything as this person sees it: their own edits over what the server holds. */
export function valuesOf(state: DraftState): readonly StoredAnswer[] {
  const values = new Map<Path, unknown>()
  for (const [path, { value }] of state.server) values.set(path, value)
  for (const { path, value } of state.pending) values.set(path, value)
  for (const [path, { value }] of state.refused) values.set(path, value)
  for (const [path, value] of state.held) values.set(path, value)
  return [...values].map(([path, value]) => ({ path, value }))
}

export const valueNow = (state: DraftState, path: Path): unknown =>
  state.held.has(path)
    ? state.held.get(path)
    : (state.refused.get(path)?.value ??
      state.pending.findLast((it) => it.path === path)?.value ??
      state.server.get(path)?.value)

/** Whether everything typed is with the server. */
export const isSaved = (state: DraftState): boolean => state.pending.length === 0 && state.held.size === 0

const rebased = (op: Op, rev: number): Op => ({ ...op, base: rev })

function withEntry<Value>(map: ReadonlyMap<Path, Value>, path: Path, value: Value): ReadonlyMap<Path, Value> {
  return new Map(map).set(path, value)
}

function without<Value>(map: ReadonlyMap<Path, Value>, path: Path): ReadonlyMap<Path, Value> {
  if (!map.has(path)) return map
  const rest = new Map(map)
  rest.delete(path)
  return rest
}
