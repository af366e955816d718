import type { TaskListed, TaskView } from '#api/judging.ts'
import type { Call } from '#core/call/call.ts'
import { shownOf } from '#core/expert/blind.ts'
import { judgedThings } from '#core/expert/round.ts'
import { sheetForm } from '#core/expert/sheet-form.ts'
import { fieldUsedFor } from '#core/expert/title.ts'
import type { Actor } from '#core/permission/actor.ts'
import { answerable, judgeable, subjectReadable } from '#core/permission/round.ts'
import type { Context } from '../context.ts'
import {
  type Gone,
  type SubjectHead,
  type SubjectText,
  subjectHeads,
  subjectText,
} from '../db/judged-subjects.ts'
import { sheetOf } from '../db/sheets.ts'
import type { HeldTask, TaskListed as Row } from '../db/tasks.ts'
import { presentForm } from './call.ts'
import { sheetWordsFor } from './sheet-words.ts'

const nobody = { zh: '', en: '' }

/** Why it is judged no more; whoever has handed in is done whatever was decided since. */
const goneFor = ({ task }: HeldTask, head: SubjectHead | undefined): Gone | null => {
  if (head === undefined) return 'removed'
  return head.gone === 'decided' && task.state === 'handed-in' ? null : head.gone
}

/** A task in its expert's list: what it is about, but nothing of what was declined or is judged no more. */
function listed(
  held: HeldTask,
  filled: number,
  call: Call | undefined,
  head: SubjectHead | undefined,
): TaskListed {
  const { task, round, handedInAt } = held
  const office = call?.offices.find((it) => it.code === round.office)
  const gone = goneFor(held, head)
  const shown = task.state !== 'declined' && task.state !== 'void'
  const told = shown && gone === null ? head : undefined
  return {
    id: task.id,
    round: {
      title: round.title,
      due: round.due,
      blind: round.blind,
      subjects: round.subjects,
      closed: round.state === 'closed',
    },
    office: { name: office?.name ?? nobody, phone: office?.phone ?? '' },
    // A task that ended with its subject says only that it did.
    state: task.state === 'void' ? 'declined' : (task.state as TaskListed['state']),
    title: told?.title ?? '',
    kind: call?.kinds.find((it) => it.code === told?.kind)?.name ?? null,
    field: call?.fields.find((it) => it.code === told?.field)?.name ?? null,
    filled,
    of: round.subjects === 'project' ? (head?.elements.length ?? 0) : (call?.scoring.criteria.length ?? 0),
    gone,
    handedInAt,
  }
}

/** The rows of an expert's list; heads of each sort of thing are asked for together. */
export async function presentTasks(ctx: Context, rows: readonly Row[]): Promise<TaskListed[]> {
  const heads = new Map<string, SubjectHead>()
  for (const sort of judgedThings) {
    const refs = rows
      .filter((it) => it.round.subjects === sort)
      .map((it) => ({ id: it.task.subject, version: it.version }))
    for (const [id, head] of await subjectHeads(ctx, sort, refs, { elements: false })) heads.set(id, head)
  }
  const calls = await ctx.calls.current()
  const there = rows.filter((it) => it.task.state !== 'void' || heads.get(it.task.subject)?.gone !== null)
  return there.map((it) =>
    listed(
      it,
      it.filled,
      calls.find((one) => one.call.id === it.round.call)?.call,
      heads.get(it.task.subject),
    ),
  )
}

/** The whole of a task, as far as its expert may read it now. The caller has made sure that it exists for them. */
export async function presentTask(ctx: Context, actor: Actor, held: HeldTask): Promise<TaskView> {
  const { task, round, expert, version } = held
  const text = await subjectText(ctx, round.subjects, { id: task.subject, version })
  const inForce = (await ctx.calls.byId(round.call))?.call
  const call = text?.call ?? inForce
  const rows = await sheetOf(ctx.db, task.id)
  const counts = round.subjects === 'project' ? /^level-(?!why-)/ : /^score-/
  const filled = rows.filter((it) => counts.test(it.path) && it.value !== null && it.value !== '').length
  const there = text !== undefined && goneFor(held, text) === null
  const answers = answerable(actor, expert, task, round).ok
  const writes = there && judgeable(actor, expert, task, round).ok
  const reads = there && subjectReadable(actor, expert, task, round).ok
  return {
    ...listed(held, filled, call, text),
    call: round.call,
    may: [
      ...(answers && there && task.state === 'invited' ? ['accept' as const] : []),
      ...(answers ? ['decline' as const] : []),
      ...(writes ? ['write' as const] : []),
    ],
    abstract: there && task.state !== 'declined' && text ? abstractOf(held, text) : '',
    subject: reads && text ? presentSubject(held, text) : null,
    sheet: reads && text ? presentSheet(held, text, rows) : null,
  }
}

function abstractOf(held: HeldTask, text: SubjectText): string {
  const shown = shownOf(text.form, text.answers, { blind: held.round.blind, released: held.released })
  const value = shown.answers[fieldUsedFor(shown.form, 'abstract') ?? '']
  return typeof value === 'string' ? value : ''
}

function presentSubject(held: HeldTask, text: SubjectText): TaskView['subject'] {
  const shown = shownOf(text.form, text.answers, { blind: held.round.blind, released: held.released })
  const name = text.unit?.['name']
  const type = text.unit?.['type']
  return {
    ...presentForm(text.call, shown.form),
    answers: { ...shown.answers },
    unit:
      shown.unit && typeof name === 'string'
        ? { name, type: text.call.orgTypes.find((it) => it.code === type)?.name ?? null }
        : null,
    files: shown.files.map(({ id, name, size }) => ({ id, name, size })),
    keptBack: shown.keptBack.map((it) => it.title),
  }
}

const presentSheet = (
  { task, expert, round }: HeldTask,
  { elements, call, sheet }: SubjectText,
  rows: Awaited<ReturnType<typeof sheetOf>>,
): TaskView['sheet'] => ({
  form: sheetForm(sheet, elements, sheetWordsFor(round.subjects)),
  scale: call.readiness.scale,
  rev: task.rev,
  answers: rows.map((it) => ({ ...it, by: expert ?? '' })),
  max: sheet.criteria.reduce((sum, it) => sum + it.max, 0),
})
