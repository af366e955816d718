import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import { lastBackup } from '../backup/noted.ts'
import type { Db } from '../context.ts'
import { bad, type Finding, ok, warn } from './finding.ts'

const minute = 60_000
const hour = 60 * minute

/** Work that stands in the queue and nobody has in hand, for the doctor and for metrics alike. */
export interface QueueState {
  readonly waiting: number
  /** Those that could have been begun. */
  readonly due: number
  /** How long the oldest of these has been due. */
  readonly oldest: number
  readonly failed: number
  readonly firstFailed: string
}

export async function queueState(db: Db, now: Instant): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select count(*) filter (where attempts < max_attempts)::int as waiting,
      count(*) filter (where attempts < max_attempts and run_at <= ${new Date(now)})::int as due,
      coalesce(extract(epoch from ${new Date(now)}::timestamptz
        - min(run_at) filter (where attempts < max_attempts and run_at <= ${new Date(now)})) * 1000, 0)::float8 as oldest,
      count(*) filter (where attempts >= max_attempts)::int as failed,
      coalesce(min(task_identifier) filter (where attempts >= max_attempts), '') as "firstFailed"
    from graphile_worker.jobs where locked_at is null`.execute(db)
  return rows[0] ?? { waiting: 0, due: 0, oldest: 0, failed: 0, firstFailed: '' }
}

/** A job that has been due for this long shows that nobody works; retries wait in the future and do not count. */
export async function lookAtQueue(db: Db, now: Instant): Promise<Finding> {
  const { waiting, due, oldest, failed, firstFailed } = await queueState(db, now)
  const minutes = Math.floor(oldest / minute)
  if (minutes >= 10) return bad('queue', 'queue-late', { count: due, minutes })
  if (minutes >= 2) return warn('queue', 'queue-late', { count: due, minutes })
  if (failed > 0) return warn('queue', 'queue-failed', { count: failed, first: firstFailed })
  return ok('queue', 'queue-fine', { count: waiting })
}

/** Mails that have not left. */
export async function outboxState(
  db: Db,
  now: Instant,
): Promise<{ readonly waiting: number; readonly oldest: number; readonly failed: number }> {
  const present = new Date(now)
  const { rows } = await sql<{ waiting: number; oldest: number; failed: number }>`
    select count(*) filter (where failed_at is null)::int as waiting,
      coalesce(extract(epoch from ${present}::timestamptz
        - min(not_before) filter (where failed_at is null and not_before <= ${present})) * 1000, 0)::float8 as oldest,
      count(*) filter (where failed_at > ${new Date(now - 7 * 24 * hour)})::int as failed
    from mail where sent_at is null`.execute(db)
  return rows[0] ?? { waiting: 0, oldest: 0, failed: 0 }
}

/** Without a mail server mails stay where they are on purpose, and none is late. */
export async function lookAtOutbox(db: Db, now: Instant, sends: boolean): Promise<Finding> {
  const { waiting, oldest, failed } = await outboxState(db, now)
  const minutes = Math.floor(oldest / minute)
  if (sends && minutes >= 60) return bad('outbox', 'outbox-late', { count: waiting, minutes })
  if (sends && minutes >= 15) return warn('outbox', 'outbox-late', { count: waiting, minutes })
  if (failed > 0) return warn('outbox', 'outbox-failed', { count: failed })
  return ok('outbox', 'outbox-fine', { count: waiting })
}

/** One a day, with two hours for its own making. */
const tooOld = 26

export async function lookAtBackup(db: Db, now: Instant): Promise<Finding> {
  const last = await lastBackup(db)
  if (last === null) return warn('backup', 'backup-none')
  const hours = Math.max(0, Math.floor((now - last.at) / hour))
  if (last.faults > 0) return bad('backup', 'backup-faulty', { count: last.faults })
  if (hours >= tooOld) return warn('backup', 'backup-old', { hours })
  if (!last.checked) return warn('backup', 'backup-unchecked', { hours })
  return ok('backup', 'backup-fine', { hours, files: last.files })
}
