import { describe, expect, test } from 'vitest'
import { aProject, everyProject, projectCast } from '#test/support/make-project.ts'
import { noon, otherOffice } from '#test/support/make-suggestion.ts'
import type { Project } from '../project/project.ts'
import type { Reason } from '../reason.ts'
import type { Result } from '../result.ts'
import type { Actor } from './actor.ts'
import {
  approvableProject,
  concludable,
  confirmableProject,
  continuable,
  evidenceReleasable,
  findable,
  handInable,
  passable,
  readableProject,
  readsBaselineEvidence,
  refusableProject,
  relationTo,
  returnableProject,
  teamChangeable,
  writableProject,
} from './project.ts'

const actions: Readonly<Record<string, (actor: Actor, it: Project) => Result<unknown, Reason>>> = {
  read: readableProject,
  write: writableProject,
  'manage-team': teamChangeable,
  'hand-in': handInable,
  'release-evidence': evidenceReleasable,
  return: returnableProject,
  pass: passable,
  refuse: refusableProject,
  approve: approvableProject,
  confirm: confirmableProject,
  'continue-or-terminate': continuable,
  'record-findings': findable,
  conclude: concludable,
}

test('who may do what at which stage is as the reviewed table says', async () => {
  const lines = Object.entries(projectCast).flatMap(([name, who]) => [
    '',
    `# ${name}`,
    ...everyProject().map((it) => {
      const may = Object.entries(actions).filter(([, ask]) => ask(who, it).ok)
      const place = `${it.stage} ${it.end ?? it.step}`
      return `${place.padEnd(24)} ${(relationTo(who, it) ?? '—').padEnd(10)} ${may.map(([action]) => action).join(' ') || '—'}`
    }),
  ])
  await expect(`${lines.join('\n').trim()}\n`).toMatchFileSnapshot('./matrix-project.golden.txt')
})

describe('what somebody may not see does not exist for them', () => {
  test.each(everyProject().map((it) => [`${it.stage} ${it.end ?? it.step}`, it] as const))('%s', (_, it) => {
    for (const name of ['a stranger', 'a member who left the unit', 'a colleague outside the team'] as const)
      for (const [action, ask] of Object.entries(actions))
        expect([name, action, ask(projectCast[name], it)]).toEqual([
          name,
          action,
          { ok: false, error: { why: 'not-found' } },
        ])
  })
})

test('nobody decides on a project that they carry out', () => {
  const both = projectCast['a head in the team']
  expect(approvableProject(both, aProject({ stage: 'approval', step: 'judging' }))).toEqual({
    ok: false,
    error: { why: 'own-project' },
  })
})

test.each<[who: keyof typeof projectCast, released: boolean, reads: boolean]>([
  ['leader', false, false],
  ['member', false, false],
  ['the unit’s administrator', false, false],
  ['leader', true, true],
  ['the unit’s reviewer', true, true],
  ['an officer', false, true],
  ['a head in the team', false, false],
  ['triage', false, true],
])('evidence of the baseline, for %s, released: %s', (who, released, reads) => {
  const it = aProject({ evidenceReleasedAt: released ? noon : null })
  expect(readsBaselineEvidence(projectCast[who], it)).toBe(reads)
})

test('another office is a stranger', () => {
  const it = aProject({ office: otherOffice })
  expect(readableProject(projectCast['its head'], it)).toEqual({ ok: false, error: { why: 'not-found' } })
})
