import { access, open, rename, rm } from 'node:fs/promises'
import { type ExportSort, exportSorts, exportSubject } from '#core/export.ts'
import type { PersonId } from '#core/id.ts'
import { mayExport } from '#core/permission/export.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import { exporterOf } from '#server/commands/export/exporter-of.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { append } from '#server/db/facts.ts'
import { findByAccount } from '#server/db/people.ts'
import { meter } from '#server/files/meter.ts'
import { Refused } from '#server/refused.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

const common = '--as <e-mail> --out <file> [--language en]'
const usage = {
  dossier: `export dossier [--ids <id,…>] [--nos <number,…>] [--call <name>] [--filter office=…&view=…] ${common}`,
  archive: `export archive --call <name> ${common}`,
  list: `export list --sort <${exportSorts.filter((it) => it !== 'dossier' && it !== 'archive').join('|')}> [--filter view=…&call=…] ${common}`,
}

/** `export dossier`: suggestions with everything that belongs to them, as somebody with an account may read them. */
export const exportDossier: Verb = {
  about: `write a dossier: ${usage.dossier}`,
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const [ids, nos, call] = ['ids', 'nos', 'call'].map((name) => option(args, name))
      const named = [...listed(ids), ...(await idsOf(ctx, listed(nos)))]
      const wanted =
        named.length > 0 ? { ids: named } : { ...(call !== undefined && { call }), ...filterIn(args) }
      if (Object.keys(wanted).length === 0) throw new Error(`Of what? ${usage.dossier}`)
      await write(ctx, 'dossier', wanted, args, usage.dossier)
    }),
}

/** `export archive`: everything of a call, for the records office. */
export const exportArchive: Verb = {
  about: `write the archive of a call: ${usage.archive}`,
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const call = option(args, 'call')
      if (call === undefined) throw new Error(`Of which call? ${usage.archive}`)
      await write(ctx, 'archive', { call }, args, usage.archive)
    }),
}

/** `export list`: a register of any list, filtered in the words of its address. */
export const exportList: Verb = {
  about: `write a register of a list: ${usage.list}`,
  run: (args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const sort = exportSorts.find((it) => it === option(args, 'sort'))
      if (!sort) throw new Error(`Which list? ${usage.list}`)
      await write(ctx, sort, filterIn(args), args, usage.list)
    }),
}

const listed = (text: string | undefined): readonly string[] => text?.split(',').filter(Boolean) ?? []

const filterIn = (args: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(option(args, 'filter') ?? ''))

async function idsOf({ db }: Context, nos: readonly string[]): Promise<readonly string[]> {
  if (nos.length === 0) return []
  const rows = await db
    .selectFrom('suggestion')
    .select(['id', 'no'])
    .where('no', 'in', [...nos])
    .execute()
  const missing = nos.filter((no) => !rows.some((it) => it.no === no))
  if (missing.length > 0) throw new Error(`No suggestion has this number: ${missing.join(', ')}.`)
  return rows.map((it) => it.id)
}

/**
 * Writes the file beside its name and names it once it is whole. Whoever runs this has the machine, but it is made with the
 * rights of the account that is named, and recorded as theirs by an operator's hand.
 */
async function write(
  ctx: Context,
  sort: ExportSort,
  wanted: Readonly<Record<string, unknown>>,
  args: readonly string[],
  how: string,
): Promise<void> {
  const [account, out] = [option(args, 'as'), option(args, 'out')]
  const language: Language = option(args, 'language') === 'en' ? 'en' : 'zh-CN'
  if (account === undefined || out === undefined) throw new Error(`As whom, and into which file? ${how}`)
  const person = await findByAccount(ctx.db, account)
  if (!person) throw new Error(`Nobody signs in as ${account}.`)
  if (await exists(out)) throw new Error(`${out} is there already; choose another name.`)
  const at = ctx.now()
  const actor = await loadActor(ctx.db, person.id as PersonId, at)
  granted(mayExport(actor, sort))
  const exporter = granted(exporterOf(sort, wanted))
  try {
    const planned = await exporter.plan(ctx, actor, language)
    const id = ctx.dice.id(at)
    const noted: Record<string, string> = {}
    let count = 0
    let lacking = 0
    const making = {
      id,
      language,
      at,
      mark: planned.personal ? sentences(language).export.mark({ name: person.name, at, id }) : null,
      on: async (done: number) => {
        count = done
      },
      note: (name: string, value: string) => {
        noted[name] = value
      },
      lacks: () => {
        lacking++
      },
    }
    const { size, sha256 } = await saved(exporter.write(ctx, actor, making), out)
    const detail = {
      sort,
      count,
      sha256,
      personal: planned.personal,
      operator: true,
      as: person.id,
      ...(lacking > 0 && { lacking }),
      ...noted,
    }
    await ctx.db
      .transaction()
      .execute((tx) => append(tx, exportSubject(id), [{ happened: 'export-made', detail }], null, ctx.now()))
    console.log(`${out}: ${count} of ${planned.total}, ${size} bytes`)
    console.log(`SHA-256 ${sha256}`)
    if (lacking > 0)
      console.log(`Attachments missing or not whole: ${lacking}. Its contents page names each.`)
    if (noted['manifest']) console.log(`manifest ${noted['manifest']}`)
  } catch (error) {
    throw error instanceof Refused ? new Error(sentences('en').reason.of(error.reason)) : error
  }
}

/** A piece is done with before the next is asked for: whoever gives it uses its memory again. */
async function saved(
  bytes: AsyncIterable<Uint8Array>,
  out: string,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const aside = `${out}.part`
  const file = await open(aside, 'wx', 0o600)
  const metered = meter()
  try {
    try {
      for await (const piece of bytes) {
        metered.take(piece)
        for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
      }
    } finally {
      await file.close()
    }
    await rename(aside, out)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  const { size, sha256 } = metered.result()
  return { size, sha256 }
}

const exists = (name: string): Promise<boolean> =>
  access(name).then(
    () => true,
    () => false,
  )

function granted<T>(outcome: Result<T, Reason>): T {
  if (outcome.ok) return outcome.value
  throw new Error(sentences('en').reason.of(outcome.error))
}
