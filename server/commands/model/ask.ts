import type { Detail } from '#core/fact.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { lengthOf } from '#core/text.ts'
import type { ModelEndpoint } from '../../config.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { undoing } from '../../db/undoing.ts'
import { askModel } from '../../model/client.ts'
import { type Material, materialInFact } from './material.ts'

/** One question to the model, and what has to hold for it. */
export interface Question<It> {
  /** What the facts are about. */
  readonly subject: string
  readonly detail: Detail
  readonly material: Material
  readonly told: string
  readonly quoted: string
  /** Holds the subject still while a fact is appended, and refuses who may not ask. */
  readonly hold: (tx: Tx) => Promise<Result<null, Reason>>
  /** The proposal in what was said; undefined where it is none. */
  readonly read: (text: string) => It | undefined
  /** What may be sent now, once an answer has come. */
  readonly again: () => Promise<Material>
}

/**
 * Asks the model and tells it in two facts: one before anything leaves the site, so that no question goes untold whatever happens
 * to this process, and one of what came of it. No lock and no transaction is held while the answer is waited for.
 */
export async function askLogged<It>(
  ctx: Context,
  actor: Actor,
  endpoint: ModelEndpoint,
  question: Question<It>,
  at: Instant,
): Promise<Result<{ readonly asked: number; readonly proposed: It }, Reason>> {
  const { subject, detail, material, told, quoted, hold } = question
  const asked = await undoing<number>(ctx, async (tx) => {
    const held = await hold(tx)
    if (!held.ok) return held
    if (material.sent.length === 0) return err({ why: 'nothing-sendable' })
    const characters = lengthOf(told) + lengthOf(quoted)
    const said = { ...detail, model: endpoint.name, ...materialInFact(material), characters }
    const [fact] = await append(tx, subject, [{ happened: 'model-asked', detail: said }], actor.person, at)
    return ok(fact?.n ?? 0)
  })
  if (!asked.ok) return asked
  const answer = await askModel(endpoint, [
    { role: 'system', content: told },
    { role: 'user', content: quoted },
  ])
  const read = answer.ok ? question.read(answer.text) : undefined
  const proposed = read !== undefined && (await stillSendable(question)) ? read : undefined
  const outcome = !answer.ok
    ? answer.because
    : read === undefined
      ? 'unreadable'
      : proposed === undefined
        ? 'withdrawn'
        : 'answered'
  if (!answer.ok) ctx.log.warn({ because: answer.because, status: answer.status }, 'no answer of the model')
  const came = { asked: asked.value, outcome, received: answer.received }
  await undoing(ctx, async (tx) => {
    await question.hold(tx)
    const fact = { happened: 'model-answered', detail: came } as const
    await append(tx, subject, [fact], actor.person, ctx.now())
    return ok(null)
  })
  return outcome === 'answered' && proposed !== undefined
    ? ok({ asked: asked.value, proposed })
    : err({ why: 'model-failed', because: outcome === 'answered' ? 'unreadable' : outcome })
}

/** Whether every passage that was sent might be sent still: what was frozen or narrowed meanwhile comes back in no proposal. */
async function stillSendable({ material, again }: Question<unknown>): Promise<boolean> {
  const now = new Map((await again()).sent.map((it) => [it.suggestion, it.passages]))
  return material.sent.every(({ suggestion, passages }) =>
    passages.every((it) => now.get(suggestion)?.some((one) => one.path === it.path)),
  )
}
