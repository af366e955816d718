import { fieldsOf } from '#core/form/asked.ts'
import { assessmentOf } from '#core/form/assessment.ts'
import type { CallId, CallVersionId, OfficeCode, OrgId, PersonId, ProjectId, SuggestionId } from '#core/id.ts'
import type { Project } from '#core/project/project.ts'
import { chained, insertSnapshot } from '#server/db/project-snapshots.ts'
import { insertProject, saveProject, setDuty } from '#server/db/projects.ts'
import type { TestApp } from './app.ts'
import { rowsFor, type Told } from './make-assessed.ts'
import type { MadePerson } from './people.ts'

let serial = 0

/** A project whose application was handed in and passed on to the experts, put straight into its tables. */
export async function aJudgedProject(
  { ctx }: TestApp,
  given: {
    readonly call: string
    readonly office: string
    readonly org: string
    readonly leader: MadePerson
    readonly team?: readonly MadePerson[]
    readonly by: MadePerson
    readonly suggestion: string
    readonly elements: readonly Told[]
    readonly title?: string
    readonly answers?: Readonly<Record<string, unknown>>
  },
): Promise<Project> {
  const at = ctx.now()
  const installed = await ctx.calls.byId(given.call)
  const form = installed?.call.stages?.['application']
  if (!installed || !form) throw new Error(`${given.call} has no projects`)
  const { table, rows } = rowsFor(form, given.elements)
  const title = given.title ?? '海上风电叶片长效防护技术攻关'
  const answers = {
    title,
    abstract: '研制耐盐雾的防护涂层和高空施工工艺，并在风电场验证。',
    ...given.answers,
    [table]: rows,
  }
  const project: Project = {
    id: ctx.dice.id(at) as ProjectId,
    no: `ZN2024-P9${String(++serial).padStart(3, '0')}`,
    title,
    call: given.call as CallId,
    callVersion: installed.versionId as CallVersionId,
    kind: 'JBGS',
    office: given.office as OfficeCode,
    org: given.org as OrgId,
    suggestion: given.suggestion as SuggestionId,
    direction: null,
    leader: given.leader.id as PersonId,
    team: (given.team ?? []).map((it) => it.id as PersonId),
    stage: 'application',
    step: 'writing',
    end: null,
    revision: 1,
    since: at,
    openedBy: given.by.id as PersonId,
    openedAt: at,
    evidenceReleasedAt: null,
    snapshots: 0,
  }
  return ctx.db.transaction().execute(async (tx) => {
    await insertProject(tx, project, 1)
    for (const it of given.team ?? [])
      await setDuty(tx, project.id, it.id, 'member', given.leader.id, new Date(at))
    await insertSnapshot(
      tx,
      chained(
        {
          id: ctx.dice.id(at),
          project: project.id,
          n: 1,
          stage: 'application',
          sort: 'handed-in',
          at,
          by: project.leader,
          basis: { on: '2024-02-20', callVersion: project.callVersion, version: null, held: [] },
          assessment: assessmentOf(fieldsOf(form), answers) ?? null,
          answers,
          outcome: null,
        },
        undefined,
      ),
    )
    const judged: Project = { ...project, stage: 'approval', step: 'judging', snapshots: 1, revision: 3 }
    await saveProject(tx, judged)
    return judged
  })
}
