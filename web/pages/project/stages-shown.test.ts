import { expect, test } from 'vitest'
import type { ProjectFinding, SnapshotHead } from '#api/project-view.ts'
import { stagesShown } from './stages-shown.ts'

const element = (id: string, level: number, more: Partial<SnapshotHead['elements'][number]> = {}) => ({
  id,
  no: id,
  name: id,
  critical: true,
  level,
  target: 7,
  from: null,
  claimed: null,
  ...more,
})
const snapshot = (
  stage: SnapshotHead['stage'],
  sort: SnapshotHead['sort'],
  elements: SnapshotHead['elements'],
): SnapshotHead => ({
  id: `${stage}-${sort}`,
  n: 1,
  stage,
  at: 0,
  by: { id: 'p', name: 'P' },
  sort,
  overall: null,
  target: null,
  elements,
  hash: '',
})
const finding = (id: string, level: number): ProjectFinding => ({
  id,
  element: id,
  level,
  items: {},
  basis: 'on-site',
  who: '',
  on: '2026-01-01',
  note: '',
  by: { id: 'p', name: 'P' },
  at: 0,
})
const agreed = (id: string, level: number) => ({
  element: id,
  level,
  lowest: level - 1,
  highest: level + 1,
  given: 3,
  enough: true,
})
const levelsAt = (view: Parameters<typeof stagesShown>[0], stage: string) =>
  stagesShown(view).find((it) => it.stage === stage)

test('stages that it has not come to have nothing', () => {
  const shown = stagesShown({ snapshots: [], agreed: [], findings: [] })
  expect(shown.map((it) => it.elements)).toEqual([null, null, null, null, null, null])
})
test('of several hand-ins of a stage the last is drawn', () => {
  const snapshots = [
    snapshot('application', 'handed-in', [element('a', 3)]),
    snapshot('application', 'handed-in', [element('a', 4)]),
  ]
  expect(levelsAt({ snapshots, agreed: [], findings: [] }, 'application')?.elements?.[0]?.level).toBe(4)
})
test('what is not critical is not drawn', () => {
  const snapshots = [
    snapshot('application', 'handed-in', [element('a', 3), element('b', 2, { critical: false })]),
  ]
  expect(levelsAt({ snapshots, agreed: [], findings: [] }, 'application')?.elements).toHaveLength(1)
})
test('at approval stand the levels of the experts with their range', () => {
  const snapshots = [snapshot('approval', 'decided', [element('a', 4)])]
  expect(levelsAt({ snapshots, agreed: [agreed('a', 5)], findings: [] }, 'approval')).toMatchObject({
    basis: 'experts',
    elements: [{ level: 5, lowest: 4, highest: 6 }],
  })
})
test('findings count once it was decided on them, the last of an element', () => {
  const findings = [finding('a', 6), finding('a', 7)]
  const before = [snapshot('acceptance', 'handed-in', [element('a', 8)])]
  expect(levelsAt({ snapshots: before, agreed: [], findings }, 'acceptance')).toMatchObject({
    basis: 'stated',
    elements: [{ level: 8 }],
  })
  const after = [...before, snapshot('acceptance', 'decided', [element('a', 8)])]
  expect(levelsAt({ snapshots: after, agreed: [], findings }, 'acceptance')).toMatchObject({
    basis: 'found',
    elements: [{ level: 7 }],
  })
})
test('before experts were heard the levels of the team stand', () => {
  const snapshots = [snapshot('application', 'handed-in', [element('a', 4)])]
  expect(levelsAt({ snapshots, agreed: [agreed('a', 6)], findings: [] }, 'application')).toMatchObject({
    basis: 'stated',
    elements: [{ level: 4 }],
  })
})
