import type { UnitRowView, UnitsLooked } from '#api/unit-import.ts'
import { checkUnit, tidyUnit, type UnitColumn, type UnitEntry, unitColumns } from '#core/decide/org/entry.ts'
import type { NewFact } from '#core/fact.ts'
import type { OrgId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { readCreditCode } from '#core/org/credit-code.ts'
import { orgSubject } from '#core/org/org.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayImportUnits } from '#core/permission/org.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import { unitImport as en } from '#text/en/unit-import.ts'
import { unitImport as zh } from '#text/zh-CN/unit-import.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { lockUnits, type UnitKnown, unitsByCode } from '../../db/units-known.ts'
import { type HeadedRow, headed, headsOf, plainHead } from '../../files/table/headed.ts'
import { mostBytes, readTable } from '../../files/table/read.ts'
import { nameOf } from './change.ts'
import { revokeOpen, sendInvitation } from './invitations.ts'

const mostRows = 1000
const nothing = { missing: [], rows: [], fresh: 0, again: 0, known: 0, faulty: 0 }

interface Read {
  readonly looked: UnitsLooked
  /** Those who are to be registered, or whose contact is to be invited once more. */
  readonly entries: readonly { readonly entry: UnitEntry; readonly known: UnitKnown | undefined }[]
}

const refused = (
  problem: NonNullable<UnitsLooked['problem']>,
  missing: readonly UnitColumn[] = [],
): Read => ({
  looked: { ...nothing, problem, missing: [...missing] },
  entries: [],
})

/** What a list of units holds and what becomes of each; nothing is kept. */
export async function lookAtUnits(
  ctx: Context,
  actor: Actor,
  content: string,
): Promise<Result<UnitsLooked, Reason>> {
  const may = mayImportUnits(actor)
  if (!may.ok) return may
  return ok((await readUnits(ctx, ctx.db, content)).looked)
}

/** Whether a list was taken in, how many units it brought, how many letters went out, and what was seen in it. */
export interface UnitsImported {
  readonly taken: boolean
  readonly added: number
  readonly invited: number
  readonly looked: UnitsLooked
}

/** Registers and verifies every unit of a list that is new and invites its contact, wholly, or with one fault not at all. */
export async function importUnits(
  ctx: Context,
  actor: Actor,
  { content, key, at }: { readonly content: string; readonly key: string; readonly at: Instant },
): Promise<Result<UnitsImported, Reason>> {
  const may = mayImportUnits(actor)
  if (!may.ok) return may
  return ctx.db.transaction().execute((tx) =>
    once<UnitsImported>(tx, actor.person, key, 'import units', at, async () => {
      // Two lists at once would both find a unit new.
      await lockUnits(tx)
      const { looked, entries } = await readUnits(ctx, tx, content)
      if (looked.problem !== null || looked.faulty > 0)
        return ok({ taken: false, added: 0, invited: 0, looked })
      const by = { person: actor.person, name: await nameOf(tx, actor.person) }
      const roles = { filer: true, reviewer: false, admin: true }
      let invited = 0
      let added = 0
      for (const { entry, known } of entries) {
        const id = known?.id ?? (ctx.dice.id(at) as OrgId)
        const org = { id, name: known?.name ?? entry.name }
        const facts = known === undefined ? await registered(tx, id, entry, at) : []
        // Somebody registered it this very moment.
        if (facts === undefined) continue
        if (known !== undefined) await revokeOpen(tx, id, { email: entry.contactEmail }, at)
        const letter = { org, name: entry.contactName, email: entry.contactEmail, roles, by, at }
        const invitation = await sendInvitation(tx, ctx, { ...letter, language: 'zh-CN' })
        facts.push({ happened: 'member-invited', detail: { invitation, ...roles } })
        await append(tx, orgSubject(id), facts, actor.person, at)
        invited++
        if (known === undefined) added++
      }
      return ok({ taken: true, added, invited, looked })
    }),
  )
}

/** Puts a unit in, verified where its code leaves nothing to look at; gives what happened, nothing where it is there already. */
async function registered(tx: Tx, id: OrgId, entry: UnitEntry, at: Instant): Promise<NewFact[] | undefined> {
  const { creditCode, name, type, district } = entry
  const fits = digitFits(creditCode)
  const made = await tx
    .insertInto('org')
    .values({
      id,
      credit_code: creditCode,
      name,
      type,
      district,
      created_at: new Date(at),
      check_digit_fits: fits,
      verified_at: fits ? new Date(at) : null,
      profile: '{}',
    })
    .onConflict((on) => on.column('credit_code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return undefined
  return [
    { happened: 'org-registered', detail: { type, district, checkDigitFits: fits, imported: true } },
    ...(fits ? [{ happened: 'org-verified' as const, detail: { checkDigitFits: true } }] : []),
  ]
}

const digitFits = (code: string): boolean => {
  const read = readCreditCode(code)
  return read.ok && read.value.checkFits
}

async function readUnits(ctx: Context, db: Db | Tx, content: string): Promise<Read> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > mostBytes) return refused('too-large')
  const cells = await readTable(bytes)
  if (typeof cells === 'string') return refused(cells)
  const table = headed(cells, heads, unitColumns, mostRows)
  if (table.problem === 'missing-columns') return refused(table.problem, table.missing)
  if (table.problem !== null) return refused(table.problem)
  return judged(ctx, db, table.rows)
}

const heads = headsOf(unitColumns, zh.columns, en.columns)

async function judged(ctx: Context, db: Db | Tx, rows: readonly HeadedRow<UnitColumn>[]): Promise<Read> {
  const calls = (await ctx.calls.current()).map((it) => it.call)
  const codeOf = {
    type: codesBy(calls.flatMap((it) => it.orgTypes)),
    district: codesBy(calls.flatMap((it) => it.lists['districts'] ?? [])),
  }
  const codes = { type: new Set(codeOf.type.values()), district: new Set(codeOf.district.values()) }
  const read = rows.map((row) => {
    const coded = (it: 'type' | 'district') => codeOf[it].get(plainHead(row.text(it))) ?? row.text(it)
    const typed = Object.fromEntries(unitColumns.map((it) => [it, row.text(it)])) as UnitEntry
    return { row, entry: tidyUnit({ ...typed, type: coded('type'), district: coded('district') }) }
  })
  const registered = await unitsByCode(
    db,
    read.map((it) => it.entry.creditCode),
  )
  const seen = new Map<string, number>()
  const entries: Read['entries'][number][] = []
  const views = read.map(({ row, entry }): UnitRowView => {
    const findings: UnitRowView['findings'] = checkUnit(entry, codes).map(({ at, code, word }) => ({
      column: at,
      cell: row.cell(at),
      code,
      word,
    }))
    const earlier = entry.creditCode === '' ? undefined : seen.get(entry.creditCode)
    if (earlier !== undefined)
      findings.push({
        column: 'creditCode',
        cell: row.cell('creditCode'),
        code: 'twice',
        word: String(earlier),
      })
    else if (entry.creditCode !== '') seen.set(entry.creditCode, row.n)
    for (const { column, code } of row.unusable)
      findings.push({ column, cell: row.cell(column), code, word: '' })
    const known = registered.get(entry.creditCode)
    const fate = findings.length > 0 ? 'faulty' : fateOf(known)
    if (fate === 'new' || fate === 'again') entries.push({ entry, known })
    const { name, creditCode, contactEmail } = entry
    return {
      row: row.n,
      name,
      creditCode,
      contactEmail,
      fate,
      checkDigitFits: digitFits(creditCode),
      knownName: known !== undefined && known.name !== name ? known.name : null,
      findings,
    }
  })
  const count = (fate: UnitRowView['fate']) => views.filter((it) => it.fate === fate).length
  const counts = {
    fresh: count('new'),
    again: count('again'),
    known: count('known'),
    faulty: count('faulty'),
  }
  return { looked: { problem: null, missing: [], rows: views, ...counts }, entries }
}

const fateOf = (known: UnitKnown | undefined): 'new' | 'again' | 'known' =>
  known === undefined ? 'new' : known.administered ? 'known' : 'again'

/** Codes by the code itself and by either name, as people write them. */
const codesBy = (
  items: readonly { readonly code: string; readonly name: Words }[],
): ReadonlyMap<string, string> =>
  new Map(
    items.flatMap(({ code, name }) => [name.en, name.zh, code].map((it) => [plainHead(it), code] as const)),
  )
