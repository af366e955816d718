import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { contract, type Operation } from '#api/contract.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { directionStates } from '#core/direction/direction.ts'
import { happenings } from '#core/fact.ts'
import { guideStates } from '#core/guide/guide.ts'
import { rolePowers } from '#core/permission/actor.ts'
import { projectEnds, stages as projectStages, projectSteps } from '#core/project/project.ts'
import type { Step } from '#core/reason.ts'
import { states } from '#core/suggestion/suggestion.ts'
import { diagramOf } from '#core/workflow/diagram.ts'
import { directionWays } from '#core/workflow/direction.ts'
import { guideWays } from '#core/workflow/guide.ts'
import { projectWays } from '#core/workflow/project.ts'
import { transitions } from '#core/workflow/suggestion.ts'
import { root } from '#server/root.ts'
import { sentences } from '#text/sentences.ts'

/** Pages that are made from the code; `npm run regenerate` writes them, and a difference is a change to review. */

test('docs/workflow.md is the table of moves', async () => {
  const zh = sentences('zh-CN').suggestion
  const en = sentences('en').suggestion
  const page = [
    '# The life of a suggestion',
    '',
    'Made from `core/workflow/suggestion.ts` by `npm run regenerate`.',
    '',
    '```mermaid',
    diagramOf('draft', transitions, (it) => it.move),
    '```',
    '',
    '| state | on screen | in English |',
    '|---|---|---|',
    ...states.map((it) => `| \`${it}\` | ${zh.states[it]} | ${en.states[it]} |`),
    '',
    '| from | move | by | to | when |',
    '|---|---|---|---|---|',
    ...transitions.map(
      (it) => `| ${it.from} | ${it.move} (${zh.moves[it.move]}) | ${it.by} | ${it.to} | ${it.when ?? ''} |`,
    ),
    '',
    'Two things happen without a move: when a unit’s grace ends, what it has not released counts as rolling collection; when a',
    'window is extended, what came in meanwhile counts as concentrated collection.',
    '',
    ...lifeOf('a direction', 'drafting', directionWays, directionStates),
    ...lifeOf('a guide', 'assembling', guideWays, guideStates),
    ...lifeOfProject(),
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../docs/workflow.md')
})

function lifeOf(
  what: string,
  first: string,
  ways: readonly { from: string; step: string; by: string; to: string; when?: string }[],
  steps: readonly Step[],
): readonly string[] {
  const zh = sentences('zh-CN').step
  const en = sentences('en').step
  return [
    `# The life of ${what}`,
    '',
    '```mermaid',
    diagramOf(first, ways, (it) => it.step),
    '```',
    '',
    '| step | on screen | in English |',
    '|---|---|---|',
    ...steps.map((it) => `| \`${it}\` | ${zh[it]} | ${en[it]} |`),
    '',
  ]
}

function lifeOfProject(): readonly string[] {
  const zh = sentences('zh-CN').project
  const en = sentences('en').project
  return [
    '# The life of a project',
    '',
    '```mermaid',
    diagramOf(
      projectWays[0]?.from.replaceAll(' ', '_') ?? '',
      projectWays.map((it) => ({
        ...it,
        from: it.from.replaceAll(' ', '_'),
        to: it.to.replaceAll(' ', '_'),
      })),
      (it) => it.move,
    ),
    '```',
    '',
    '| stage, step or end | on screen | in English |',
    '|---|---|---|',
    ...projectStages.map((it) => `| \`${it}\` | ${zh.stages[it]} | ${en.stages[it]} |`),
    ...projectSteps.map((it) => `| \`${it}\` | ${zh.steps[it]} | ${en.steps[it]} |`),
    ...projectEnds.map((it) => `| \`${it}\` | ${zh.ends[it]} | ${en.ends[it]} |`),
    '',
  ]
}

const keysOf = (shape: z.ZodType | undefined): string => {
  if (!shape || !('shape' in shape)) return ''
  return Object.keys(shape.shape as Record<string, unknown>)
    .map((key) => `\`${key}\``)
    .join(' ')
}

test('docs/api.md lists every operation', async () => {
  const operations = Object.entries(contract) as [Operation, Endpoint][]
  const tags = [...new Set(operations.map(([, it]) => it.tag))]
  const page = [
    '# The API',
    '',
    'Made from `api/` by `npm run regenerate`. Paths are below `/api/v1`; the full description with all shapes is served at',
    '`/api/openapi.json` (OpenAPI 3.1). Requests and answers are JSON. Times are milliseconds since 1970, sums of money are',
    'decimal text in 万元. A refusal is a problem (RFC 9457) whose `why` is a stable code and whose `detail` is a sentence in the',
    'language of `Accept-Language`. Changes need either a browser on this very site or a program without an `Origin`; sign in',
    'with `POST /session` and keep the cookie. A move names the `revision` that was looked at and a fresh `key`: pressing twice',
    'does it once. In a rush, 503 `busy` says how many came before (`more.line.ahead`), how many seconds they take (`more.line.wait`) and when to',
    'ask again (`Retry-After`); the cookie `zhinan-place` that comes with it is the place in the line: send it back.',
    ...tags.flatMap((tag) => [
      '',
      `## ${tag}`,
      '',
      '| operation | what it does | access | query or body |',
      '|---|---|---|---|',
      ...operations
        .filter(([, it]) => it.tag === tag)
        .map(([key, it]) => `| \`${key}\` | ${it.summary} | ${it.access} | ${keysOf(it.query ?? it.body)} |`),
    ]),
    '',
    '## What can have happened',
    '',
    happenings.map((it) => `\`${it}\``).join(', '),
    '',
    '## What each role may do',
    '',
    ...Object.entries(rolePowers).map(([role, powers]) => `- **${role}**: ${powers.join(', ')}`),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../docs/api.md')
})

test.each([
  ['README.md', '## What is particular about it'],
  ['README.zh-CN.md', '## 特点'],
])('%s leads only to what is there, and every promise of it to the test that shows it', (file, heading) => {
  const text = readFileSync(path.join(root, file), 'utf8')
  const linksOf = (it: string) => [...it.matchAll(/\]\(([^)#:]+)\)/g)].map(([, to = '']) => to)
  expect(linksOf(text).filter((it) => !existsSync(path.join(root, it)))).toEqual([])
  const promises = (text.split(heading)[1]?.split('\n## ')[0] ?? '').split(/^- /m).slice(1)
  expect(promises.length).toBeGreaterThan(8)
  expect(promises.filter((it) => !linksOf(it).some((to) => to.endsWith('.test.ts')))).toEqual([])
})
