import type { Expert } from '#core/expert/expert.ts'
import type { Round } from '#core/expert/round.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import { sentences } from '#text/sentences.ts'
import type { VoidBecause } from '#text/zh-CN/round-notice.ts'
import type { Context, Tx } from '../../context.ts'
import { type NewNotice, notifyAll, worded } from '../../mail/notify.ts'
import { postAll } from '../../mail/post.ts'

/** The day and minute at the bureau's place, `2024-03-01T18:00`. */
const minuteOf = (at: Instant): string => {
  const minutes = Math.floor(at / 60_000) + 8 * 60
  const pad = (it: number) => String(it).padStart(2, '0')
  return `${dayOf(at)}T${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`
}

const dueOf = (it: Round): string => (it.due === null ? '' : minuteOf(it.due))

const nobodys = { zh: '', en: '' }

async function officeOf(ctx: Context, it: Round) {
  const inForce = await ctx.calls.byId(it.call)
  return inForce?.call.offices.find((office) => office.code === it.office)?.name ?? nobodys
}

const deskOf = ({ config }: Context): string => `${config.publicUrl}/judging`
const boardOf = ({ config }: Context, it: Pick<Round, 'id'>): string => `${config.publicUrl}/rounds/${it.id}`

type Sort = 'round-invited' | 'round-reminder' | 'round-voided' | 'round-due' | 'round-closed'

/** One message for each expert: a notice and a mail, or a mail alone where they have no account yet. */
async function tellExperts<S extends Sort>(
  tx: Tx,
  ctx: Context,
  sort: S,
  told: readonly { readonly expert: Expert; readonly params: NewNotice<S>['params'] }[],
  at: Instant,
): Promise<void> {
  await notifyAll(
    tx,
    ctx,
    told.flatMap(({ expert, params }) =>
      expert.person === null ? [] : [{ person: expert.person, sort, params, at }],
    ),
  )
  await postAll(
    tx,
    ctx,
    told
      .filter(({ expert }) => expert.person === null)
      .map(({ expert, params }) => {
        const { title, body } = worded(expert.language, sort, params)
        const said = { name: expert.name, title, body, link: ctx.config.publicUrl }
        const mail = sentences(expert.language).mail.notice(said)
        return { to: expert.email, person: null, sort, words: mail, at }
      }),
  )
}

/** Each expert once, however many tasks they get. */
export async function tellInvited(
  ctx: Context,
  tx: Tx,
  round: Round,
  counts: ReadonlyMap<Expert, number>,
  at: Instant,
): Promise<void> {
  const office = await officeOf(ctx, round)
  const said = { round: round.title, office, due: dueOf(round), address: deskOf(ctx) }
  const told = [...counts].map(([expert, tasks]) => ({ expert, params: { ...said, tasks } }))
  await tellExperts(tx, ctx, 'round-invited', told, at)
}

export async function tellReminded(
  ctx: Context,
  tx: Tx,
  round: Round,
  counts: ReadonlyMap<Expert, { readonly unanswered: number; readonly unfinished: number }>,
  at: Instant,
): Promise<void> {
  const office = await officeOf(ctx, round)
  const said = { round: round.title, office, due: dueOf(round), address: deskOf(ctx) }
  const told = [...counts].map(([expert, open]) => ({ expert, params: { ...said, ...open } }))
  await tellExperts(tx, ctx, 'round-reminder', told, at)
}

export const tellVoided = (
  ctx: Context,
  tx: Tx,
  round: Pick<Round, 'title'>,
  counts: ReadonlyMap<Expert, number>,
  as: VoidBecause,
  at: Instant,
): Promise<void> =>
  tellExperts(
    tx,
    ctx,
    'round-voided',
    [...counts].map(([expert, tasks]) => ({ expert, params: { round: round.title, tasks, as } })),
    at,
  )

export const tellDue = (
  ctx: Context,
  tx: Tx,
  round: Round,
  experts: readonly Expert[],
  at: Instant,
): Promise<void> =>
  tellExperts(
    tx,
    ctx,
    'round-due',
    experts.map((expert) => ({
      expert,
      params: { round: round.title, due: dueOf(round), address: deskOf(ctx) },
    })),
    at,
  )

export const tellClosed = (
  ctx: Context,
  tx: Tx,
  round: Round,
  counts: ReadonlyMap<Expert, number>,
  at: Instant,
): Promise<void> =>
  tellExperts(
    tx,
    ctx,
    'round-closed',
    [...counts].map(([expert, tasks]) => ({ expert, params: { round: round.title, tasks } })),
    at,
  )

/** Who planned the round and who heads its office learn that something is missing; nobody learns of what they did themselves. */
export async function tellGap(
  ctx: Context,
  tx: Tx,
  round: Round,
  given: { readonly tasks: number; readonly as: VoidBecause; readonly by: string | null },
  at: Instant,
): Promise<void> {
  const heads = await tx
    .selectFrom('staff')
    .select('person')
    .where('role', '=', 'office-head')
    .where('scope', '=', round.office)
    .execute()
  const people = new Set([round.by, ...heads.map((it) => it.person)])
  const params = { round: round.title, tasks: given.tasks, as: given.as, address: boardOf(ctx, round) }
  await notifyAll(
    tx,
    ctx,
    [...people]
      .filter((it) => it !== given.by)
      .map((person) => ({ person, sort: 'round-gap' as const, params, at })),
  )
}
