import type { ListItem } from '#core/call/call.ts'
import type { Choosable, EntryFault, ExpertEntry } from '#core/expert/entry.ts'
import { checkEntry, tidyEntry } from '#core/expert/entry.ts'
import type { Expert } from '#core/expert/expert.ts'
import { plainName } from '#core/expert/unit-name.ts'
import type { ExpertId, OrgId } from '#core/id.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Db, Tx } from '../../context.ts'

/** Fields and disciplines of all calls in force, each once: the newest call's word for it. */
export async function choicesIn(ctx: Context): Promise<{
  readonly fields: readonly ListItem[]
  readonly disciplines: readonly ListItem[]
  /** Codes of fields by the other names that people call them. */
  readonly fieldAliases: ReadonlyMap<string, string>
}> {
  const calls = (await ctx.calls.current()).map((it) => it.call)
  const each = (items: readonly ListItem[]) => [...new Map(items.map((it) => [it.code, it])).values()]
  return {
    fields: each(calls.flatMap((it) => it.fields.map(({ code, name }) => ({ code, name })))),
    disciplines: each(calls.flatMap((it) => it.lists['disciplines'] ?? [])),
    fieldAliases: new Map(
      calls.flatMap((it) =>
        it.fields.flatMap(({ code, aliases }) => aliases.map((name) => [name, code] as const)),
      ),
    ),
  }
}

/** The codes alone, with those that somebody holds already: a call that has ended takes nothing away. */
export const choosableOf = (
  choices: Pick<Awaited<ReturnType<typeof choicesIn>>, 'fields' | 'disciplines'>,
  held?: Pick<Expert, 'fields' | 'disciplines'>,
): Choosable => ({
  fields: new Set([...choices.fields.map((it) => it.code), ...(held?.fields ?? [])]),
  disciplines: new Set([...choices.disciplines.map((it) => it.code), ...(held?.disciplines ?? [])]),
})

/** An entry that can be kept, or what is wrong with it. */
export async function readEntry(
  ctx: Context,
  given: ExpertEntry,
  held?: Expert,
): Promise<Result<ExpertEntry, Reason>> {
  const entry = tidyEntry(given)
  const faults = checkEntry(entry, choosableOf(await choicesIn(ctx), held))
  return faults.length === 0 ? ok(entry) : err({ why: 'bad-input', problems: faults.map(problemOf) })
}

const problemOf = ({ at, code }: EntryFault) => ({ at, problem: code })

/** Units of the site that entries name: by their code, or by a name that no other verified unit has. */
export async function unitsNamed(
  db: Db | Tx,
  entries: readonly Pick<ExpertEntry, 'orgName' | 'orgCode'>[],
): Promise<(entry: Pick<ExpertEntry, 'orgName' | 'orgCode'>) => { id: OrgId; code: string } | undefined> {
  const codes = [...new Set(entries.map((it) => it.orgCode).filter((it) => it !== ''))]
  const names = [...new Set(entries.map((it) => it.orgName))]
  const rows = await db
    .selectFrom('org')
    .select(['id', 'credit_code', 'name'])
    .where((eb) =>
      eb.or([
        ...(codes.length > 0 ? [eb('credit_code', 'in', codes)] : []),
        eb.and([eb('verified_at', 'is not', null), eb('name', 'in', names.length > 0 ? names : [''])]),
      ]),
    )
    .execute()
  return (entry) => {
    const found =
      entry.orgCode === ''
        ? rows.filter((it) => plainName(it.name) === plainName(entry.orgName))
        : rows.filter((it) => it.credit_code === entry.orgCode)
    const [only] = found
    return only && found.length === 1 ? { id: only.id as OrgId, code: only.credit_code } : undefined
  }
}

/** The expert whom an entry describes; a code of a unit that the site does not know is kept beside its name. */
export function expertOf(
  entry: ExpertEntry,
  unit: { readonly id: OrgId; readonly code: string } | undefined,
  { id, person, state, revision }: Pick<Expert, 'id' | 'person' | 'state' | 'revision'>,
): Expert {
  const others = entry.units.filter((it) => plainName(it.name) !== plainName(entry.orgName))
  const own =
    unit === undefined && entry.orgCode !== '' ? [{ name: entry.orgName, creditCode: entry.orgCode }] : []
  const { orgCode: _, ...kept } = entry
  return {
    ...kept,
    id,
    person,
    state,
    revision,
    mobile: entry.mobile === '' ? null : entry.mobile,
    org: unit?.id ?? null,
    orgCode: unit?.code ?? null,
    units: [...own, ...others],
  }
}

/** An expert as an entry again, for changing a part of it. */
export function entryOf(it: Expert): ExpertEntry {
  const own = it.units.find((unit) => plainName(unit.name) === plainName(it.orgName))
  return {
    name: it.name,
    email: it.email,
    mobile: it.mobile ?? '',
    orgName: it.orgName,
    orgCode: it.orgCode ?? own?.creditCode ?? '',
    units: it.units.filter((unit) => unit !== own),
    title: it.title,
    fields: it.fields,
    disciplines: it.disciplines,
    keywords: it.keywords,
    loadLimit: it.loadLimit,
    blackouts: it.blackouts,
    avoid: it.avoid,
    language: it.language,
  }
}

/** Somebody about to come into the pool. */
export const newcomer = (id: string): Pick<Expert, 'id' | 'person' | 'state' | 'revision'> => ({
  id: id as ExpertId,
  person: null,
  state: 'listed',
  revision: 1,
})
