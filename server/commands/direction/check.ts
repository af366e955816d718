import { leastReason } from '#core/decide/said.ts'
import { type BreadthHit, checkBreadth } from '#core/direction/breadth.ts'
import type { Direction } from '#core/direction/direction.ts'
import { checkSourcing, type SourcingHit } from '#core/direction/sourcing.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Field } from '#core/form/form.ts'
import { rowsOf } from '#core/form/kinds/table.ts'
import type { Instant } from '#core/instant.ts'
import { lengthOf } from '#core/text.ts'
import { breadthWords } from '#text/breadth-words.ts'
import type { Context } from '../../context.ts'
import { linksOf, sourcesOf } from '../../db/direction-sources.ts'
import { type SourceText, sourceTexts } from './source-texts.ts'
import { findingsOf, wordsOf } from './step.ts'

/** What a direction still lacks, what looks too narrow in it, and what comes from nowhere. */
export interface DirectionChecked {
  readonly findings: readonly Finding[]
  readonly breadth: readonly BreadthHit[]
  readonly sourcing: readonly SourcingHit[]
}

/** Checks a direction as it stands; it stores nothing and stops nothing. */
export async function checkDirection(ctx: Context, it: Direction, at: Instant): Promise<DirectionChecked> {
  const [{ call, form, answers }, findings, sources, links, texts] = await Promise.all([
    wordsOf(ctx, ctx.db, it),
    findingsOf(ctx, ctx.db, it, at),
    sourcesOf(ctx.db, it.id),
    linksOf(ctx.db, it.id),
    sourceTexts(ctx, it.id),
  ])
  return {
    findings,
    breadth: checkBreadth(
      {
        form,
        answers,
        lists: call.lists,
        words: breadthWords,
        units: [...new Set([...sources.map((source) => source.orgName), ...texts.flatMap(partnersIn)])],
        people: [...new Set(texts.flatMap(peopleIn))],
        teams: texts.flatMap(teamsIn),
      },
      call.breadth,
    ),
    sourcing: checkSourcing({
      form,
      answers,
      hasReason: lengthOf(it.topDown) >= leastReason,
      sources,
      links,
    }),
  }
}

const fieldsIn = ({ form }: SourceText): readonly Field[] =>
  form.sections.flatMap((section) => section.fields)

const textsIn = (values: readonly unknown[]): readonly string[] =>
  values.flatMap((it) => (typeof it === 'string' && it !== '' ? [it] : []))

/** The people whom a source names, in fields and in tables. */
function peopleIn(it: SourceText): readonly string[] {
  return fieldsIn(it).flatMap((field) => {
    if (field.use === 'person-name') return textsIn([it.answers[field.id]])
    if (field.kind !== 'table') return []
    const names = field.columns.filter((column) => column.use === 'person-name')
    return rowsOf(it.answers[field.id]).flatMap((row) => textsIn(names.map(({ id }) => row.cells[id])))
  })
}

/** The enterprises that a source names as partners: the first column of words calls them. */
function partnersIn(it: SourceText): readonly string[] {
  return fieldsIn(it).flatMap((field) => {
    if (field.use !== 'partner-enterprises' || field.kind !== 'table') return []
    const name = field.columns.find((column) => column.kind === 'text' && column.format === undefined)
    return name ? rowsOf(it.answers[field.id]).flatMap((row) => textsIn([row.cells[name.id]])) : []
  })
}

const teamsIn = (it: SourceText): readonly number[] =>
  fieldsIn(it).flatMap((field) => {
    const teams = field.use === 'able-teams' ? it.answers[field.id] : undefined
    return typeof teams === 'number' ? [teams] : []
  })
