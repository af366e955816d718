import { createHash } from 'node:crypto'
import { audit } from '#core/call/audit.ts'
import type { Call } from '#core/call/call.ts'
import { checkAgainst } from '#core/call/check-against.ts'
import { parseCall } from '#core/call/parse.ts'
import type { CallProblem } from '#core/call/problem.ts'
import { phaseOf, withWindow } from '#core/call/window.ts'
import { canonicalJson } from '#core/canonical.ts'
import { officesLost } from '#core/decide/call/change.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { lockCall, occupiedOffices } from '../../db/calls.ts'
import { append } from '../../db/facts.ts'

export interface Installed {
  readonly call: string
  readonly version: number
  /** False where this very content was in force already. */
  readonly changed: boolean
  /** True where the folder names another window than the one in force, which was kept because it had begun. */
  readonly windowKept: boolean
}

/** A window given at installation instead of the folder's own (ruling 22). */
export interface WindowGiven {
  readonly opens?: Instant
  readonly closes?: Instant
}

/** Whether the window given counts every time, or only where the call was never installed before. */
export type WindowFor = 'always' | 'first-only'

/** Reads, audits and installs a call's folder as a new immutable version; every problem is reported, not the first. */
export async function installCall(
  ctx: Context,
  files: Readonly<Record<string, string>>,
  given: WindowGiven,
  at: Instant,
  windowFor: WindowFor = 'always',
): Promise<Result<Installed, readonly CallProblem[]>> {
  const parsed = parseCall(files)
  if (!parsed.ok) return parsed
  const installed = await ctx.db
    .transaction()
    .execute(async (tx): Promise<Result<Installed, readonly CallProblem[]>> => {
      const before = (await lockCall(tx, parsed.value.id))?.call
      const window = windowAfter(before, parsed.value, before && windowFor === 'first-only' ? {} : given, at)
      // An invented call moves as a whole; a real one was announced with the days that it has.
      const moved = parsed.value.invented
        ? withWindow(parsed.value, window.opens, window.closes)
        : parsed.value
      const call: Call = { ...moved, window }
      const problems = [...audit(call), ...(before ? await brokenBy(tx, before, call) : [])]
      if (problems.length > 0) return err(problems)
      const windowKept =
        window.opens !== (given.opens ?? parsed.value.window.opens) ||
        window.closes !== (given.closes ?? parsed.value.window.closes)
      return ok({ ...(await putInForce(ctx, tx, call, { by: null, note: '' }, at)), windowKept })
    })
  ctx.calls.refresh()
  return installed
}

/** What a newer version may not do to what has been built on the older one. */
const brokenBy = async (tx: Tx, before: Call, call: Call): Promise<readonly CallProblem[]> => [
  ...checkAgainst(before, call),
  ...officesLost(before, call, await occupiedOffices(tx, call.id)),
]

/**
 * The window after an installation. Once it has opened, a window is what was announced: a folder does not move it, and
 * extensions, a pause and their reasons are never lost. Only a window named by hand does.
 */
function windowAfter(
  before: Call | undefined,
  folder: Call,
  given: WindowGiven,
  at: Instant,
): Call['window'] {
  if (!before) return { ...folder.window, ...given }
  const { opens, closes, paused, extensions } = before.window
  const announced = at >= opens || extensions.length > 0
  return {
    ...folder.window,
    ...(announced ? { opens, closes } : {}),
    ...given,
    ...(paused ? { paused } : {}),
    extensions,
  }
}

/** Stores a version and makes it the one in force; the same content again changes nothing. */
export async function putInForce(
  ctx: Context,
  tx: Tx,
  call: Call,
  { by, note }: { readonly by: PersonId | null; readonly note: string },
  at: Instant,
): Promise<Omit<Installed, 'windowKept'>> {
  const digest = createHash('sha256').update(canonicalJson(call)).digest('hex')
  const last = await tx
    .selectFrom('call_version')
    .select(['version', 'digest'])
    .where('call', '=', call.id)
    .orderBy('version', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (last?.digest === digest) return { call: call.id, version: last.version, changed: false }
  const version = (last?.version ?? 0) + 1
  const id = ctx.dice.id(at)
  await tx
    .insertInto('call_version')
    .values({
      id,
      call: call.id,
      version,
      digest,
      content: JSON.stringify(call),
      installed_at: new Date(at),
      installed_by: by,
      note,
    })
    .execute()
  // A call that collects now is shown before one that is over or has not begun.
  const position = phaseOf(call.window, at) === 'concentrated' ? 0 : 1
  await tx
    .insertInto('call')
    .values({ id: call.id, current: id, position })
    .onConflict((on) => on.column('id').doUpdateSet({ current: id }))
    .execute()
  await append(tx, `call:${call.id}`, [{ happened: 'call-installed', detail: { version, digest } }], by, at)
  return { call: call.id, version, changed: true }
}
