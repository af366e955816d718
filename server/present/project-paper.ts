import type { Call } from '#core/call/call.ts'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import { assemble } from '#core/form/paths.ts'
import type { Actor } from '#core/permission/actor.ts'
import { writableProject } from '#core/permission/project.ts'
import { isWritten, type Project, type SnapshotStage, type WrittenStage } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { Words } from '#core/text.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import { levelsFor } from '#core/trl/checklists.ts'
import { assessmentPart } from '#documents/assessment.ts'
import type { Paper } from '#documents/paper.ts'
import { paperOf } from '#documents/sheet.ts'
import { inGroups, type PaperLanguage, speaking } from '#documents/speaking.ts'
import { paper as english } from '#text/en/paper.ts'
import { project as stagesInEnglish } from '#text/en/project.ts'
import { formatInstant } from '#text/format.ts'
import { paper as chinese, type PaperText } from '#text/zh-CN/paper.ts'
import { project as stagesInChinese } from '#text/zh-CN/project.ts'
import { stageFormOf } from '../commands/project/stage-form.ts'
import type { Context } from '../context.ts'
import { projectAnswers } from '../db/project-answers.ts'

import { granted, Refused } from '../refused.ts'
import { snapshotViewOf } from './project-snapshot.ts'

interface Shown {
  readonly paper: Paper
  /** Number and stage, for the file's name. */
  readonly name: string
}

type Head = { readonly label: (words: PaperText['project']) => string; readonly text: string }

/** The blank form of a stage, as the call of the project has it. */
export async function blankStage(
  ctx: Context,
  it: Project,
  stage: WrittenStage,
  language: PaperLanguage,
): Promise<Shown> {
  const { call, form } = await stageFormOf(ctx, it, stage)
  const paper = formPaper({ it, call, form, answers: undefined, orgType: '', language, heads: [] })
  return { paper, name: form.title.zh }
}

/** The stage as it is being written, to those who write it. */
export async function stageNowPaper(
  ctx: Context,
  actor: Actor,
  it: Project,
  language: PaperLanguage,
): Promise<Shown> {
  granted(writableProject(actor, it))
  const { stage } = it
  if (!isWritten(stage)) throw new Refused({ why: 'wrong-stage', stage, step: it.step })
  const [{ call, form }, stored, org] = await Promise.all([
    stageFormOf(ctx, it, stage),
    projectAnswers(ctx.db, it.id, stage),
    bearerOf(ctx, it),
  ])
  const answers = assemble(
    form,
    stored.filter((row) => row.value !== null),
  )
  const heads: Head[] = [
    { label: (words) => words.no, text: it.no },
    { label: (words) => words.unit, text: org.name },
    { label: (words) => words.stage, text: `${stageName(stage).zh}（${chinese.project.writing}）` },
  ]
  const paper = formPaper({ it, call, form, answers, orgType: org.type, language, heads })
  return { paper, name: `${it.no} ${stageName(stage).zh}` }
}

/** A snapshot as this reader sees it on the screen: its form where it has one, otherwise what was assessed. */
export async function snapshotPaper(
  ctx: Context,
  actor: Actor,
  it: Project,
  snapshot: Snapshot,
  language: PaperLanguage,
): Promise<Shown> {
  const [view, org] = await Promise.all([snapshotViewOf(ctx, actor, it, snapshot), bearerOf(ctx, it)])
  const assessment = view.assessment as Assessment | null
  const heads: Head[] = [
    { label: (words) => words.no, text: it.no },
    { label: (words) => words.name, text: it.title },
    { label: (words) => words.unit, text: org.name },
    { label: (words) => words.stage, text: stageName(view.stage).zh },
    { label: (words) => words.snapshot, text: chinese.project.nth(view.n) },
    { label: (words) => words.at, text: formatInstant(view.at, 'zh-CN') },
    ...(assessment?.overall ? [overall(assessment)] : []),
    { label: (words) => words.hash, text: inGroups(view.hash) },
  ]
  const name = `${it.no} ${stageName(view.stage).zh} ${view.n}`
  const answers = view.answers as Answers | null
  if (answers !== null && snapshot.stage !== 'suggestion' && isWritten(snapshot.stage)) {
    const { call, form } = await stageFormOf(ctx, it, snapshot.stage)
    return { paper: formPaper({ it, call, form, answers, orgType: org.type, language, heads }), name }
  }
  const { call } = await ctx.calls.version(snapshot.basis.callVersion)
  const { said, own } = speaking(language, chinese, english)
  return {
    name,
    paper: {
      identity: { call: it.call, version: snapshot.basis.callVersion, kind: '', form: '' },
      title: said(stageName(view.stage)),
      heads: headsIn(language, heads),
      sheets: [{ parts: assessment === null ? [] : [partOf(call, assessment, language)] }],
      notes: view.evidenceHidden ? [own((words) => words.project.evidenceHidden)] : [],
    },
  }
}

function partOf(call: Call, assessment: Assessment, language: PaperLanguage) {
  const { scale, checklists } = call.readiness
  return assessmentPart({
    assessment,
    levels: levelsFor(scale, checklists ?? { classes: [] }, assessment.technology),
    verdicts: call.lists['readinessVerdicts'] ?? [],
    evidenceTypes: call.lists['evidenceTypes'] ?? [],
    language,
  })
}

function overall({ overall, target, elements }: Assessment): Head {
  const binding = overall?.binding ?? []
  const names = elements.filter((one) => binding.includes(one.id)).map((one) => one.name)
  return {
    label: (words) => words.overall,
    text: chinese.project.overallText(overall?.level ?? 0, target, names.join(chinese.readiness.join)),
  }
}

interface Printed {
  readonly it: Project
  readonly call: Call
  readonly form: Form
  readonly answers: Answers | undefined
  readonly orgType: string
  readonly language: PaperLanguage
  readonly heads: readonly Head[]
}

/** The form of a stage; nothing of it is read back, so that it names no kind. */
function formPaper({ it, call, form, answers, orgType, language, heads }: Printed): Paper {
  const paper = paperOf({
    identity: { call: call.id, version: it.callVersion, kind: '', form: form.id },
    form,
    lists: call.lists,
    readiness: call.readiness,
    title: form.title,
    language,
    heads: [],
    filled: answers === undefined ? undefined : { kind: it.kind, orgType, answers },
  })
  return { ...paper, heads: headsIn(language, heads) }
}

const headsIn = (language: PaperLanguage, heads: readonly Head[]): Paper['heads'] => {
  const { own } = speaking(language, chinese.project, english.project)
  return heads.map(({ label, text }) => ({ label: own(label), text }))
}

const stageName = (stage: SnapshotStage): Words =>
  stage === 'suggestion'
    ? { zh: chinese.project.baseline, en: english.project.baseline }
    : { zh: stagesInChinese.stages[stage], en: stagesInEnglish.stages[stage] }

const bearerOf = (ctx: Context, it: Project) =>
  ctx.db.selectFrom('org').select(['name', 'type']).where('id', '=', it.org).executeTakeFirstOrThrow()
