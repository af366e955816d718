import { createHash } from 'node:crypto'
import { audit } from '#core/call/audit.ts'
import type { Call } from '#core/call/call.ts'
import { checkAgainst } from '#core/call/check-against.ts'
import { parseCall } from '#core/call/parse.ts'
import type { CallProblem } from '#core/call/problem.ts'
import { phaseOf } from '#core/call/window.ts'
import { canonicalJson } from '#core/canonical.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'

export interface Installed {
  readonly call: string
  readonly version: number
  /** False where this very content was in force already. */
  readonly changed: boolean
}

/** A window given at installation instead of the folder's own (ruling 22). */
export interface WindowGiven {
  readonly opens?: Instant
  readonly closes?: Instant
}

/** Reads, audits and installs a call's folder as a new immutable version; every problem is reported, not the first. */
export async function installCall(
  ctx: Context,
  files: Readonly<Record<string, string>>,
  given: WindowGiven,
  at: Instant,
): Promise<Result<Installed, readonly CallProblem[]>> {
  const parsed = parseCall(files)
  if (!parsed.ok) return parsed
  const call: Call = { ...parsed.value, window: { ...parsed.value.window, ...given } }
  const problems = audit(call)
  if (problems.length > 0) return err(problems)
  const before = await ctx.calls.byId(call.id)
  const broken = before ? checkAgainst(before.call, call) : []
  if (broken.length > 0) return err(broken)
  const installed = await ctx.db
    .transaction()
    .execute((tx) => putInForce(ctx, tx, call, { by: null, note: '' }, at))
  ctx.calls.refresh()
  return ok(installed)
}

/** Stores a version and makes it the one in force; the same content again changes nothing. */
export async function putInForce(
  ctx: Context,
  tx: Tx,
  call: Call,
  { by, note }: { readonly by: PersonId | null; readonly note: string },
  at: Instant,
): Promise<Installed> {
  const digest = createHash('sha256').update(canonicalJson(call)).digest('hex')
  const last = await tx
    .selectFrom('call_version')
    .select(['version', 'digest'])
    .where('call', '=', call.id)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
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
