import type { Round, TaskState } from '#core/expert/round.ts'
import type { TestApp } from './app.ts'
import { aPerson, type MadePerson } from './people.ts'

export interface MadeExpert {
  readonly id: string
  readonly person: MadePerson
}

let counter = 0

/** Somebody of the pool with an account, willing to judge unless told otherwise. */
export async function anExpertPerson(
  site: TestApp,
  change: {
    readonly name?: string
    readonly email?: string
    readonly language?: 'zh-CN' | 'en'
    readonly state?: 'active' | 'retired'
  } = {},
): Promise<MadeExpert> {
  const { state, ...who } = change
  counter++
  // Of a unit whose mail nobody else here has: sharing it would be a conflict.
  const email = `expert-${counter}@institute-${counter}.example`
  const person = await aPerson(site, { name: `评议专家${counter}`, email, ...who })
  const id = site.ctx.dice.id(site.ctx.now())
  await site.ctx.db
    .insertInto('expert')
    .values({
      id,
      person: person.id,
      name: person.name,
      email: person.email,
      org_name: `外地第${counter}研究所`,
      title: '研究员',
      state: state ?? 'active',
      created_at: new Date(site.ctx.now()),
    })
    .execute()
  return { id, person }
}

export interface MadeRound {
  readonly id: string
  /** By subject and expert. */
  readonly tasks: ReadonlyMap<string, string>
  task(subject: string, expert: MadeExpert): string
}

/** A round as its office would have opened it: every expert given is asked about every subject. */
export async function aRound(
  { ctx }: TestApp,
  given: {
    readonly call: string
    readonly office: string
    readonly by: MadePerson
    readonly subjects?: Round['subjects']
    readonly of: readonly string[]
    readonly experts: readonly MadeExpert[]
    readonly title?: string
    readonly blind?: boolean
    readonly names?: Round['names']
    readonly state?: Round['state']
    readonly version?: number
    readonly released?: readonly string[]
    readonly due?: number | null
    readonly tasks?: TaskState
  },
): Promise<MadeRound> {
  const at = new Date(ctx.now())
  const id = ctx.dice.id(ctx.now())
  const state = given.state ?? 'open'
  await ctx.db
    .insertInto('round')
    .values({
      id,
      call: given.call,
      office: given.office,
      title: given.title ?? '春季专家评议',
      subjects: given.subjects ?? 'suggestion',
      per_subject: 3,
      blind: given.blind ?? true,
      names: given.names ?? 'shown',
      seed: 'test',
      due: given.due === null ? null : new Date(given.due ?? ctx.now() + 7 * 86_400_000),
      state,
      by_person: given.by.id,
      created_at: at,
      opened_at: state === 'planning' ? null : at,
      closed_at: state === 'closed' ? at : null,
    })
    .execute()
  const tasks = new Map<string, string>()
  for (const subject of given.of) {
    await ctx.db
      .insertInto('round_subject')
      .values({ round: id, subject, version: given.version ?? 1, released: [...(given.released ?? [])] })
      .execute()
    for (const expert of given.experts) {
      const task = ctx.dice.id(ctx.now())
      tasks.set(`${subject} ${expert.id}`, task)
      await ctx.db
        .insertInto('task')
        .values({
          id: task,
          round: id,
          subject,
          expert: expert.id,
          state: given.tasks ?? 'invited',
          invited_at: at,
        })
        .execute()
    }
  }
  return {
    id,
    tasks,
    task: (subject, expert) => {
      const task = tasks.get(`${subject} ${expert.id}`)
      if (!task) throw new Error('no such task')
      return task
    },
  }
}

/** Closes a round, as its head would. */
export const closeRound = async ({ ctx }: TestApp, round: string): Promise<void> => {
  await ctx.db
    .updateTable('round')
    .set({ state: 'closed', closed_at: new Date(ctx.now()) })
    .where('id', '=', round)
    .execute()
}
