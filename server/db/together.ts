import { AsyncResource } from 'node:async_hooks'
import type { Db, Tx } from '../context.ts'

interface Waiting<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
  /** Whose trace it is; by itself a batch would go on in that of whoever asked before it. */
  readonly within: AsyncResource
}

/** How many go together at most, and how many batches are under way at a time. */
export interface Bounds {
  readonly most?: number
  readonly atOnce?: number
}

/**
 * Work that arrives together is done together: turns a question about many into one that is asked singly. Who asks in the
 * same turn of the event loop goes in one batch, and who comes while batches are under way gathers for the next, so that
 * the busier it is, the less each costs. Every question is sent after it was asked: nobody gets an answer that is older
 * than the question. If a batch fails, each of it is tried alone, so that nobody fails for a neighbour.
 */
export function together<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { most = 32, atOnce = 2 }: Bounds = {},
): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = []
  let underWay = 0
  let called = false

  const call = (): void => {
    if (called || waiting.length === 0 || underWay >= atOnce) return
    called = true
    setImmediate(leave)
  }
  const leave = (): void => {
    called = false
    underWay += 1
    void answer(ask, waiting.splice(0, most)).finally(() => {
      underWay -= 1
      call()
    })
    call()
  }
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject, within: new AsyncResource('zhinan-together') })
      call()
    })
}

/** Answers a batch, each alone where all together failed, and tells whether anybody could be reached. Never fails itself. */
async function answer<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  batch: readonly Waiting<Question, Answer>[],
): Promise<boolean> {
  try {
    const questions = batch.map((it) => it.question)
    const answers = await batch[0]?.within.runInAsyncScope(() => ask(questions))
    if (answers?.length !== batch.length)
      throw new Error(`${batch.length} questions got ${answers?.length} answers`)
    batch.forEach((it, i) => {
      it.resolve(answers[i] as Answer)
    })
    return true
  } catch (error) {
    let reached = !isUnreachable(error)
    // One after the other: there are no more under way than a batch may be. Where nobody could be reached, nobody is by asking again.
    for (const it of batch)
      if (reached && batch.length > 1) reached = await answer(ask, [it])
      else it.reject(error)
    return reached
  }
}

/** No connection could be had at all, so nothing was sent. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.startsWith('timeout exceeded when trying to connect') ||
    ('code' in error && error.code === 'ECONNREFUSED'))

/** The same for each database. Within a transaction a question goes at once and alone, on the transaction's connection. */
export function togetherOn<Question, Answer>(
  ask: (db: Db | Tx, questions: readonly Question[]) => Promise<readonly Answer[]>,
  bounds: Bounds = {},
): (db: Db | Tx, question: Question) => Promise<Answer> {
  const asks = new WeakMap<Db, (question: Question) => Promise<Answer>>()
  return async (db, question) => {
    if (db.isTransaction) {
      const [alone] = await ask(db, [question])
      return alone as Answer
    }
    let asking = asks.get(db)
    if (!asking) {
      asking = together((questions) => ask(db, questions), bounds)
      asks.set(db, asking)
    }
    return asking(question)
  }
}
