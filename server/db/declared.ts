import type { Db, Tx } from '../context.ts'

/** Experts who said once that they have a conflict with a subject: they are never asked again for it. */
export const declaredConflicts = (
  db: Db | Tx,
  subjects: readonly string[],
): Promise<readonly { readonly expert: string; readonly subject: string }[]> =>
  subjects.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('task')
        .select(['expert', 'subject'])
        .distinct()
        .where('subject', 'in', [...subjects])
        .where('declined_as', '=', 'conflict')
        .execute()
