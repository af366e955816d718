import { expect, test } from 'vitest'
import type { Operation } from '#api/contract.ts'
import { states } from '#core/suggestion/suggestion.ts'
import { endpointOf, operations } from './ask.ts'
import { cast, type Role } from './cast.ts'
import { knows, matrix } from './matrix.ts'
import { actions, exists, type Part, parts } from './suggestions.ts'

/** docs/security/access.md is made from the table that test/access asks every cell of; `npm run regenerate` writes it. */

const list = (roles: readonly Role[] | undefined): string => (roles?.length ? roles.join(', ') : '—')

const byState = (of: (state: (typeof states)[number]) => readonly Role[]): readonly string[] =>
  states.map((it) => `| ${it} | ${list(of(it))} |`)

const whoAsks = (operation: Operation): string => {
  const line = matrix[operation]
  if ('open' in line) return 'everybody'
  if ('own' in line) return 'everybody signed in, about what is theirs'
  if ('action' in line) return `as *${line.action}*`
  return line.by.length > 0 ? list(line.by) : 'whom journeys show; in this world there is none'
}

const otherwise = (operation: Operation): string => {
  const line = matrix[operation]
  if (!('by' in line)) return ''
  return line.on ? `unknown to all but ${list(knows[line.on])}` : 'not theirs'
}

test('docs/security/access.md is the table that is asked', async () => {
  const tags = [...new Set(operations.map((it) => endpointOf(it).tag))]
  const page = [
    '# Who may ask what',
    '',
    'Made from `test/access` by `npm run regenerate`. The table was written by people and is the expectation; the code is asked.',
    '`test/access/access.test.ts` asks every operation of the contract in the name of each of these people, with words planted',
    'wherever somebody could write, and looks for those words in every answer, header, file and mail. An operation without a',
    'line here does not compile and fails the suite.',
    '',
    '| name | who that is |',
    '|---|---|',
    ...Object.entries(cast).map(([name, what]) => `| ${name} | ${what} |`),
    '',
    '## For whom a suggestion exists',
    '',
    'Everybody else is told that there is no such thing, whatever they ask of it.',
    '',
    '| state | exists for |',
    '|---|---|',
    ...byState((it) => exists[it]),
    '',
    '## What is granted, in which state',
    '',
    ...Object.entries(actions).flatMap(([action, may]) => [
      `### ${action}`,
      '',
      '| in these states | to |',
      '|---|---|',
      ...grouped(may).map(([roles, within]) => `| ${within.join(', ')} | ${roles} |`),
      '',
    ]),
    '## Who reads which part',
    '',
    ...(Object.keys(parts) as Part[]).flatMap((part) => [
      `### ${part}`,
      '',
      '| state | read by |',
      '|---|---|',
      ...byState((it) => parts[part](it)),
      '',
    ]),
    '## Every operation',
    '',
    'Staff operations answer “not yours” to everybody without a desk at the bureau, before they look at anything.',
    ...tags.flatMap((tag) => [
      '',
      `### ${tag}`,
      '',
      '| operation | granted to | others hear |',
      '|---|---|---|',
      ...operations
        .filter((it) => endpointOf(it).tag === tag && it in matrix)
        .map((it) => `| \`${it}\` | ${whoAsks(it)} | ${otherwise(it)} |`),
    ]),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../docs/security/access.md')
})

/** States in which the same people are granted it, together. */
function grouped(
  may: Readonly<Record<string, readonly Role[]>>,
): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>()
  for (const [state, roles] of Object.entries(may)) {
    if (roles.length === 0) continue
    found.set(list(roles), [...(found.get(list(roles)) ?? []), state])
  }
  return [...found]
}
