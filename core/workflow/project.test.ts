import { expect, test } from 'vitest'
import { everyProject, projectCast } from '#test/support/make-project.ts'
import { noon } from '#test/support/make-suggestion.ts'
import { accept, notAccept, rectify } from '../decide/project/acceptance.ts'
import {
  approve,
  confirmTaskBook,
  giveBack,
  goOn,
  handInStage,
  type ProjectDecided,
  pass,
  refuse,
  terminate,
} from '../decide/project/steps.ts'
import type { Actor } from '../permission/actor.ts'
import type { Project } from '../project/project.ts'
import { type ProjectMove, type ProjectPlace, projectWays } from './project.ts'

const reason = '理由写得足够长。'
const concluding = {
  compared: { commitment: { elements: [], steps: [] }, assessment: null, origins: new Map<string, string>() },
  findings: [],
  reason,
}
const moves: Readonly<Record<ProjectMove, (who: Actor, it: Project) => ProjectDecided>> = {
  'hand-in': (who, it) => handInStage(who, it, { findings: [], digest: '' }, noon),
  return: (who, it) => giveBack(who, it, reason, noon),
  pass: (who, it) => pass(who, it, '', noon),
  refuse: (who, it) => refuse(who, it, reason, noon),
  approve: (who, it) => approve(who, it, { assessment: null, agreed: [], note: '' }, noon),
  confirm: (who, it) => confirmTaskBook(who, it, '', noon),
  continue: (who, it) => goOn(who, it, '', noon),
  terminate: (who, it) => terminate(who, it, reason, noon),
  accept: (who, it) => accept(who, it, concluding, noon),
  rectify: (who, it) => rectify(who, it, reason, noon),
  'not-accept': (who, it) => notAccept(who, it, concluding, noon),
}
const people = {
  leader: projectCast.leader,
  officer: projectCast['an officer'],
  'office-head': projectCast['its head'],
}
const placeOf = (it: Project): ProjectPlace =>
  it.end ?? (`${it.stage} ${it.step}` as Exclude<ProjectPlace, Project['end']>)

test('decisions lead where the table says, and nowhere else; a head does whatever an officer may', () => {
  const led = everyProject().flatMap((it) =>
    Object.entries(moves).flatMap(([move, decide]) =>
      Object.entries(people).flatMap(([by, who]) => {
        const decided = decide(who, it)
        return decided.ok ? [`${placeOf(it)} —${move}→ ${placeOf(decided.value.becomes)} (${by})`] : []
      }),
    ),
  )
  const told = projectWays.flatMap(({ from, move, by, to }) =>
    (by === 'officer' ? ['officer', 'office-head'] : [by]).map((who) => `${from} —${move}→ ${to} (${who})`),
  )
  expect([...led].sort()).toEqual([...told].sort())
})
