import type { Listed } from '#api/suggestions.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { type NamesOfCall, namesOfAll, type namesOfCalls } from './names.ts'
import { type Column, day, linked } from './sheet.ts'

/** A row of any list of suggestions with what a register tells of it besides. */
export interface SuggestionRow extends Omit<Listed, 'org' | 'filer'> {
  readonly org: { readonly name: string; readonly type: string; readonly district: string }
  readonly filer: { readonly name: string }
  readonly coAuthors: readonly string[]
  /** Null where the reader does not get the content. */
  readonly attachments: number | null
  readonly names: NamesOfCall
}

/** The columns that every register of suggestions has, by name; each takes those it wants, in its own order. */
export async function suggestionColumns(ctx: Context, language: Language) {
  const { register, suggestion } = sentences(language)
  const { columns: labels } = register
  const all = await namesOfAll(ctx, language)
  const site = ctx.config.publicUrl
  const yes = (it: boolean) => (it ? register.yes : register.no)
  const column = (
    name: keyof typeof labels,
    width: number,
    cell: Column<SuggestionRow>['cell'],
  ): Column<SuggestionRow> => ({ label: labels[name], width, cell })
  return {
    no: column('no', 22, (it) => it.no),
    title: column('title', 48, (it) => linked(it.title, `${site}/suggestions/${it.id}`)),
    work: column('title', 48, (it) => linked(it.title, `${site}/suggestions/${it.id}/work`)),
    kind: column('kind', 22, (it) => it.names.kind(it.kind)),
    field: column('field', 18, (it) => it.names.field(it.field)),
    livelihood: column('livelihood', 18, (it) => it.names.livelihood(it.livelihood)),
    call: column('call', 20, (it) => it.names.call),
    state: column('state', 14, (it) => suggestion.states[it.state]),
    triage: column('triage', 10, (it) => yes(it.triage)),
    unit: column('unit', 28, (it) => it.org.name),
    unitType: column('unitType', 14, (it) => all.orgType(it.org.type)),
    district: column('district', 14, (it) => all.of('districts', it.org.district)),
    office: column('office', 18, (it) => it.names.office(it.office)),
    handler: column('handler', 12, (it) => it.handler?.name ?? null),
    filer: column('filer', 12, (it) => it.filer.name),
    coAuthors: column('coAuthors', 24, (it) => it.coAuthors.join(register.separator)),
    cohort: column('cohort', 14, (it) => (it.cohort === null ? null : register.cohorts[it.cohort])),
    firstHandedIn: column('firstHandedIn', 14, (it) => day(it.firstHandedIn)),
    handedIn: column('handedIn', 14, (it) => day(it.handedIn)),
    since: column('since', 16, (it) => day(it.since)),
    waiting: column('waiting', 12, (it) => it.waiting),
    overdue: column('overdue', 10, (it) => yes(it.overdue)),
    due: column('due', 14, (it) => day(it.due)),
    versions: column('versions', 8, (it) => it.versions),
    transfers: column('transfers', 10, (it) => it.transfers),
    readinessNow: column('readinessNow', 10, (it) => it.readinessNow),
    readinessTarget: column('readinessTarget', 10, (it) => it.readinessTarget),
    attachments: column('attachments', 8, (it) => it.attachments),
    unitRank: column('unitRank', 10, (it) => it.unitRank),
    editedAt: column('editedAt', 14, (it) => day(it.editedAt)),
  } as const
}

/** The names of each row's own call, for a portion at once. */
export async function withNames<Row extends { readonly call: string }>(
  rows: readonly Row[],
  names: ReturnType<typeof namesOfCalls>,
): Promise<readonly (Row & { readonly names: NamesOfCall })[]> {
  return Promise.all(rows.map(async (it) => ({ ...it, names: await names(it.call) })))
}
