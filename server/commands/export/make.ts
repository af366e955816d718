import { exportSubject, keptFor } from '#core/export.ts'
import type { PersonId } from '#core/id.ts'
import { mayExport } from '#core/permission/export.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { loadActor } from '../../db/actors.ts'
import { isDatabaseAway } from '../../db/away.ts'
import { beatExport, endExport, excuseExport, handOnExport, isMade } from '../../db/export-making.ts'
import type { ExportRow } from '../../db/exports.ts'
import { append } from '../../db/facts.ts'
import { StoreAway, StoreFull } from '../../files/store.ts'
import { notify } from '../../mail/notify.ts'
import { Refused } from '../../refused.ts'
import { exporterOf } from './exporter-of.ts'
import { keyOfExport } from './key.ts'

/** The export was given up while it was being made. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** This server leaves; another one makes it. */
class Leaving extends Error {
  override readonly name = 'Leaving'
}

/** How often the maker says how far it is. */
const between = 1000

/**
 * Makes what was asked for and tells who asked. Whether they may is asked again: a role may have been taken away meanwhile.
 * What fails is told as well, and fails alone; where store or database are away it falls silent, and is tried again.
 */
export async function makeExport(ctx: Context, it: ExportRow, leaving?: AbortSignal): Promise<void> {
  try {
    await make(ctx, it, leaving)
  } catch (error) {
    const about = { export: it.id, sort: it.sort }
    // The answer may be what was lost, and not the work.
    const made = await isMade(ctx.db, it).catch(() => undefined)
    if (made === undefined) return ctx.log.error({ err: error, ...about }, 'An export broke off.')
    if (made) return ctx.log.warn({ err: error, ...about }, 'An export is ready all the same.')
    const removed = await ctx.files.remove(keyOfExport(it)).then(
      () => true,
      (fault: unknown) => {
        ctx.log.warn({ err: fault, ...about }, 'The file of an export is still there.')
        return false
      },
    )
    if (error instanceof GivenUp) return
    // The next one would take the same number, and leave what lies there if it is given up.
    if (error instanceof Leaving) return removed ? handOnExport(ctx.db, it) : excuseExport(ctx.db, it, null)
    const problem = problemIn(error)
    if (error instanceof Refused) return fail(ctx, it, problem)
    ctx.log.error({ err: error, ...about }, 'An export failed.')
    if (error instanceof StoreAway && !(error instanceof StoreFull))
      return excuseExport(ctx.db, it, 'store-away')
    if (isDatabaseAway(error)) return
    await fail(ctx, it, problem)
  }
}

function problemIn(error: unknown): string {
  if (error instanceof Refused) return error.reason.why
  return error instanceof StoreFull ? 'store-full' : 'broken'
}

async function make(ctx: Context, it: ExportRow, leaving?: AbortSignal): Promise<void> {
  const began = ctx.now()
  const actor = await loadActor(ctx.db, it.person as PersonId, began)
  const may = mayExport(actor, it.sort)
  if (!may.ok) throw new Refused(may.error)
  const exporter = exporterOf(it.sort, it.wanted)
  if (!exporter.ok) throw new Refused(exporter.error)
  const planned = await exporter.value.plan(ctx, actor, it.language)
  let done = 0
  let told = 0
  let gone = false
  const on = async (now: number): Promise<void> => {
    done = now
    if (leaving?.aborted) throw new Leaving()
    if (ctx.now() - told < between) return
    told = ctx.now()
    if (gone || !(await beatExport(ctx.db, it, done, told))) throw new GivenUp()
  }
  const mark = planned.personal ? await markOf(ctx, it, began) : null
  const noted: Record<string, string> = {}
  const note = (name: string, value: string) => {
    noted[name] = value
  }
  // A step that takes long says that it lives all the same.
  const pulse = setInterval(() => {
    beatExport(ctx.db, it, done, ctx.now()).then(
      (held) => {
        gone ||= !held
      },
      () => {},
    )
  }, 20_000)
  const lacking = new Map<string | null, number>()
  const lacks = (no: string | null) => {
    lacking.set(no, (lacking.get(no) ?? 0) + 1)
  }
  const making = { id: it.id, language: it.language, at: began, mark, on, note, lacks }
  const bytes = exporter.value.write(ctx, actor, making)
  const { size, sha256 } = await ctx.files.write(keyOfExport(it), bytes).finally(() => clearInterval(pulse))
  const at = ctx.now()
  await ctx.db.transaction().execute(async (tx) => {
    const missing = [...lacking].map(([no, count]) => ({ no, count }))
    const lacked = missing.reduce((sum, { count }) => sum + count, 0)
    const end = { state: 'ready', size, sha256, done, lacking: lacked, until: at + keptFor } as const
    if (!(await endExport(tx, it, end, at))) throw new GivenUp()
    const detail = {
      sort: it.sort,
      count: done,
      sha256,
      personal: planned.personal,
      filter: filterOf(it.wanted),
      ...(lacked > 0 && { lacking: lacked }),
      ...noted,
    }
    await append(tx, exportSubject(it.id), [{ happened: 'export-made', detail }], actor.person, at)
    const params = { export: it.name, ...(lacked > 0 && { lacking: missing.slice(0, mostNamed), lacked }) }
    await notify(tx, ctx, { person: it.person, sort: 'export-ready', params, at })
  })
}

/** So many suggestions a notice names; the file names all. */
const mostNamed = 10

/** Who takes it out and when, in the file's own language. */
async function markOf(ctx: Context, it: ExportRow, at: number): Promise<string> {
  const { name } = await ctx.db
    .selectFrom('person')
    .select('name')
    .where('id', '=', it.person)
    .executeTakeFirstOrThrow()
  return sentences(it.language).export.mark({ name, at, id: it.id })
}

async function fail(ctx: Context, it: ExportRow, problem: string): Promise<void> {
  const at = ctx.now()
  await ctx.db.transaction().execute(async (tx) => {
    if (await endExport(tx, it, { state: 'failed', problem }, at))
      await notify(tx, ctx, {
        person: it.person,
        sort: 'export-failed',
        params: { export: it.name, why: problem },
        at,
      })
  })
}

/** The filter as codes; words that somebody searched for stay out of the record, which is never erased. */
function filterOf(wanted: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(wanted).map(([key, value]) => {
    if (Array.isArray(value)) return `${key}=[${value.length}]`
    const said = String(value)
    return /^[\w:.,*-]{1,60}$/.test(said) ? `${key}=${said}` : `${key}=…`
  })
}
