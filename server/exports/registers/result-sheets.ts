import type { ResultListed } from '#api/results.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { handedInSheets } from '../../db/results.ts'
import { presentResult, type RoundRead, readSheet, rounded, type SheetRead } from '../../present/results.ts'
import type { Making } from '../exporter.ts'
import { sayIn } from './names.ts'
import { type Column, day, linked, portionsOf, type Sheet, sheetOf } from './sheet.ts'

/** The middle of several numbers; of two middles, what lies between. */
export function medianOf(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

const placeOf = { suggestion: 'suggestions', direction: 'directions', project: 'projects' } as const

/** What verdicts and flags are called in the calls that were judged by. */
function optionsOf(read: RoundRead, say: (words: { zh: string; en: string }) => string) {
  const sheets = [read.call.scoring, ...[...read.heads.values()].map((it) => it.sheet)]
  const named = (of: 'verdicts' | 'flags') =>
    new Map(sheets.flatMap((sheet) => sheet[of].map((it) => [it.code, say(it.name)] as const)))
  return { verdicts: named('verdicts'), flags: named('flags') }
}

/** Each subject with what was said of it together, as the table of results shows it. */
export function subjectsSheet(ctx: Context, read: RoundRead, { language, on }: Making): Sheet {
  const { register } = sentences(language)
  const { columns } = register
  const say = sayIn(language)
  const options = optionsOf(read, say)
  const counted = (
    names: ReadonlyMap<string, string>,
    all: readonly { readonly code: string; readonly count: number }[],
  ) => all.map((it) => register.counted(names.get(it.code) ?? it.code, it.count)).join(register.separator)
  async function* rows(): AsyncGenerator<readonly ResultListed[]> {
    yield [...read.heads.keys()].map((it) => presentResult(read, it))
    await on(read.heads.size)
  }
  const median = (it: ResultListed) =>
    medianOf((read.bySubject.get(it.subject) ?? []).map((one) => one.judged.total))
  const all: readonly Column<ResultListed>[] = [
    { label: columns.subjectNo, width: 22, cell: (it) => it.no },
    {
      label: columns.subject,
      width: 48,
      cell: (it) => linked(it.title, `${ctx.config.publicUrl}/${placeOf[read.round.subjects]}/${it.subject}`),
    },
    { label: columns.kind, width: 22, cell: (it) => it.kind && say(it.kind) },
    { label: columns.sheets, width: 10, cell: (it) => it.total?.count ?? null },
    { label: columns.mean, width: 8, cell: (it) => it.total?.mean ?? null },
    { label: columns.median, width: 8, cell: (it) => (it.total ? median(it) : null) },
    { label: columns.lowest, width: 8, cell: (it) => it.total?.lowest ?? null },
    { label: columns.highest, width: 8, cell: (it) => it.total?.highest ?? null },
    { label: columns.deviation, width: 10, cell: (it) => it.total?.deviation ?? null },
    {
      label: columns.disagrees,
      width: 10,
      cell: (it) => (it.total ? (it.total.disagrees ? register.yes : register.no) : null),
    },
    { label: columns.adjusted, width: 10, cell: (it) => it.adjusted },
    { label: columns.group, width: 8, cell: (it) => it.group },
    { label: columns.verdicts, width: 30, cell: (it) => counted(options.verdicts, it.verdicts) },
    { label: columns.flags, width: 30, cell: (it) => counted(options.flags, it.flags) },
    {
      label: columns.note,
      width: 30,
      cell: (it) => (it.masked ? register.masked : it.gone && register.gone[it.gone]),
    },
  ]
  return sheetOf(register.sheets.subjects, all, rows)
}

/** Each sheet handed in, whole; whose it is stands in it only where the round shows names. */
export function judgedSheet(ctx: Context, read: RoundRead, { language }: Making): Sheet {
  const { register } = sentences(language)
  const { columns } = register
  const say = sayIn(language)
  const options = optionsOf(read, say)
  const { round } = read
  async function* rows(): AsyncGenerator<readonly SheetRead[]> {
    for (const subjects of portionsOf([...read.heads.keys()], 100)) {
      const all = await handedInSheets(ctx.db, round.id, subjects)
      const sheets = all.flatMap((it) => readSheet(it, read.heads, read.masked))
      yield subjects.flatMap((subject) => sheets.filter((it) => it.subject === subject))
    }
  }
  const sheets = [...read.heads.values()].map((it) => it.sheet)
  const criteria = new Map(sheets.flatMap((it) => it.criteria).map((it) => [it.code, it]))
  const scored = [...criteria.values()].flatMap(({ code, name, max }): Column<SheetRead>[] => {
    const one = (it: SheetRead) => it.judged.scores.find((score) => score.criterion === code)
    return [
      { label: register.criterion(say(name), max), width: 12, cell: (it) => one(it)?.points ?? null },
      { label: register.criterionWhy(say(name)), width: 36, cell: (it) => one(it)?.why ?? null },
    ]
  })
  const number = (it: SheetRead) => read.numbers.get(it.expert) ?? 0
  const names: readonly Column<SheetRead>[] =
    round.names === 'shown' ? [{ label: columns.expertName, width: 14, cell: (it) => it.name }] : []
  const adjusted = (it: SheetRead) =>
    read.masked.size > 0 ? null : rounded(it.judged.total - (read.adjusted.leniency.get(it.expert) ?? 0))
  const all: readonly Column<SheetRead>[] = [
    { label: columns.subjectNo, width: 22, cell: (it) => read.heads.get(it.subject)?.no ?? null },
    { label: columns.subject, width: 40, cell: (it) => read.heads.get(it.subject)?.title ?? null },
    { label: columns.expert, width: 10, cell: (it) => register.expertNo(number(it)) },
    ...names,
    { label: columns.total, width: 8, cell: (it) => it.judged.total },
    { label: columns.adjusted, width: 10, cell: adjusted },
    ...scored,
    {
      label: columns.verdict,
      width: 18,
      cell: ({ judged }) => options.verdicts.get(judged.verdict) ?? judged.verdict,
    },
    {
      label: columns.flags,
      width: 30,
      cell: ({ judged }) => judged.flags.map((it) => options.flags.get(it) ?? it).join(register.separator),
    },
    { label: columns.comments, width: 60, cell: ({ judged }) => judged.comment },
    { label: columns.forOffice, width: 40, cell: ({ judged }) => judged.forOffice },
    { label: columns.handedIn, width: 14, cell: (it) => day(it.handedInAt) },
    { label: columns.released, width: 16, cell: (it) => day(it.releasedAt) },
  ]
  return sheetOf(register.sheets.judged, all, rows)
}

/** The levels that experts give together to each technology element. */
export function levelsSheet(read: RoundRead, { language }: Making): Sheet {
  const { register } = sentences(language)
  const { columns } = register
  const say = sayIn(language)
  interface Row {
    readonly of: ResultListed
    readonly it: ResultListed['levels'][number]
  }
  async function* rows(): AsyncGenerator<readonly Row[]> {
    for (const subject of read.heads.keys()) {
      const of = presentResult(read, subject)
      yield of.levels.map((it) => ({ of, it }))
    }
  }
  const all: readonly Column<Row>[] = [
    { label: columns.subjectNo, width: 22, cell: ({ of }) => of.no },
    { label: columns.subject, width: 40, cell: ({ of }) => of.title },
    { label: columns.element, width: 30, cell: ({ it }) => say(it.name) },
    { label: columns.self, width: 10, cell: ({ it }) => it.self },
    { label: columns.level, width: 12, cell: ({ it }) => it.level },
    { label: columns.lowest, width: 8, cell: ({ it }) => it.lowest },
    { label: columns.highest, width: 8, cell: ({ it }) => it.highest },
    { label: columns.given, width: 12, cell: ({ it }) => it.given },
    { label: columns.enough, width: 8, cell: ({ it }) => (it.enough ? register.yes : register.no) },
  ]
  return sheetOf(register.sheets.levels, all, rows)
}
