import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../context.ts'
import { beginning } from './facts.ts'
import { hashOfSnapshot, snapshotsOf } from './project-snapshots.ts'

const rule = (query: RawBuilder<unknown>) => query as RawBuilder<{ readonly what: string }>

/** What must never be found of projects; the tables' own constraints are not said again. */
export const projectRules: Readonly<Record<string, RawBuilder<{ readonly what: string }>>> = {
  'every project has facts': rule(sql`
    select no as what from project p where not exists (select from fact where subject = p.id::text)`),
  'a project has a leader': rule(sql`
    select no as what from project p
    where not exists (select from project_member where project = p.id and duty = 'leader')`),
  'a project counts its snapshots': rule(sql`
    select p.no as what from project p left join project_snapshot s on s.project = p.id
    group by p.id having p.snapshots <> count(s.n) or max(s.n) is distinct from nullif(p.snapshots, 0)`),
  'a project keeps a version of its own call': rule(sql`
    select p.no as what from project p join call_version v on v.id = p.call_version where v.call <> p.call`),
  'no project number is beyond the last one drawn': rule(sql`
    select p.no as what from project p left join call_serial c on c.call = p.call and c.kind = 'project'
    where substring(p.no from '[0-9]+$')::int > coalesce(c.last, 0)`),
  'a project after its task book has a promise': rule(sql`
    select no as what from project p where p.stage in ('mid-term', 'acceptance') and not exists (
      select from project_decision d join project_snapshot s on s.project = d.project and s.n = d.snapshot
      where d.project = p.id and d.decided = 'confirmed' and s.outcome ->> 'sort' = 'promise')`),
  'what a project handed in is its newest snapshot': rule(sql`
    select p.no as what from project p left join project_snapshot s on s.project = p.id and s.n = p.snapshots
    where p.step = 'handed-in' and (s.stage is distinct from p.stage or s.sort is distinct from 'handed-in')`),
  'a project ended as was decided last': rule(sql`
    select p.no as what from project p left join lateral (select decided from project_decision d
      where d.project = p.id order by snapshot desc, d.decided = p.ended desc limit 1) d on true
    where p.ended is not null and d.decided is distinct from p.ended`),
}

/** The rule that no query can look after: each snapshot makes its digest and carries that of the one before. */
export const chainRule = 'snapshots of a project make a chain'

/** Snapshots whose content no longer makes their digest, or that are not linked to the one before. */
export async function brokenChains(
  db: Db,
  most: number,
): Promise<readonly { readonly rule: string; readonly what: string }[]> {
  const found: { rule: string; what: string }[] = []
  const projects = await db
    .selectFrom('project_snapshot')
    .select('project')
    .distinct()
    .orderBy('project')
    .execute()
  for (const { project } of projects) {
    let prev = beginning
    for (const it of await snapshotsOf(db, project)) {
      if (it.prev !== prev || hashOfSnapshot(it) !== it.hash)
        found.push({ rule: chainRule, what: `${project} ${it.n}` })
      prev = it.hash
    }
    if (found.length >= most) break
  }
  return found
}
