import type pg from 'pg'
import { z } from 'zod'

/** A job that waits, told in the queue's own terms; its tables belong to the queue and differ between its versions. */
export const queuedJob = z.object({
  identifier: z.string(),
  payload: z.unknown(),
  queue: z.string().nullable(),
  runAt: z.string(),
  attemptsLeft: z.number().int().min(1),
  key: z.string().nullable(),
  priority: z.number().int(),
})
export type QueuedJob = z.infer<typeof queuedJob>

/** Everything that waits, except for what the clock starts anew. A database older than the queue has none. */
export async function queuedJobs(client: pg.Client): Promise<readonly QueuedJob[]> {
  const { rows: there } = await client.query("select to_regclass('graphile_worker._private_jobs') as it")
  if (there[0]?.it === null) return []
  const { rows } = await client.query<QueuedJob>(`
    select t.identifier, j.payload, q.queue_name as queue, to_json(j.run_at) #>> '{}' as "runAt",
      (j.max_attempts - j.attempts)::int as "attemptsLeft", j.key, j.priority::int as priority
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.attempts < j.max_attempts and j.payload -> '_cron' is null order by j.id`)
  return rows
}

/** Puts it into the queue again. */
export async function enqueue(client: pg.Client, it: QueuedJob): Promise<void> {
  await client.query(
    `select graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4::timestamptz,
      max_attempts => $5::int, job_key => $6, priority => $7::int)`,
    [
      it.identifier,
      JSON.stringify(it.payload ?? {}),
      it.queue,
      it.runAt,
      it.attemptsLeft,
      it.key,
      it.priority,
    ],
  )
}
