import type { Checklists } from '../trl/checklists.ts'
import type { ReadinessScale } from '../trl/policy.ts'
import type { Call } from './call.ts'
import { type CallProblem, problem } from './problem.ts'
import { twice } from './twice.ts'

/** What is wrong with the standard of readiness and its checklists. */
export function auditReadiness({ readiness, lists }: Call): readonly CallProblem[] {
  const file = 'readiness.json'
  const { scale, policy, checklists } = readiness
  const found: CallProblem[] = []
  const levels = new Set(scale.levels.map((it) => it.level))
  for (const [at, level] of scale.levels.entries()) {
    if (level.level !== at + 1)
      found.push(problem(file, `scale.levels[${at}]`, 'level-missing', { level: at + 1 }))
    const sum = level.items.reduce((total, it) => total + it.weight, 0)
    if (sum !== 100)
      found.push(problem(file, `scale.levels[${at}].items`, 'weights', { level: level.level, sum }))
  }
  found.push(
    ...twice(
      file,
      'scale.levels',
      scale.levels.flatMap((it) => it.items.map((item) => item.id)),
    ),
  )
  if (!levels.has(policy.lowestTarget))
    found.push(problem(file, 'policy.lowestTarget', 'level-missing', { level: policy.lowestTarget }))
  for (const [at, start] of policy.usualStarts.entries())
    if (!levels.has(start))
      found.push(problem(file, `policy.usualStarts[${at}]`, 'level-missing', { level: start }))
  if (policy.leastRise >= scale.levels.length)
    found.push(
      problem(file, 'policy.leastRise', 'limits', { min: policy.leastRise, max: scale.levels.length - 1 }),
    )
  if (checklists !== undefined) found.push(...auditChecklists(checklists, scale, lists))
  return found
}

/** Every class words every level, asks for the scale's own items and no others, and is a class that a form can choose. */
function auditChecklists(
  checklists: Checklists,
  scale: ReadinessScale,
  lists: Call['lists'],
): readonly CallProblem[] {
  const file = 'shared/readiness-checklists.json'
  const found: CallProblem[] = []
  const codes = (list: string) => new Set(lists[list]?.map((it) => it.code))
  const [classes, types] = [codes('techClasses'), codes('evidenceTypes')]
  for (const [at, type] of checklists.independent.entries())
    if (!types.has(type)) found.push(problem(file, `independent[${at}]`, 'unknown-code', { code: type }))
  for (const [change, level] of Object.entries(checklists.keptWhenChanged))
    if (level > scale.levels.length)
      found.push(problem(file, `keptWhenChanged.${change}`, 'level-missing', { level }))
  for (const { code, levels } of checklists.classes) {
    if (!classes.has(code)) found.push(problem(file, `classes.${code}`, 'unknown-code', { code }))
    for (const { level, items } of scale.levels) {
      const own = levels.find((it) => it.level === level)
      if (own === undefined) found.push(problem(file, `classes.${code}`, 'level-missing', { level }))
      const known = new Set(items.map((it) => it.id))
      for (const item of own?.items ?? [])
        if (!known.has(item.id))
          found.push(problem(file, `classes.${code}.levels[${level - 1}]`, 'unknown-code', { code: item.id }))
    }
  }
  return found.concat(
    twice(
      file,
      'classes',
      checklists.classes.map((it) => it.code),
    ),
  )
}
