import type { Path } from '#core/form/answers.ts'
import { storable } from '#core/form/storable.ts'
import { newId } from '../new-id.ts'
import { backoff } from './backoff.ts'
import {
  acknowledge,
  batchOf,
  begin,
  forget,
  hold,
  isSaved,
  leave,
  merge,
  notSent,
  type Op,
  type Outcome,
  sending,
  settle,
  valueNow,
  write,
} from './draft.ts'
import type { Beginning, Keeper, Line, Snapshot } from './keeper.ts'
import { type Cleared, clearedWords, hintsIn } from './suspicion.ts'

const pause = 1000
const longestWait = 5000
const pollEvery = 5000
const mostOps = 200

/** Opens a draft: every edit goes to the browser's disk first and then to the server, in order, one request at a time. */
export async function keepDraft(at: Beginning): Promise<Keeper> {
  const cleared: Cleared = clearedWords()
  const listeners = new Set<() => void>()
  let diskWorks = true
  const replay = await at.journal.all().catch(() => {
    diskWorks = false
    return []
  })
  let state = begin(at.rev, at.answers, replay)
  let line: Line = { is: 'open' }
  let present = at.present
  let revision = at.revision
  let focused: Path | null = null
  const unwritten = new Set<string>()
  let writing: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | undefined
  let busy: Promise<void> | undefined
  let failures = 0
  let single = false
  let closed = false
  let ended = false
  let shot: Snapshot | undefined

  const changed = () => {
    shot = undefined
    for (const it of listeners) it()
  }
  const onlyHere = () => state.held.size > 0 || (!diskWorks && !isSaved(state))
  const snapshot = (): Snapshot => {
    shot ??= {
      draft: state,
      line,
      present,
      revision,
      onlyHere: onlyHere(),
      unsafe: onlyHere() || unwritten.size > 0,
    }
    return shot
  }

  const onDisk = (ops: readonly Op[], dropped: readonly string[]) => {
    if (!diskWorks) return
    for (const it of ops) unwritten.add(it.op)
    for (const it of dropped) unwritten.delete(it)
    writing = at.journal.keep(ops, dropped).then(
      () => {
        for (const it of ops) unwritten.delete(it.op)
        changed()
      },
      () => {
        diskWorks = false
        unwritten.clear()
        changed()
      },
    )
  }

  const soon = () => {
    if (closed || line.is === 'signed-out' || line.is === 'stopped') return
    const now = Date.now()
    waitingSince ??= now
    clearTimeout(timer)
    const delay =
      failures > 0 ? backoff(failures) : Math.min(pause, Math.max(0, waitingSince + longestWait - now))
    timer = setTimeout(() => void send(), delay)
  }

  const send = async (): Promise<void> => {
    clearTimeout(timer)
    if (busy !== undefined) return busy
    if (ended || line.is === 'signed-out' || line.is === 'stopped') return
    const ops = batchOf(state, single ? 1 : mostOps)
    if (ops.length === 0) {
      waitingSince = undefined
      return
    }
    state = sending(state, ops)
    waitingSince = undefined
    changed()
    busy = sendOnce(ops).finally(() => {
      busy = undefined
      changed()
      if (batchOf(state, 1).length > 0) soon()
    })
    return busy
  }

  const sendOnce = async (ops: readonly Op[]): Promise<void> => {
    // What is sent is on disk before, and what it replaced is gone: the next page must not come with an older text.
    await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, longestWait))])
    const sent = await at.wire.save(ops)
    if (sent.is === 'answered') {
      const answered = acknowledge(state, sent.value.outcomes, at.me, sent.value.savedAt)
      const silent = ops.every((op) => sent.value.outcomes.every((it) => it.op !== op.op))
      const moved = answered.state.pending.some((it) => !state.pending.includes(it))
      state = answered.state
      failures = silent ? failures + 1 : 0
      single = false
      line = { is: 'open' }
      // An edit that now builds on the saved one must say so on disk too, or the next page would clash with its own text.
      if (moved && diskWorks) at.journal.keep(state.pending, answered.done).catch(() => undefined)
      else removeFromDisk(answered.done)
      return
    }
    state = notSent(state)
    if (sent.is === 'refused' && sent.movedOn) line = { is: 'stopped', detail: sent.detail }
    else if (sent.is === 'refused' && ops.length > 1) single = true
    else if (sent.is === 'refused') refuse(ops, sent.detail)
    else if (sent.is === 'signed-out') line = { is: 'signed-out' }
    else {
      failures++
      line = { is: 'offline' }
    }
  }

  const removeFromDisk = (ops: readonly string[]) => {
    if (diskWorks && ops.length > 0) at.journal.remove(ops).catch(() => undefined)
  }

  const refuse = (ops: readonly Op[], detail: string) => {
    const outcomes = ops.map(({ op }): Outcome => ({ op, outcome: 'refused', rev: state.rev, detail }))
    const answered = acknowledge(state, outcomes, at.me, state.savedAt ?? 0)
    state = answered.state
    removeFromDisk(answered.done)
  }

  const put = (path: Path, value: unknown): void => {
    const asked = askable(path, value)
    if (asked.length > 0) {
      state = hold(state, path, value)
      return
    }
    const kept = storable(at.form, path, value)
    const made = write(state, path, kept.ok ? kept.value : value, newId())
    state = made.state
    if (kept.ok) onDisk([made.op], made.dropped)
    else refuse([made.op], at.unkeepable(kept.error))
  }

  /** Words that nobody was asked about yet; those the server's own text already has were answered before. */
  const askable = (path: Path, value: unknown): readonly string[] => {
    const before = hintsIn(state.server.get(path)?.value, at.secrecyWords)
    return hintsIn(value, at.secrecyWords).filter((it) => !cleared.has(path, it) && !before.includes(it))
  }

  const poll = async (): Promise<void> => {
    if (closed || document.visibilityState !== 'visible' || line.is === 'signed-out' || busy) return
    const heard = await at.wire.rev(state.heard, focused)
    if (closed) return
    if (heard.is === 'signed-out') line = { is: 'signed-out' }
    if (heard.is === 'answered' && heard.value.callVersion !== at.callVersion)
      line = { is: 'stopped', detail: at.otherForm }
    else if (heard.is === 'answered') {
      if (busy === undefined) state = merge(state, heard.value.changed, at.me, focused)
      present = heard.value.present
      revision = heard.value.revision
      if (line.is === 'offline') {
        line = { is: 'open' }
        failures = 0
        soon()
      }
    }
    if (heard.is === 'offline' && line.is === 'open') line = { is: 'offline' }
    changed()
  }

  const flush = async (): Promise<boolean> => {
    for (let round = 0; round < 20 && batchOf(state, 1).length > 0; round++) {
      const before = state.pending.length
      await send()
      if (line.is !== 'open' || (state.pending.length >= before && failures > 0)) break
    }
    return isSaved(state)
  }

  const online = () => {
    failures = 0
    if (line.is === 'offline') line = { is: 'open' }
    soon()
    void poll()
  }
  const hidden = () => {
    if (document.visibilityState === 'hidden') void send()
    else void poll()
  }
  const warn = (event: BeforeUnloadEvent) => {
    if (snapshot().unsafe) event.preventDefault()
  }
  const polling = setInterval(() => void poll(), pollEvery)
  window.addEventListener('online', online)
  window.addEventListener('beforeunload', warn)
  document.addEventListener('visibilitychange', hidden)
  if (replay.length > 0) soon()

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot,
    write: (path, value) => {
      put(path, value)
      changed()
      soon()
    },
    writeAll: (edits) => {
      for (const { path, value } of edits) put(path, value)
      changed()
      soon()
    },
    focus: (path) => {
      focused = path
    },
    blur: (path) => {
      if (focused === path) focused = null
      state = leave(state, path)
      changed()
      void send()
    },
    settle: (path, decision) => {
      const settled = settle(state, path, decision, newId())
      state = settled.state
      onDisk(settled.op === undefined ? [] : [settled.op], settled.dropped)
      changed()
      void send()
    },
    hints: (path) => (state.held.has(path) ? askable(path, state.held.get(path)) : []),
    notSecret: (path) => {
      const value = valueNow(state, path)
      cleared.add(path, hintsIn(value, at.secrecyWords))
      put(path, value)
      changed()
      void send()
    },
    secret: async (path) => {
      const forgotten = forget(state, path)
      state = forgotten.state
      for (const it of forgotten.dropped) unwritten.delete(it)
      if (diskWorks) await at.journal.wipe(path).catch(() => undefined)
      if (state.server.get(path)?.value !== undefined && state.server.get(path)?.value !== null)
        put(path, null)
      changed()
      soon()
    },
    look: () => void poll(),
    flush,
    resume: () => {
      line = { is: 'open' }
      failures = 0
      changed()
      soon()
    },
    close: async () => {
      if (closed) return
      closed = true
      clearTimeout(timer)
      clearInterval(polling)
      window.removeEventListener('online', online)
      document.removeEventListener('visibilitychange', hidden)
      // The page within the site is left, the browser's page is not: what is on its way still arrives, and closing warns.
      await flush()
      await writing
      ended = true
      window.removeEventListener('beforeunload', warn)
    },
  }
}
