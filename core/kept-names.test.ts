import { expect, test } from 'vitest'
import { remarkSorts } from './decide/decision.ts'
import { argumentOutcomes } from './decide/direction/steps.ts'
import { openable } from './decide/project/open.ts'
import { decisions } from './decide/project/steps.ts'
import { uses } from './decide/suggestion/condense.ts'
import { directionStates } from './direction/direction.ts'
import { expertStates } from './expert/expert.ts'
import { declineCodes, judgedThings, roundStates, taskStates } from './expert/round.ts'
import { exportSorts, exportStates, ownSorts } from './export.ts'
import { features } from './feature.ts'
import { keptBack } from './model/sendable.ts'
import { staffRoles, unitRoles } from './permission/actor.ts'
import { findingBases } from './project/finding.ts'
import {
  duties,
  projectEnds,
  projectSteps,
  snapshotStages,
  stages,
  writtenStages,
} from './project/project.ts'

/** Names stand in databases, in sealed facts and in files that somebody took out. What was kept under one stays readable. */
test.each<[what: string, names: readonly string[], kept: string]>([
  ['a project’s stages', stages, 'application approval task-book mid-term acceptance'],
  ['stages in which a team writes', writtenStages, 'application task-book mid-term acceptance'],
  ['where snapshots come from', snapshotStages, `suggestion ${stages.join(' ')}`],
  ['a project’s steps', projectSteps, 'writing handed-in judging ended'],
  ['a project’s ends', projectEnds, 'refused terminated accepted not-accepted'],
  ['duties in a team', duties, 'leader member'],
  ['what a finding rests on', findingBases, 'on-site third-party documents'],
  [
    'what an office decides on a stage',
    decisions,
    'returned passed refused approved confirmed continued terminated accepted rectify not-accepted',
  ],
  ['suggestions that a project comes from', openable, 'adopted partly-adopted merged'],
  ['how a direction uses a suggestion', uses, 'whole part merged reference'],
  ['how an argument ends', argumentOutcomes, 'passed changes rejected'],
  ['a direction’s states', directionStates, 'drafting proposed confirmed argued published abandoned'],
  [
    'sorts of remarks',
    remarkSorts,
    'unit-return unit-refuse office-return transfer refuse objection answer note opinion freeze thaw purge withdraw accept decline',
  ],
  ['an expert’s states', expertStates, 'listed invited active declined retired'],
  ['a round’s states', roundStates, 'planning open closed'],
  ['a task’s states', taskStates, 'planned invited accepted declined handed-in void'],
  ['what is judged', judgedThings, 'suggestion direction project'],
  ['why an expert declines', declineCodes, 'conflict time subject other'],
  ['parts of the site that can rest', features, 'papers search likeness figures model'],
  ['why nothing goes to a model', keptBack, 'closed unseen not-public trade-secret suspected empty'],
  [
    'what can be taken out',
    exportSorts,
    'my-suggestions unit-suggestions office-suggestions found-suggestions counted-suggestions unit-counted-suggestions unit-unfinished members experts rounds round-results groups directions meetings guides projects people orgs audit dossier archive',
  ],
  ['a taken-out file’s states', exportStates, 'queued making ready failed cancelled expired'],
  [
    'what is taken out of one’s own',
    ownSorts,
    'my-suggestions unit-suggestions unit-counted-suggestions unit-unfinished members dossier',
  ],
  ['roles in a unit', unitRoles, 'filer reviewer admin'],
  [
    'roles in the bureau',
    staffRoles,
    'officer office-head triage leader district sys-admin auditor exporter expert',
  ],
])('%s keep their names', (_, names, kept) => {
  expect(names).toEqual(expect.arrayContaining(kept.split(' ')))
})
