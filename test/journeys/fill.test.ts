import { expect, test } from 'vitest'
import { parseCall } from '#core/call/parse.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { fillForm } from '#test/support/fill-form.ts'

/** Always the same throws. */
const thrower = (seed: number) => {
  let at = seed
  return (options: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((at / 2_147_483_648) * options)
  }
}

test('every kind can be filled from its definition alone, by every type of unit, whatever is chosen', async () => {
  const parsed = parseCall(await readCallFolder(await findCallFolder('dalian-2024')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const call = parsed.value
  expect(call.kinds).toHaveLength(9)
  for (const kind of call.kinds)
    for (const { code: orgType } of call.orgTypes)
      for (const seed of [0, 1]) {
        const form = call.forms[kind.form]
        if (!form) throw new Error(kind.form)
        const filled = fillForm({
          form,
          kind: kind.code,
          orgType,
          lists: call.lists,
          policy: call.readiness.policy,
          today: '2024-02-10',
          answers: {},
          ...(seed > 0 && { pick: thrower(seed) }),
        })
        expect(Object.keys(filled.answers).length).toBeGreaterThan(10)
      }
})
